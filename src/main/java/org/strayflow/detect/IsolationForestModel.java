package org.strayflow.detect;

import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.anomaly.Event;
import org.tribuo.provenance.ModelProvenance;

/**
 * An isolation forest as a Tribuo model. An event's score is the paper's 2^(−E[h]/c(ψ)); above 0.5, where a flow is isolated sooner than
 * a random one, the event is anomalous.
 */
public final class IsolationForestModel extends NoveltyModel {
    private static final long serialVersionUID = 1L;

    private final transient FittedIsolationForest fitted;

    IsolationForestModel(
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Event> outputs,
            String[] names,
            FittedIsolationForest fitted) {
        this(IsolationForestSpec.ID, provenance, features, outputs, placesOf(names, features), fitted);
    }

    private IsolationForestModel(
            String name,
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Event> outputs,
            int[] placeOfId,
            FittedIsolationForest fitted) {
        super(name, provenance, features, outputs, placeOfId);
        this.fitted = fitted;
    }

    /** The same detector in Strayflow's own form. */
    FittedIsolationForest fitted() {
        return fitted;
    }

    @Override
    double score(float[] row) {
        return fitted.score(row);
    }

    @Override
    double[] contributions(float[] row) {
        double[] amounts = new double[row.length];
        fitted.forest().contributions(row, amounts);
        return amounts;
    }

    @Override
    protected IsolationForestModel copy(String newName, ModelProvenance newProvenance) {
        return new IsolationForestModel(newName, newProvenance, featureIDMap, outputIDInfo, placeOfId(), fitted);
    }
}
