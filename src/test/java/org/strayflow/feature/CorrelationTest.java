package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

class CorrelationTest {
    private static final double NONE = -1;

    /** Columns that share a common part, some with gaps and infinite values, some with a heavy tail. */
    private static List<double[]> columns(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] common = random.doubles(rows).toArray();
        List<double[]> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = 1e6 * i + common[row] * (i % 2 == 0 ? 1 : -1) + 0.1 * i * random.nextGaussian();
                if (i % 4 == 2) {
                    values[row] = Math.exp(5 * values[row] / (1 + Math.abs(values[row])) + 3 * random.nextGaussian());
                }
                if (i % 3 == 1 && random.nextInt(10) == 0) {
                    values[row] = random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
                }
            }
            columns.add(values);
        }
        return columns;
    }

    private static List<ColumnScan> scans(List<double[]> columns) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> ColumnScan.of(NumberColumn.of("c" + i, columns.get(i)), Feedback.none()))
                .toList();
    }

    private static double naive(double[] a, double[] b) {
        int[] rows = IntStream.range(0, a.length)
                .filter(row -> Double.isFinite(a[row]) && Double.isFinite(b[row]))
                .toArray();
        double meanA = IntStream.of(rows).mapToDouble(row -> a[row]).average().orElseThrow();
        double meanB = IntStream.of(rows).mapToDouble(row -> b[row]).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int row : rows) {
            ab += (a[row] - meanA) * (b[row] - meanB);
            aa += (a[row] - meanA) * (a[row] - meanA);
            bb += (b[row] - meanB) * (b[row] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 255, 256, 257, 1_003, 5_000})
    void everyPairIsWhatTheFormulaSays(int rows) throws StrayflowException {
        List<double[]> columns = columns(rows, 9, rows);
        Correlation.Found found = Correlation.above(NONE, scans(columns), rows, new Parallel(2), Feedback.none());
        assertThat(found.sample()).isZero();
        // A pair with fewer than 30 rows in common is left out: only where there are 30 rows in all.
        assertThat(found.pairs()).hasSizeBetween(rows == 30 ? 10 : 36, 36);
        for (Correlation.Pair pair : found.pairs()) {
            double[] a = columns.get(Integer.parseInt(pair.earlier().substring(1)));
            double[] b = columns.get(Integer.parseInt(pair.later().substring(1)));
            assertThat(pair.r()).as(pair.toString()).isCloseTo(naive(a, b), within(1e-9));
        }
    }

    @Test
    void threadsDoNotChangeTheLastBit() throws StrayflowException {
        List<ColumnScan> scans = scans(columns(20_000, 6, 3));
        assertThat(Correlation.above(NONE, scans, 20_000, new Parallel(1), Feedback.none()))
                .isEqualTo(Correlation.above(NONE, scans, 20_000, new Parallel(3), Feedback.none()));
    }

    @Test
    void constantColumnsAndTextsHaveNoCorrelation() throws StrayflowException {
        double[] rising = IntStream.range(0, 100).asDoubleStream().toArray();
        List<ColumnScan> scans = List.of(
                ColumnScan.of(NumberColumn.of("rising", rising), Feedback.none()),
                ColumnScan.of(
                        NumberColumn.of(
                                "seven",
                                IntStream.range(0, 100).mapToDouble(i -> 7).toArray()),
                        Feedback.none()),
                ColumnScan.of(
                        TextColumn.of(
                                "text",
                                IntStream.range(0, 100).mapToObj(i -> "t" + i).toArray(String[]::new)),
                        Feedback.none()),
                ColumnScan.of(
                        NumberColumn.of(
                                "nothing",
                                IntStream.range(0, 100)
                                        .mapToDouble(i -> Double.NaN)
                                        .toArray()),
                        Feedback.none()));
        assertThat(Correlation.above(NONE, scans, 100, new Parallel(1), Feedback.none())
                        .pairs())
                .isEmpty();
    }

    @Test
    void columnsThatNeverHaveValuesTogetherHaveNoCorrelation() throws StrayflowException {
        double[] even = IntStream.range(0, 400)
                .mapToDouble(i -> i % 2 == 0 ? i : Double.NaN)
                .toArray();
        double[] odd = IntStream.range(0, 400)
                .mapToDouble(i -> i % 2 == 1 ? i : Double.NaN)
                .toArray();
        assertThat(Correlation.above(NONE, scans(List.of(even, odd)), 400, new Parallel(1), Feedback.none())
                        .pairs())
                .isEmpty();
    }

    @Test
    void beyondTheBudgetRowsAreSampledAndTheirNumberIsSaid() throws StrayflowException {
        List<double[]> columns = columns(10_000, 5, 4);
        List<ColumnScan> scans = scans(columns);
        Correlation.Found found = Correlation.above(NONE, scans, 10_000, 100_000, new Parallel(2), Feedback.none());
        assertThat(found.sample()).isBetween(500, 9_999);
        assertThat(found.pairs()).hasSize(10);
        double[] a = columns.get(0);
        double[] b = columns.get(1);
        Correlation.Pair pair = found.pairs().getFirst();
        assertThat(pair.r()).isCloseTo(naive(a, b), within(0.1)).isNotEqualTo(naive(a, b));
    }
}
