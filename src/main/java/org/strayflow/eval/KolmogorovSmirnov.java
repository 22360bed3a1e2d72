package org.strayflow.eval;

import org.strayflow.feature.AscendingValues;

/**
 * The two-sample test of Kolmogorov and Smirnov: how far apart two distributions are. The statistic is the largest difference between the
 * shares of values up to any place, 0 where the distributions are the same and 1 where they do not overlap; it does not depend on units or
 * scales, and unlike the p-value not on the number of values.
 *
 * @param statistic 0..1; NaN where a sample has no values
 * @param pValue how likely two samples of one distribution are at least so far apart; NaN where a sample has no values
 */
public record KolmogorovSmirnov(double statistic, double pValue) {
    /** Up to so many values a sample the p-value is exact, as in SciPy. */
    static final int EXACT = 10_000;

    /** Beyond it (n₁n₂/(n₁+n₂) times the squared statistic) the chance is under 1e-86 and its limit will do. */
    private static final double CERTAIN = 100;

    /**
     * The test of two samples, exact as SciPy's {@code ks_2samp}: the statistic to rounding, the p-value by counting paths where no sample
     * has more than {@value #EXACT} values, beyond that by the exact one-sample distribution at n₁n₂/(n₁+n₂).
     *
     * @param one the finite values of one sample
     * @param other those of the other
     */
    public static KolmogorovSmirnov of(AscendingValues one, AscendingValues other) {
        if (one.count() == 0 || other.count() == 0) {
            return new KolmogorovSmirnov(Double.NaN, Double.NaN);
        }
        double d = statistic(one, other);
        return new KolmogorovSmirnov(d, pValue(d, one.count(), other.count()));
    }

    /** The two distributions are walked together, one different value after the other. */
    private static double statistic(AscendingValues one, AscendingValues other) {
        double all = one.count();
        double allOthers = other.count();
        double largest = 0;
        int i = 0;
        int j = 0;
        int seen = 0;
        int seenOthers = 0;
        while (i < one.size() && j < other.size()) {
            double value = one.value(i);
            double otherValue = other.value(j);
            if (value <= otherValue) {
                seen = one.upTo(i++);
            }
            if (otherValue <= value) {
                seenOthers = other.upTo(j++);
            }
            largest = Math.max(largest, Math.abs(seen / all - seenOthers / allOthers));
        }
        return largest;
    }

    /**
     * The p-value of a statistic.
     *
     * @param statistic 0..1
     * @param n1 values of one sample
     * @param n2 values of the other
     * @return NaN where a sample has no values
     */
    public static double pValue(double statistic, long n1, long n2) {
        if (n1 < 1 || n2 < 1) {
            return Double.NaN;
        }
        double n = (double) n1 * n2 / (n1 + n2);
        if (Math.max(n1, n2) <= EXACT && n * statistic * statistic < CERTAIN) {
            return SmirnovPaths.outside((int) n1, (int) n2, statistic);
        }
        return KolmogorovTail.of(Math.max(1, (long) Math.rint(n)), statistic);
    }
}
