package org.strayflow.detect;

import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.anomaly.Event;
import org.tribuo.provenance.ModelProvenance;

/**
 * Nearest neighbours as a Tribuo model. Above 0.5, where a flow is farther from the training rows than they are from each other on
 * average, the event is anomalous.
 */
public final class NearestNeighboursModel extends NoveltyModel {
    private static final long serialVersionUID = 1L;

    private final transient FittedNearestNeighbours fitted;

    NearestNeighboursModel(
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Event> outputs,
            String[] names,
            FittedNearestNeighbours fitted) {
        this(NearestNeighboursSpec.ID, provenance, features, outputs, placesOf(names, features), fitted);
    }

    private NearestNeighboursModel(
            String name,
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Event> outputs,
            int[] placeOfId,
            FittedNearestNeighbours fitted) {
        super(name, provenance, features, outputs, placeOfId);
        this.fitted = fitted;
    }

    /** The same detector in Strayflow's own form. */
    FittedNearestNeighbours fitted() {
        return fitted;
    }

    @Override
    double score(float[] row) {
        return fitted.score(row);
    }

    @Override
    double[] contributions(float[] row) {
        return fitted.contributions(row);
    }

    @Override
    protected NearestNeighboursModel copy(String newName, ModelProvenance newProvenance) {
        return new NearestNeighboursModel(newName, newProvenance, featureIDMap, outputIDInfo, placeOfId(), fitted);
    }
}
