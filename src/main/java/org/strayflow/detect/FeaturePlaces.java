package org.strayflow.detect;

/**
 * Where the features of a model are in the rows to be scored. A tree of XGBoost says in each node where a row without a value goes; our
 * rows have a value everywhere. So a feature may have two places, one for the nodes that send such rows left and one for those that send
 * them right, with another value for what is missing in each.
 *
 * @param missingLeft for every feature its place for nodes that send missing values left
 * @param missingRight for every feature its place for nodes that send them right
 * @param width how many places there are
 */
record FeaturePlaces(int[] missingLeft, int[] missingRight, int width) {
    /** One place a feature, for rows in which nothing is missing. */
    static FeaturePlaces of(int[] placeOfFeature) {
        return new FeaturePlaces(placeOfFeature, placeOfFeature, placeOfFeature.length);
    }

    int place(int feature, boolean left) {
        return left ? missingLeft[feature] : missingRight[feature];
    }
}
