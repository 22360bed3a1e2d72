package org.strayflow.forest;

/**
 * Finds heavy-tailed features: those whose largest magnitude in the sample is more than {@value #RATIO} times the mean magnitude. For a
 * feature spread evenly from 0 the ratio is 2, for a log-normal or a mostly zero one it is large.
 */
public final class HeavyTail {
    /** So many rows are enough to look at. */
    public static final int ROWS = 4_096;

    private static final double RATIO = 5;

    private HeavyTail() {}

    /**
     * Looks at a sample.
     *
     * @param sample row-major, a multiple of {@code features} long, finite
     * @param features how many features
     * @return for every feature whether it is heavy-tailed
     */
    public static boolean[] find(float[] sample, int features) {
        double[] largest = new double[features];
        double[] sum = new double[features];
        int rows = sample.length / features;
        for (int row = 0; row < rows; row++) {
            for (int feature = 0; feature < features; feature++) {
                double size = Math.abs((double) sample[row * features + feature]);
                largest[feature] = Math.max(largest[feature], size);
                sum[feature] += size;
            }
        }
        boolean[] heavy = new boolean[features];
        for (int feature = 0; feature < features; feature++) {
            heavy[feature] = largest[feature] * rows > RATIO * sum[feature];
        }
        return heavy;
    }
}
