package org.strayflow.eval;

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
     * @param one values in ascending order, without NaN; infinite ones are allowed
     * @param other the same
     */
    public static KolmogorovSmirnov of(double[] one, double[] other) {
        if (one.length == 0 || other.length == 0) {
            return new KolmogorovSmirnov(Double.NaN, Double.NaN);
        }
        double d = statistic(one, other);
        return new KolmogorovSmirnov(d, pValue(d, one.length, other.length));
    }

    private static double statistic(double[] one, double[] other) {
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            double value = Math.min(one[i], other[j]);
            while (i < one.length && one[i] <= value) {
                i++;
            }
            while (j < other.length && other[j] <= value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / one.length - (double) j / other.length));
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
