package org.strayflow.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.FittedEnsemble;
import org.strayflow.detect.FittedIsolationForest;
import org.strayflow.detect.FittedLogisticRegression;
import org.strayflow.detect.FittedNearestNeighbours;
import org.strayflow.detect.FittedTrees;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Problem;

/**
 * How much of what a classifier has learned it took from a column: of trees the share of the gain (how much its cuts lowered the training
 * loss), of logistic regression the share of the sizes of its weights, features being standardised.
 *
 * @param column its name
 * @param share 0..1; those of all columns sum to 1
 */
public record ColumnShare(String column, double share) {
    /** A larger share is warned of: one column then decides alone. */
    static final double ALONE = 0.8;

    /** The columns of a model, the largest share first; empty for a novelty detector, which learns no difference. */
    public static List<ColumnShare> of(ModelBundle model) {
        double[] byFeature = byFeature(model.detector());
        Map<String, Double> byColumn = new LinkedHashMap<>();
        List<PreparedFeature> features = model.preparation().features();
        for (int feature = 0; feature < byFeature.length; feature++) {
            byColumn.merge(features.get(feature).column(), byFeature[feature], Double::sum);
        }
        List<ColumnShare> shares = new ArrayList<>();
        byColumn.forEach((column, share) -> shares.add(new ColumnShare(column, share)));
        shares.sort(Comparator.comparingDouble(share -> -share.share()));
        return shares;
    }

    private static double[] byFeature(FittedDetector detector) {
        return switch (detector) {
            case FittedTrees trees -> trees.gainShares();
            case FittedLogisticRegression linear -> weightShares(linear);
            case FittedEnsemble ensemble -> spread(ensemble);
            case FittedIsolationForest forest -> new double[0];
            case FittedNearestNeighbours neighbours -> new double[0];
        };
    }

    private static double[] weightShares(FittedLogisticRegression linear) {
        int features = linear.features();
        double[] shares = new double[features];
        double[] weights = linear.weights();
        for (int kind = 0; kind < linear.kinds().size(); kind++) {
            for (int feature = 0; feature < features; feature++) {
                shares[feature] += Math.abs(weights[kind * (features + 1) + feature]);
            }
        }
        double sum = Arrays.stream(shares).sum();
        Arrays.setAll(shares, feature -> sum > 0 ? shares[feature] / sum : 0);
        return shares;
    }

    private static double[] spread(FittedEnsemble ensemble) {
        double[] own = byFeature(ensemble.classifier().detector());
        double[] shares = new double[ensemble.features()];
        for (int feature = 0; feature < own.length; feature++) {
            shares[ensemble.classifier().places()[feature]] = own[feature];
        }
        return shares;
    }

    /** The warning TRAIN-134 where one column decides alone, as a leak of the label does. */
    static Optional<Problem> shortcut(ModelBundle model) {
        List<ColumnShare> shares = of(model);
        if (shares.size() < 2 || shares.getFirst().share() < ALONE) {
            return Optional.empty();
        }
        ColumnShare first = shares.getFirst();
        return Optional.of(Problem.of(
                "TRAIN-134",
                Math.round(100 * first.share()) + " % of what the detector has learned comes from " + first.column()
                        + ": a likely shortcut, or a leak of the label.",
                "Train without that column and compare; a detector of real use needs more than one."));
    }
}
