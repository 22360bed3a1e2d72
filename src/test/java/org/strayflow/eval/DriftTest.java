package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

class DriftTest {
    private static final Parallel ONE = new Parallel(1);
    private static final double NONE = Double.NaN;

    /** Distributions as flows have them: smooth, with many ties, with one value for nearly all, with a long tail, with large numbers. */
    private static final List<DoubleUnaryOperator> SHAPES = List.of(
            u -> u,
            u -> Math.floor(u * 10),
            u -> u < 0.993 ? 0 : u,
            u -> Math.floor(Math.pow(u, 8) * 1e6),
            u -> Math.sqrt(u) * 1e9 + 0.1,
            u -> u < 0.5 ? -1 : Math.floor(u * 300));

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 257, 258, 1_000, 30_000, 250_000})
    void sketchIsCloseToExact(int count) throws StrayflowException {
        for (int shape = 0; shape < SHAPES.size(); shape++) {
            for (double shift : new double[] {0, 0.004, 0.2}) {
                DoubleUnaryOperator form = SHAPES.get(shape);
                NumberColumn then = numbers("x", random(count, 7 + shape, form));
                NumberColumn now =
                        numbers("x", random(20_000, 99 + shape, u -> form.applyAsDouble(Math.max(0, u - shift))));
                double sketched = only(sketched(then, now)).statistic();
                Drift exact = Drift.of(flows(then), table(now), RowParts.none(), new float[0], ONE)
                        .run(Feedback.none());
                assertThat(sketched)
                        .as("shape %s, shift %s", shape, shift)
                        .isCloseTo(only(exact).statistic(), within(0.002));
                if (count <= FeatureSketch.POINTS && shape < 4) {
                    assertThat(sketched).isCloseTo(only(exact).statistic(), within(1e-12));
                }
            }
        }
    }

    @Test
    void gapsAndInfiniteValuesAreSharesOfTheirOwn() throws StrayflowException {
        NumberColumn then = numbers("x", 1, 2, 3, 4);
        NumberColumn now = numbers("x", 1, 2, NONE, NONE, NONE, NONE, Double.POSITIVE_INFINITY, 4);
        for (Drift drift : List.of(sketched(then, now), exact(then, now))) {
            ColumnDrift column = only(drift);
            assertThat(column.missing()).isEqualTo(new Shift(0, 0.5));
            assertThat(column.infinite()).isEqualTo(new Shift(0, 0.125));
            assertThat(column.statistic()).isCloseTo(0.25 - 0.25 / 3, within(1e-9));
            assertThat(column.effect()).isEqualTo(0.5);
            assertThat(drift.above(0.49)).hasSize(1);
            assertThat(drift.above(0.5)).isEmpty();
        }
    }

    @Test
    void aColumnThatLostAllItsValues() throws StrayflowException {
        ColumnDrift column = only(sketched(numbers("x", 1, 2, 3), numbers("x", NONE, NONE)));
        assertThat(column.statistic()).isNaN();
        assertThat(column.pValue()).isNaN();
        assertThat(column.stability()).isNaN();
        assertThat(column.effect()).isEqualTo(1);
        ColumnDrift other = only(sketched(numbers("x", NONE, NONE), numbers("x", 1, 2, 3)));
        assertThat(other.effect()).isEqualTo(1);
    }

    @Test
    void textsByTheirShares() throws StrayflowException {
        TextColumn then = TextColumn.of("s", "http", "http", "dns", "dns");
        TextColumn now = TextColumn.of("s", "http", "http", "http", "smb");
        ColumnDrift column = only(sketched(then, now));
        assertThat(column.texts()).isTrue();
        assertThat(column.statistic()).isCloseTo(0.5, within(1e-12));
        assertThat(column.unknown()).isEqualTo(0.25);
        double floor = StepShares.SMALLEST_SHARE;
        double psi = 0.25 * Math.log(0.75 / 0.5)
                + (floor - 0.5) * Math.log(floor / 0.5)
                + (0.25 - floor) * Math.log(0.25 / floor);
        assertThat(column.stability()).isCloseTo(psi, within(1e-9));
        assertThat(only(exact(then, now))).isEqualTo(column);
    }

    @Test
    void moreTextsThanASketchHolds() throws StrayflowException {
        String[] texts = IntStream.range(0, 200).mapToObj(i -> "t" + i).toArray(String[]::new);
        TextColumn column = TextColumn.of("s", texts);
        ColumnDrift drift = only(sketched(column, column));
        assertThat(drift.statistic()).isCloseTo(0, within(1e-9));
        assertThat(drift.unknown()).isZero();
    }

    @Test
    void stabilityOfEqualBins() throws StrayflowException {
        double[] then = IntStream.range(0, 1000).asDoubleStream().toArray();
        double[] now =
                IntStream.range(0, 1000).mapToDouble(i -> Math.floorDiv(i, 2)).toArray();
        // Five of ten bins hold a fifth each, the others nothing.
        double expected = 5 * 0.1 * Math.log(2)
                + 5 * (StepShares.SMALLEST_SHARE - 0.1) * Math.log(StepShares.SMALLEST_SHARE / 0.1);
        assertThat(only(sketched(numbers("x", then), numbers("x", now))).stability())
                .isCloseTo(expected, within(0.05));
        assertThat(only(sketched(numbers("x", then), numbers("x", then))).stability())
                .isCloseTo(0, within(1e-3));
    }

    @Test
    void partsOneByOne() throws StrayflowException {
        NumberColumn then = numbers("x", 1, 2, 3, 4);
        NumberColumn now = numbers("x", 1, 2, 3, 4, 9, 9, NONE, 5);
        RowParts parts = new RowParts("file", List.of("a", "b", "empty", "gap"), new byte[] {0, 0, 0, 0, 1, 1, 3, -1});
        Drift drift =
                Drift.of(flows(then), table(now), parts, new float[0], ONE).run(Feedback.none());
        assertThat(only(drift).parts()).containsExactly(0.0, 1.0, NONE, 1.0);
        assertThat(parts.rows()).containsExactly(4, 2, 0, 1);
    }

    @Test
    void aCaptureWithoutPartsIsMeasuredAsOneWithParts() throws StrayflowException {
        double[] odd = {NONE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300, 0.0, -0.0, 7};
        for (DoubleUnaryOperator shape : SHAPES) {
            double[] then = random(3_000, 1, shape);
            double[] now = random(3_000, 2, u -> shape.applyAsDouble(u * 0.9));
            for (int i = 0; i < 400; i++) {
                now[7 * i] = odd[i % odd.length];
            }
            NumberColumn before = numbers("x", then);
            NumberColumn after = numbers("x", now);
            byte[] halves = new byte[now.length];
            Arrays.fill(halves, halves.length / 2, halves.length, (byte) 1);
            RowParts parts = new RowParts("file", List.of("a", "b"), halves);
            ColumnDrift whole = only(exact(before, after));
            ColumnDrift parted = only(Drift.of(flows(before), table(after), parts, new float[0], ONE)
                    .run(Feedback.none()));
            assertThat(whole.parts()).isEmpty();
            assertThat(parted.parts()).hasSize(2);
            assertThat(parted)
                    .usingRecursiveComparison()
                    .ignoringFields("parts")
                    .isEqualTo(whole);
        }
    }

    @Test
    void orderedByEffectAndTheSameForAnyNumberOfThreads() throws StrayflowException {
        Column[] then = new Column[12];
        Column[] now = new Column[12];
        for (int i = 0; i < then.length; i++) {
            double shift = (i * 7 % 12) / 20.0;
            then[i] = numbers("c" + i, random(3_000, i, u -> u));
            now[i] = numbers("c" + i, random(3_000, 50 + i, u -> u + shift));
        }
        Drift one = Drift.of(flows(then), table(now), RowParts.none(), new float[0], ONE)
                .run(Feedback.none());
        Drift four = Drift.of(flows(then), table(now), RowParts.none(), new float[0], new Parallel(4))
                .run(Feedback.none());
        assertThat(four).isEqualTo(one);
        assertThat(one.columns().stream().map(ColumnDrift::effect).toList())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(one.columns().getFirst().column()).isEqualTo("c5");
    }

    @Test
    void scoresAreAColumnOfTheirOwn() throws StrayflowException {
        float[] then =
                quantiles(IntStream.range(0, 1_000).mapToDouble(i -> i / 1000.0).toArray());
        float[] now = new float[500];
        Arrays.fill(now, 0.75f);
        NumberColumn column = numbers("x", new double[500]);
        DriftReference reference = new DriftReference.Sketched(
                List.of(FeatureSketch.of(column, Selection.all(500))), 1_000, Map.of(), then);
        Drift drift =
                Drift.of(reference, table(column), RowParts.none(), now, ONE).run(Feedback.none());
        assertThat(drift.columns()).hasSize(1);
        assertThat(drift.score().orElseThrow().statistic()).isCloseTo(0.75, within(0.002));
    }

    @Test
    void whatCannotBeComparedIsNamed() throws StrayflowException {
        FlowTable then = table(numbers("x", 1), TextColumn.of("y", "a"), numbers("gone", 1));
        FlowTable now = table(numbers("x", 1), numbers("y", 1), numbers("new", 1));
        DriftReference reference = new DriftReference.Flows(then, List.of("x", "y", "gone", "new"));
        Drift drift =
                Drift.of(reference, now, RowParts.none(), new float[0], ONE).run(Feedback.none());
        assertThat(drift.columns()).hasSize(1);
        assertThat(drift.uncompared()).containsExactly("y", "gone", "new");
    }

    private static Drift sketched(Column then, Column now) throws StrayflowException {
        Selection all = Selection.all(then.size());
        Set<String> texts = then instanceof TextColumn column ? Set.copyOf(column.dictionary()) : Set.of();
        DriftReference reference = new DriftReference.Sketched(
                FeatureSketch.of(table(then), all, List.of(then.name()), ONE).run(Feedback.none()),
                then.size(),
                Map.of(then.name(), texts),
                new float[0]);
        return Drift.of(reference, table(now), RowParts.none(), new float[0], ONE)
                .run(Feedback.none());
    }

    private static Drift exact(Column then, Column now) throws StrayflowException {
        return Drift.of(flows(then), table(now), RowParts.none(), new float[0], ONE)
                .run(Feedback.none());
    }

    private static ColumnDrift only(Drift drift) {
        assertThat(drift.columns()).hasSize(1);
        return drift.columns().getFirst();
    }

    private static float[] quantiles(double[] values) {
        return FeatureSketch.of(numbers("x", values), Selection.all(values.length))
                .quantiles();
    }

    private static double[] random(int count, long seed, DoubleUnaryOperator form) {
        return new SplittableRandom(seed).doubles(count).map(form).toArray();
    }

    private static DriftReference flows(Column... columns) {
        return new DriftReference.Flows(
                table(columns), Arrays.stream(columns).map(Column::name).toList());
    }

    private static NumberColumn numbers(String name, double... values) {
        return NumberColumn.of(name, values);
    }

    private static FlowTable table(Column... columns) {
        return new FlowTable(
                List.of(columns),
                Arrays.stream(columns).map(column -> Role.FEATURE).toList());
    }
}
