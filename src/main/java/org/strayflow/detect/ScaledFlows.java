package org.strayflow.detect;

import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Selection;

/** Labelled flows whose values are scaled. */
final class ScaledFlows extends LabelledFlows {
    private static final long serialVersionUID = 1L;

    private final transient Scaling scaling;

    ScaledFlows(FeatureMatrix matrix, Selection rows, KindTargets targets, Scaling scaling) {
        super(matrix, rows, targets);
        this.scaling = scaling;
    }

    @Override
    float[] values(int row) {
        float[] values = super.values(row);
        scaling.apply(values, 1);
        return values;
    }
}
