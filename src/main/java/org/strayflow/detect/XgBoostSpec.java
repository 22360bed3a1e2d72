package org.strayflow.detect;

import java.util.List;
import org.strayflow.task.ConfigurationException;

/**
 * Settings of gradient boosting (Chen, Guestrin, "XGBoost: A Scalable Tree Boosting System", KDD 2016).
 *
 * @param target what to tell apart
 * @param rounds how many rounds at most, 1 to {@link #MAX_ROUNDS}; a round adds one tree a kind
 * @param earlyStopping after so many rounds without a better loss on validation rows it stops and keeps the best round; 0 never stops
 * @param depth longest way from a tree's root to a leaf, 1 to {@link #MAX_DEPTH}
 * @param learningRate how much of a tree's correction is taken, 0.001 to 1
 * @param rowShare share of the training rows that a tree sees, 0.1 to 1
 * @param columnShare share of the features that a tree sees, 0.1 to 1
 * @param leafWeight smallest weight of rows in a leaf, 0 to 1000
 * @param lambda L2 regularisation of leaf values, 0 to 1000
 * @param balanced whether every kind counts the same, however rare
 */
public record XgBoostSpec(
        Target target,
        int rounds,
        int earlyStopping,
        int depth,
        double learningRate,
        double rowShare,
        double columnShare,
        double leafWeight,
        double lambda,
        boolean balanced)
        implements DetectorSpec {
    /** The name on the command line and in model files. */
    public static final String ID = "xgboost";

    /** The largest number of rounds. */
    public static final int MAX_ROUNDS = 10_000;

    /** The deepest trees. */
    public static final int MAX_DEPTH = 16;

    private static final String ROUNDS = "rounds";
    private static final String EARLY_STOPPING = "earlyStopping";
    private static final String DEPTH = "depth";
    private static final String LEARNING_RATE = "learningRate";
    private static final String ROW_SHARE = "rowShare";
    private static final String COLUMN_SHARE = "columnShare";
    private static final String LEAF_WEIGHT = "leafWeight";
    private static final String LAMBDA = "lambda";
    private static final String BALANCED = "balanced";

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of range; texts from outside go through {@link #with}
     */
    public XgBoostSpec {
        for (Parameter parameter : parameters(
                target,
                rounds,
                earlyStopping,
                depth,
                learningRate,
                rowShare,
                columnShare,
                leafWeight,
                lambda,
                balanced)) {
            parameter.check();
        }
    }

    /** The library's own defaults, with balanced weights and early stopping. */
    public static XgBoostSpec defaults() {
        return new XgBoostSpec(Target.KINDS, 200, 20, 6, 0.3, 1, 1, 1, 1, true);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Gradient boosting (XGBoost)";
    }

    @Override
    public boolean needsLabels() {
        return true;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters(
                target,
                rounds,
                earlyStopping,
                depth,
                learningRate,
                rowShare,
                columnShare,
                leafWeight,
                lambda,
                balanced);
    }

    private static List<Parameter> parameters(
            Target target,
            int rounds,
            int earlyStopping,
            int depth,
            double learningRate,
            double rowShare,
            double columnShare,
            double leafWeight,
            double lambda,
            boolean balanced) {
        return List.of(
                Target.parameter(target),
                Parameter.integer(
                        ROUNDS, "Rounds", "At most so many. A round adds one tree a kind.", 1, MAX_ROUNDS, rounds),
                Parameter.integer(
                        EARLY_STOPPING,
                        "Stop early after",
                        "Stops after so many rounds without a better validation loss and keeps the best; 0 never stops.",
                        0,
                        MAX_ROUNDS,
                        earlyStopping),
                Parameter.integer(
                        DEPTH, "Depth", "Deeper trees learn finer rules and overfit sooner.", 1, MAX_DEPTH, depth),
                Parameter.number(
                        LEARNING_RATE,
                        "Learning rate",
                        "How much of each tree's correction is taken. Smaller needs more rounds.",
                        0.001,
                        1,
                        learningRate),
                Parameter.number(
                        ROW_SHARE, "Share of rows", "How many of the training rows a tree sees.", 0.1, 1, rowShare),
                Parameter.number(
                        COLUMN_SHARE, "Share of features", "How many features a tree sees.", 0.1, 1, columnShare),
                Parameter.number(
                        LEAF_WEIGHT, "Weight in a leaf", "Leaves with less are not made.", 0, 1_000, leafWeight),
                Parameter.number(LAMBDA, "Regularisation", "Draws the leaves' values to 0 (L2).", 0, 1_000, lambda),
                Parameter.yesNo(BALANCED, "Balanced kinds", "Every kind counts the same, however rare.", balanced));
    }

    @Override
    public XgBoostSpec with(String key, String value) throws ConfigurationException {
        Changed p = Changed.of(parameters(), key, value);
        return new XgBoostSpec(
                Target.of(p.text(Target.KEY)),
                p.integer(ROUNDS),
                p.integer(EARLY_STOPPING),
                p.integer(DEPTH),
                p.number(LEARNING_RATE),
                p.number(ROW_SHARE),
                p.number(COLUMN_SHARE),
                p.number(LEAF_WEIGHT),
                p.number(LAMBDA),
                p.yes(BALANCED));
    }
}
