package org.strayflow.feature;

import java.util.List;

/**
 * What came of one candidate column, seen by itself.
 *
 * @param features what it gives
 * @param dropped what it does not give, with the reason
 */
record FittedColumn(List<Fitted> features, List<Dropped> dropped) {
    /**
     * One feature.
     *
     * @param feature how it is made
     * @param source its values
     * @param hash of its values in the training rows; see {@link NumberScan#hash}
     */
    record Fitted(PreparedFeature feature, FeatureSource source, long hash) {}

    static FittedColumn none(String column, String reason) {
        return new FittedColumn(List.of(), List.of(new Dropped(column, reason)));
    }
}
