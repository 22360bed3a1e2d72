package org.strayflow.detect;

import org.jspecify.annotations.Nullable;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;

/**
 * What a detector learns from.
 *
 * @param matrix the features of the whole capture
 * @param training the rows to learn from; labelled ones where the detector {@linkplain DetectorSpec#needsLabels() needs labels}
 * @param validation rows to stop early by and to calibrate on; never learnt from, may be empty
 * @param labels of the whole capture; null where it has none
 */
public record TrainingSet(
        FeatureMatrix matrix,
        Selection training,
        Selection validation,
        @Nullable Labels labels) {
    /** Rows whose labels do not matter. */
    public static TrainingSet of(FeatureMatrix matrix, Selection training) {
        return new TrainingSet(matrix, training, Selection.of(), null);
    }
}
