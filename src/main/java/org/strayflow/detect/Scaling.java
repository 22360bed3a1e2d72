package org.strayflow.detect;

import java.util.Arrays;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Selection;
import org.strayflow.forest.HeavyTail;
import org.strayflow.task.Job;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/**
 * Brings features to one scale, for detectors that measure distances or add features up: the signed logarithm
 * {@code sign(x) · ln(1 + |x|)} of heavy-tailed ones, then mean 0 and standard deviation 1 of the training rows, then limits. Fitted on
 * training rows only. Immutable.
 */
public final class Scaling {
    /** Means and deviations come from at most so many training rows, evenly spaced. */
    static final int ROWS = 200_000;

    private static final int BLOCK = 1_024;

    private final boolean[] logs;
    private final float[] means;
    private final float[] deviations;
    private final float clip;

    private Scaling(boolean[] logs, float[] means, float[] deviations, float clip) {
        this.logs = logs;
        this.means = means;
        this.deviations = deviations;
        this.clip = clip;
    }

    /**
     * Fits a scaling.
     *
     * @param matrix the features
     * @param rows the training rows, at least one
     * @param logHeavyTails whether heavy-tailed features are taken as logarithms
     * @param clip largest magnitude that a scaled value may have; infinity for no limit
     * @param parallel how many threads; the result does not depend on it
     */
    static Job<Scaling> fit(
            FeatureMatrix matrix, Selection rows, boolean logHeavyTails, float clip, Parallel parallel) {
        return fit(new TrainingRows.OfMatrix(matrix, rows), logHeavyTails, clip, parallel);
    }

    /** The same for rows from anywhere. */
    static Job<Scaling> fit(TrainingRows rows, boolean logHeavyTails, float clip, Parallel parallel) {
        return feedback -> {
            int width = rows.names().length;
            boolean[] logs = logHeavyTails
                    ? HeavyTail.find(rows.take(spaced(rows.size(), HeavyTail.ROWS)), width)
                    : new boolean[width];
            int[] sample = spaced(rows.size(), ROWS);
            int blocks = (sample.length + BLOCK - 1) / BLOCK;
            double[][] sums = new double[blocks][];
            double[][] squares = new double[blocks][];
            double[] shift = first(rows, logs);
            parallel.forBlocks(sample.length, BLOCK, feedback, (from, to) -> {
                float[] block = rows.take(Arrays.copyOfRange(sample, from, to));
                double[] sum = new double[width];
                double[] square = new double[width];
                for (int i = 0; i < block.length; i++) {
                    int feature = i % width;
                    double value = taken(logs[feature], block[i]) - shift[feature];
                    sum[feature] += value;
                    square[feature] += value * value;
                }
                sums[from / BLOCK] = sum;
                squares[from / BLOCK] = square;
            });
            return joined(logs, clip, shift, sums, squares, sample.length);
        };
    }

    /** The first row's values: sums of distances to them lose fewer digits than sums of the values. */
    private static double[] first(TrainingRows rows, boolean[] logs) {
        float[] row = rows.take(new int[1]);
        double[] shift = new double[row.length];
        for (int feature = 0; feature < row.length; feature++) {
            shift[feature] = taken(logs[feature], row[feature]);
        }
        return shift;
    }

    private static Scaling joined(
            boolean[] logs, float clip, double[] shift, double[][] sums, double[][] squares, int rows) {
        float[] means = new float[logs.length];
        float[] deviations = new float[logs.length];
        for (int feature = 0; feature < logs.length; feature++) {
            double sum = 0;
            double square = 0;
            for (int block = 0; block < sums.length; block++) {
                sum += sums[block][feature];
                square += squares[block][feature];
            }
            double mean = sum / rows;
            float deviation = (float) Math.sqrt(Math.max(0, square / rows - mean * mean));
            means[feature] = (float) (shift[feature] + mean);
            deviations[feature] = deviation > 0 && Float.isFinite(deviation) ? deviation : 1;
        }
        return new Scaling(logs, means, deviations, clip);
    }

    /**
     * A scaling from its parts, for a reader of model files.
     *
     * @throws ModelException MODEL-212 when the parts differ in length or hold numbers that make no sense
     */
    public static Scaling of(boolean[] logs, float[] means, float[] deviations, float clip) throws ModelException {
        boolean good = logs.length > 0 && means.length == logs.length && deviations.length == logs.length && clip > 0;
        for (int i = 0; good && i < logs.length; i++) {
            good = Float.isFinite(means[i]) && Float.isFinite(deviations[i]) && deviations[i] > 0;
        }
        if (!good) {
            throw new ModelException(Problem.of(
                    "MODEL-212",
                    "The model's scaling of features is damaged.",
                    "Use an undamaged copy of the model or train it again."));
        }
        return new Scaling(logs.clone(), means.clone(), deviations.clone(), clip);
    }

    /** How many features. */
    public int features() {
        return logs.length;
    }

    /**
     * Scales rows in place.
     *
     * @param block row-major, at least {@code rows} × {@link #features()}
     * @param rows how many rows
     */
    void apply(float[] block, int rows) {
        int width = logs.length;
        for (int row = 0, at = 0; row < rows; row++) {
            for (int feature = 0; feature < width; feature++, at++) {
                block[at] = apply(feature, block[at]);
            }
        }
    }

    /** One value, scaled. */
    float apply(int feature, float value) {
        double scaled = (taken(logs[feature], value) - means[feature]) / deviations[feature];
        return (float) Math.max(-clip, Math.min(clip, scaled));
    }

    private static double taken(boolean log, float value) {
        return log ? Math.copySign(Math.log1p(Math.abs((double) value)), value) : value;
    }

    /** Evenly spaced places of {@code 0..size-1}, all where there are no more than {@code most}. */
    private static int[] spaced(int size, int most) {
        int[] places = new int[Math.min(size, most)];
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) ((long) i * size / places.length);
        }
        return places;
    }

    /** Which features are taken as logarithms. */
    public boolean[] logs() {
        return logs.clone();
    }

    /** What is subtracted, after the logarithm. */
    public float[] means() {
        return means.clone();
    }

    /** What is divided by; above 0. */
    public float[] deviations() {
        return deviations.clone();
    }

    /** The largest magnitude of a scaled value; may be infinite. */
    public float clip() {
        return clip;
    }
}
