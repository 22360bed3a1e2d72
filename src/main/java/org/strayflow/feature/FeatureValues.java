package org.strayflow.feature;

import org.strayflow.task.Feedback;

/**
 * A feature's values in the training rows, as the detector sees them.
 *
 * @param rows ids of rows
 */
record FeatureValues(String name, FeatureSource source, int[] rows, double mean, double deviation)
        implements Correlated {
    private static final int BLOCK = 2_048;

    /** With mean and deviation of the rows. */
    static FeatureValues of(String name, FeatureSource source, int[] rows, Feedback feedback) {
        FeatureValues plain = new FeatureValues(name, source, rows, 0, 1);
        double mean = plain.sum(0, 1, feedback) / rows.length;
        double squares = plain.sum(mean, 2, feedback) / rows.length;
        return new FeatureValues(name, source, rows, mean, Math.sqrt(squares));
    }

    /** The sum of the values' distances from a middle, to the first or second power. */
    private double sum(double middle, int power, Feedback feedback) {
        double[] block = new double[BLOCK];
        double sum = 0;
        for (int from = 0; from < rows.length; from += BLOCK) {
            feedback.check();
            int count = Math.min(BLOCK, rows.length - from);
            copy(from, count, 1, block);
            for (int i = 0; i < count; i++) {
                double off = block[i] - middle;
                sum += power == 1 ? off : off * off;
            }
        }
        return sum;
    }

    @Override
    public long gaps() {
        return 0;
    }

    @Override
    public void copy(int from, int count, int step, double[] out) {
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            ids[i] = rows[(from + i) * step];
        }
        source.copyRows(ids, count, out);
    }
}
