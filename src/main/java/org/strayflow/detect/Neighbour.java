package org.strayflow.detect;

import java.util.List;

/**
 * A training row that is much like a flow.
 *
 * @param distance how far the two are apart, in standard deviations of the features
 * @param features the training row's values, with each feature's share of the distance; the largest share first
 */
public record Neighbour(double distance, List<Contribution> features) {
    /** Copies the list. */
    public Neighbour {
        features = List.copyOf(features);
    }
}
