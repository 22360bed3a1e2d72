package org.strayflow.eval;

import java.util.Arrays;

/**
 * How likely two samples of one distribution are so far apart by chance, exactly: every order of their values is a path over a lattice,
 * and the paths that stay near the diagonal are counted (Hodges, 1958). Ties are not counted in, as usual.
 */
final class SmirnovPaths {
    private SmirnovPaths() {}

    /**
     * The chance of a Kolmogorov–Smirnov statistic of at least {@code d}. Time: n₁ × n₂ × d.
     *
     * @param n1 values of one sample, at least 1
     * @param n2 values of the other, at least 1
     * @param d the statistic, 0..1
     */
    static double outside(int n1, int n2, double d) {
        int m = Math.max(n1, n2);
        int n = Math.min(n1, n2);
        int divisor = greatestDivisor(m, n);
        long stepM = m / divisor;
        long stepN = n / divisor;
        long h = Math.round(d * m * stepN);
        if (h == 0) {
            return 1;
        }
        // Place j: the chance that a random path to (i, j) has left the band |i/m − j/n| < d.
        double[] left = new double[n + 1];
        Arrays.fill(left, 1);
        for (long i = 0; i <= m; i++) {
            long low = Math.max(0, Math.floorDiv(i * stepN - h, stepM) + 1);
            long high = Math.min(n, Math.ceilDiv(i * stepN + h, stepM) - 1);
            if (low > high) {
                return 1;
            }
            double before = low == 0 ? 0 : 1;
            for (int j = (int) low; j <= high; j++) {
                before = i + j == 0 ? 0 : (i * left[j] + j * before) / (i + j);
                left[j] = before;
            }
        }
        return left[n];
    }

    private static int greatestDivisor(int a, int b) {
        return b == 0 ? a : greatestDivisor(b, a % b);
    }
}
