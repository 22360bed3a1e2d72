package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Problem;

class AscendingValuesTest {
    private static final int ROWS = 20_000;

    /** The ways of putting numbers in order: counted, whole numbers sorted, single and double precision, and their edges. */
    private static DoubleSupplier numbers(String kind, SplittableRandom random) {
        return switch (kind) {
            case "one value" -> () -> 7;
            case "counted" -> () -> random.nextInt(-50, 1_000);
            case "counted at the most" ->
                () -> random.nextBoolean() ? -3 : FiniteNumbers.COUNTED - 4 - random.nextInt(2);
            case "just not counted" -> () -> random.nextBoolean() ? -3 : FiniteNumbers.COUNTED - 3 - random.nextInt(2);
            case "whole" -> () -> random.nextInt();
            case "whole and large" -> () -> random.nextLong();
            case "whole, large and close" -> () -> 0x1p60 + 256.0 * random.nextInt(1_000);
            case "single" -> () -> (float) random.nextGaussian();
            case "double" -> () -> random.nextGaussian() * Math.exp(random.nextDouble(-300, 300));
            case "tiny" -> () -> Double.MIN_VALUE * random.nextInt(-3, 3) + (random.nextBoolean() ? 0.0 : -0.0);
            case "gaps" -> () -> random.nextInt(3) == 0 ? Double.NaN : random.nextInt(9);
            case "infinite" ->
                () -> random.nextInt(3) == 0 ? Double.NEGATIVE_INFINITY : random.nextDouble(-1e308, 1e308);
            case "nothing" -> () -> Double.NaN;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one value",
                "counted",
                "counted at the most",
                "just not counted",
                "whole",
                "whole and large",
                "whole, large and close",
                "single",
                "double",
                "tiny",
                "gaps",
                "infinite",
                "nothing"
            })
    void areThoseThatSortingGives(String kind) {
        DoubleSupplier next = numbers(kind, new SplittableRandom(5));
        for (int rows : new int[] {0, 1, 2, 3, 1_000, ROWS}) {
            double[] values = new double[rows];
            Arrays.setAll(values, i -> next.getAsDouble());
            double[] sorted = Arrays.stream(values)
                    .filter(Double::isFinite)
                    .map(value -> value + 0.0)
                    .sorted()
                    .toArray();
            AscendingValues ascending = AscendingValues.of(NumberColumn.of("x", values), Feedback.none());
            assertThat(all(ascending)).isEqualTo(sorted);
            assertThat(ascending.missing())
                    .isEqualTo((int) Arrays.stream(values).filter(Double::isNaN).count());
            assertThat(ascending.infinite()).isEqualTo((int)
                    Arrays.stream(values).filter(Double::isInfinite).count());
            for (int i = 1; i < ascending.size(); i++) {
                assertThat(ascending.value(i)).isGreaterThan(ascending.value(i - 1));
            }
            for (int place = 0; place < ascending.count(); place += 1 + place / 7) {
                assertThat(ascending.at(place)).isEqualTo(sorted[place]);
            }
        }
    }

    private static double[] all(AscendingValues ascending) {
        double[] all = new double[ascending.count()];
        int from = 0;
        for (int i = 0; i < ascending.size(); i++) {
            Arrays.fill(all, from, ascending.upTo(i), ascending.value(i));
            from = ascending.upTo(i);
        }
        return all;
    }

    @Test
    void ofSomeRowsAreRoundedToSinglePrecision() {
        NumberColumn column = NumberColumn.of("x", 0.1, 5, 1e300, 0.1 + 1e-12, Double.NaN, -1e300, 3);
        AscendingValues some =
                AscendingValues.ofSingles(column, Selection.of(new int[] {0, 2, 3, 4, 5, 6}), Feedback.none());
        assertThat(all(some)).containsExactly(0.1f, 0.1f, 3);
        assertThat(some.infinite()).isEqualTo(2);
        assertThat(some.missing()).isEqualTo(1);
    }

    @Test
    void cancelIsHeardAtEveryLook() {
        SplittableRandom random = new SplittableRandom(2);
        double[] values = new double[30_000];
        Arrays.setAll(values, i -> random.nextDouble());
        NumberColumn column = NumberColumn.of("x", values);
        Looks all = new Looks(Integer.MAX_VALUE);
        AscendingValues.of(column, all);
        assertThat(all.looks).isGreaterThan(values.length / 8_192);
        for (int look = 1; look <= all.looks; look++) {
            Looks some = new Looks(look);
            assertThatThrownBy(() -> AscendingValues.of(column, some)).isInstanceOf(CancellationException.class);
            assertThat(some.looks).isEqualTo(look);
        }
    }

    /** Cancels at its n-th look. */
    private static final class Looks implements Feedback {
        private final int last;
        private int looks;

        Looks(int last) {
            this.last = last;
        }

        @Override
        public void check() {
            if (++looks == last) {
                throw new CancellationException();
            }
        }

        @Override
        public void stage(String text) {
            // not looked at
        }

        @Override
        public void progress(long done, long total) {
            // not looked at
        }

        @Override
        public void warn(Problem problem) {
            // none come
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }
}
