package org.strayflow.store;

import java.util.List;
import org.strayflow.detect.FittedDetector;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.Preparation;

/**
 * A detector with everything needed to use it on another capture and to tell what it is. Saved as {@code .sfm} by {@link ModelFiles}.
 *
 * @param detector scores
 * @param preparation turns a capture's columns into the detector's features
 * @param training what it was trained on
 * @param operation its threshold and what it achieved
 * @param sketches how each column among the features was distributed in the training rows
 * @param scoreQuantiles {@link FeatureSketch#POINTS} evenly spaced quantiles of the training rows' scores, ascending;
 *     none when those scores are not known
 */
public record ModelBundle(
        FittedDetector detector,
        Preparation preparation,
        TrainingRecord training,
        Operation operation,
        List<FeatureSketch> sketches,
        float[] scoreQuantiles) {
    /** Copies the list. */
    public ModelBundle {
        sketches = List.copyOf(sketches);
    }

    /** The same model with another threshold. */
    public ModelBundle withOperation(Operation other) {
        return new ModelBundle(detector, preparation, training, other, sketches, scoreQuantiles);
    }

    /** Share of the training rows that score below a score, 0..1, to 1/256; NaN when their scores are not known. */
    public double shareBelow(double score) {
        int below = 0;
        for (float quantile : scoreQuantiles) {
            below += quantile < score ? 1 : 0;
        }
        return (double) below / scoreQuantiles.length;
    }
}
