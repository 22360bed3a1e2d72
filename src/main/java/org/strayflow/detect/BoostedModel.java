package org.strayflow.detect;

import java.util.List;
import java.util.Map;

/**
 * What an XGBoost model file says: trees and what to do with their sums.
 *
 * @param features how many features
 * @param featureNames their names, empty when the file has none
 * @param notes its attributes: what somebody wrote beside the model
 * @param objective such as {@code multi:softprob} or {@code binary:logistic}
 * @param classes how many classes the trees are for; 1 when they are for the log odds of one against the other
 * @param baseScore where every row starts, one a class: a margin, but of a single class a probability
 * @param parallelTrees how many trees a round and class; above 1 in a random forest
 * @param classOfTree which class a tree adds to
 * @param trees in the order of training
 */
record BoostedModel(
        int features,
        List<String> featureNames,
        Map<String, String> notes,
        String objective,
        int classes,
        double[] baseScore,
        int parallelTrees,
        int[] classOfTree,
        List<BoostedTree> trees) {
    static final String SOFTPROB = "multi:softprob";
    static final String LOGISTIC = "binary:logistic";

    /** How many rounds of training. */
    int rounds() {
        return trees.size() / (classes * parallelTrees);
    }
}
