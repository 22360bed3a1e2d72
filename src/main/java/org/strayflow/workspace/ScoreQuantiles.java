package org.strayflow.workspace;

import java.util.Arrays;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.flow.Selection;

/** Evenly spaced quantiles of the scores of some rows. */
final class ScoreQuantiles {
    private ScoreQuantiles() {}

    /**
     * About which share of the rows has at least a score, linear between two quantiles.
     *
     * @param quantiles as {@link #of} gives them
     * @return NaN when there are no quantiles
     */
    static double shareFrom(float[] quantiles, double score) {
        if (quantiles.length == 0) {
            return Double.NaN;
        }
        int last = quantiles.length - 1;
        if (score > quantiles[last]) {
            return 0;
        }
        int above = 0;
        while (quantiles[above] < score) {
            above++;
        }
        if (above == 0) {
            return 1;
        }
        double below = quantiles[above - 1];
        double part = (score - below) / (quantiles[above] - below);
        return 1 - (above - 1 + part) / last;
    }

    /** {@link FeatureSketch#POINTS} quantiles, ascending: the lowest score first, the highest last. */
    static float[] of(float[] scores, Selection rows) {
        float[] sorted = new float[rows.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = scores[rows.get(i)];
        }
        Arrays.parallelSort(sorted);
        float[] quantiles = new float[FeatureSketch.POINTS];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = sorted[(int) Math.round((double) i * (sorted.length - 1) / (quantiles.length - 1))];
        }
        return quantiles;
    }
}
