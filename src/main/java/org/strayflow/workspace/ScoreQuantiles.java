package org.strayflow.workspace;

import java.util.Arrays;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.flow.Selection;

/** Evenly spaced quantiles of the scores of some rows. */
final class ScoreQuantiles {
    private ScoreQuantiles() {}

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
