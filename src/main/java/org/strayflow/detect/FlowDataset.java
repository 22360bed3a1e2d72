package org.strayflow.detect;

import java.util.Set;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Selection;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;

/** Flows as Tribuo's events. Every flow is an expected event, since it is what a detector learns the usual from. */
final class FlowDataset extends MatrixDataset<Event> {
    private static final long serialVersionUID = 1L;

    private static final AnomalyFactory EVENTS = new AnomalyFactory();

    FlowDataset(FeatureMatrix matrix, Selection rows) {
        super(matrix, rows, EVENTS, expectedOnly());
    }

    private static ImmutableOutputInfo<Event> expectedOnly() {
        var info = EVENTS.generateInfo();
        info.observe(AnomalyFactory.EXPECTED_EVENT);
        return info.generateImmutableOutputInfo();
    }

    @Override
    public Set<Event> getOutputs() {
        return Set.of(AnomalyFactory.EXPECTED_EVENT);
    }

    @Override
    Event output(int row) {
        return AnomalyFactory.EXPECTED_EVENT;
    }
}
