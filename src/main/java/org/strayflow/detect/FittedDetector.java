package org.strayflow.detect;

import java.util.Arrays;
import java.util.List;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;

/** A trained detector. Immutable and safe for any number of threads. */
public sealed interface FittedDetector
        permits FittedEnsemble, FittedIsolationForest, FittedLogisticRegression, FittedNearestNeighbours, FittedTrees {
    /** The settings it was trained with. */
    DetectorSpec spec();

    /** How many features it was trained on. */
    int features();

    /** What it can take a flow for; empty for a novelty detector. */
    List<Kind> kinds();

    /**
     * Scores every flow. The scores are the same for any number of threads.
     *
     * @param matrix features made by the preparation that the detector was trained with
     * @param parallel how many threads
     * @return a job that gives one score a row and, of a classifier, what it takes the row for
     */
    Job<Scores> score(FeatureMatrix matrix, Parallel parallel);

    /** Why one flow has its score. */
    Explanation explain(FeatureMatrix matrix, int row);

    /**
     * The mean share of every feature in the margins of some flows.
     *
     * @param matrix features made by the preparation that the detector was trained with
     * @param rows ids of rows
     * @param parallel how many threads
     * @return a job that gives one number a feature, in the matrix's order; zeros when there is no row
     */
    Job<double[]> meanContributions(FeatureMatrix matrix, int[] rows, Parallel parallel);

    /**
     * The scores that the flows would have if some of their features were other flows'.
     *
     * @param matrix features made by the preparation that the detector was trained with
     * @param exchanges what is exchanged, each by itself
     * @param parallel how many threads
     * @return a job that gives one array of scores an exchange
     */
    default Job<float[][]> scoreExchanged(FeatureMatrix matrix, List<Exchange> exchanges, Parallel parallel) {
        return feedback -> {
            float[][] scores = new float[exchanges.size()][];
            for (int i = 0; i < scores.length; i++) {
                Exchange exchange = exchanges.get(i);
                scores[i] = score(matrix.exchanged(exchange.features(), exchange.from()), parallel)
                        .run(feedback.sub(1.0 / scores.length))
                        .values();
            }
            return scores;
        };
    }

    /** Of every feature, in the matrix's order, whether a score can depend on it. */
    default boolean[] used() {
        boolean[] used = new boolean[features()];
        Arrays.fill(used, true);
        return used;
    }

    /** Tribuo's provenance of the model, as JSON: what was trained on what, with which settings and seed. Holds no time of day. */
    String provenance();
}
