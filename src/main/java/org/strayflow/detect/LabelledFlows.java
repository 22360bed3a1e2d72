package org.strayflow.detect;

import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Selection;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;

/** Flows as Tribuo's labelled examples, each with the weight of its kind. */
class LabelledFlows extends MatrixDataset<Label> {
    private static final long serialVersionUID = 1L;

    private static final LabelFactory LABELS = new LabelFactory();

    private final transient KindTargets targets;

    /** All rows are to be of one of the kinds. */
    LabelledFlows(FeatureMatrix matrix, Selection rows, KindTargets targets) {
        super(matrix, rows, LABELS, infoOf(targets));
        this.targets = targets;
    }

    private static ImmutableOutputInfo<Label> infoOf(KindTargets targets) {
        var info = LABELS.generateInfo();
        for (Kind kind : targets.kinds()) {
            info.observe(new Label(kind.name()));
        }
        return info.generateImmutableOutputInfo();
    }

    KindTargets targets() {
        return targets;
    }

    @Override
    Label output(int row) {
        return new Label(targets.kinds().get(targets.place(row)).name());
    }

    @Override
    float weight(int row) {
        return targets.weights()[targets.place(row)];
    }
}
