package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.strayflow.feature.AscendingValues;

/** The numbers that SciPy 1.17.1 gives; {@code scipy-values.py}, which lies beside this test's resources, printed them. */
class KolmogorovSmirnovTest {
    private static final double LITTLE = 1e-12;

    private static AscendingValues sample(String shape, long seed, int count) {
        DoubleUnaryOperator form =
                switch (shape) {
                    case "uniform" -> u -> u;
                    case "tied" -> u -> Math.floor(u * 10);
                    case "heavy" -> u -> Math.floor(Math.pow(u, 8) * 1e6) / 4;
                    case "shifted" -> u -> u * 1.1 + 0.05;
                    default -> throw new IllegalArgumentException(shape);
                };
        double[] values = new double[count];
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            values[i] = form.applyAsDouble((state >>> 11) / 0x1p53);
        }
        return AscendingValues.of(values);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "ks2samp.csv")
    void likeSciPy(
            String one, long oneSeed, int n1, String other, long otherSeed, int n2, double statistic, double pValue) {
        AscendingValues a = sample(one, oneSeed, n1);
        AscendingValues b = sample(other, otherSeed, n2);
        KolmogorovSmirnov test = KolmogorovSmirnov.of(a, b);
        assertThat(test.statistic()).isCloseTo(statistic, within(LITTLE));
        // 1e-300 stands for 0, where both gave up.
        assertThat(Math.max(test.pValue(), 1e-300))
                .isCloseTo(Math.max(pValue, 1e-300), Percentage.withPercentage(1e-4));
        assertThat(KolmogorovSmirnov.of(b, a)).isEqualTo(test);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "kstwo.csv")
    void tailLikeSciPy(long n, double x, double chance) {
        assertThat(KolmogorovTail.of(n, x))
                .isCloseTo(chance, within(2e-9 * chance + 2e-14 + (n > 100_000 ? 5e-5 * chance : 0)));
    }

    @Test
    void theSameAndApart() {
        AscendingValues values = AscendingValues.of(2, 3, 1);
        assertThat(KolmogorovSmirnov.of(values, values)).isEqualTo(new KolmogorovSmirnov(0, 1));
        KolmogorovSmirnov apart = KolmogorovSmirnov.of(values, AscendingValues.of(4, 5, 6));
        assertThat(apart.statistic()).isEqualTo(1);
        assertThat(apart.pValue()).isCloseTo(0.1, within(LITTLE));
        assertThat(KolmogorovSmirnov.of(values, AscendingValues.of()).statistic())
                .isNaN();
        assertThat(KolmogorovSmirnov.of(values, AscendingValues.of()).pValue()).isNaN();
    }

    @Test
    void exactAndLimitMeetWhereTheExactOneStops() {
        double exact = KolmogorovSmirnov.pValue(0.02, 10_000, 10_000);
        double limit = KolmogorovSmirnov.pValue(0.02, 10_001, 10_001);
        assertThat(exact).isCloseTo(limit, Percentage.withPercentage(2));
    }
}
