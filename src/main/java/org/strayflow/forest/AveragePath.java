package org.strayflow.forest;

/** How long the walks through an isolation tree are on average. */
public final class AveragePath {
    private static final double EULER = 0.5772156649015329;

    private AveragePath() {}

    /**
     * c(n) of Liu, Ting, Zhou (2008), equation 1: the average number of steps of an unsuccessful search in a binary search tree of n
     * rows, {@code 2 H(n−1) − 2 (n−1)/n}. The harmonic number is the paper's approximation {@code H(i) = ln(i) + 0.5772156649}, as in
     * scikit-learn, with c(1) = 0 and c(2) = 1.
     *
     * @param rows how many rows, 0 or more
     */
    public static double of(int rows) {
        if (rows <= 1) {
            return 0;
        }
        if (rows == 2) {
            return 1;
        }
        return 2 * (StrictMath.log(rows - 1.0) + EULER) - 2 * (rows - 1.0) / rows;
    }
}
