package org.strayflow.detect;

import java.util.List;
import org.strayflow.flow.Selection;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/** The detectors there are, and their training. */
public final class Detectors {
    private Detectors() {}

    /** Every detector with its default settings. */
    public static List<DetectorSpec> all() {
        return List.of(
                IsolationForestSpec.defaults(),
                NearestNeighboursSpec.defaults(),
                RandomForestSpec.defaults(),
                XgBoostSpec.defaults(),
                LogisticRegressionSpec.defaults(),
                EnsembleSpec.defaults());
    }

    /**
     * The default settings of a detector.
     *
     * @throws ConfigurationException CONF-104 when there is no such detector; names those there are
     */
    public static DetectorSpec byId(String id) throws ConfigurationException {
        for (DetectorSpec spec : all()) {
            if (spec.id().equals(id)) {
                return spec;
            }
        }
        List<String> ids = all().stream().map(DetectorSpec::id).toList();
        throw new ConfigurationException(Problem.of(
                "CONF-104", "There is no detector " + id + ".", "The detectors are " + String.join(", ", ids) + "."));
    }

    /**
     * Trains a detector. The same settings, rows and seed give the same detector to the last bit, for any number of threads.
     *
     * @param spec which detector, with its settings
     * @param set the rows to learn from
     * @param seed for everything that is drawn at random
     * @param parallel how many threads
     * @return a job; it fails with {@link ConfigurationException} CONF-123 or CONF-132 when there are too few training rows,
     *     CONF-130 when a classifier gets no labels, CONF-131 when its training rows are not both benign and attacks, and with
     *     {@link org.strayflow.task.LimitException} TRAIN-120 or TRAIN-121 when XGBoost's native library does not do what it should
     */
    public static Job<FittedDetector> train(DetectorSpec spec, TrainingSet set, long seed, Parallel parallel) {
        return feedback -> switch (spec) {
            case EnsembleSpec ensemble ->
                EnsembleTraining.of(ensemble, set, seed, parallel).run(feedback);
            case IsolationForestSpec forest ->
                new IsolationForestTrainer(forest, seed)
                        .train(new FlowDataset(set.matrix(), set.training()), parallel, feedback)
                        .fitted();
            case NearestNeighboursSpec nearest ->
                new NearestNeighboursTrainer(nearest, seed)
                        .train(new FlowDataset(set.matrix(), set.training()), parallel, feedback)
                        .fitted();
            case LogisticRegressionSpec logistic ->
                new LogisticRegressionTrainer(logistic, seed)
                        .train(
                                set.matrix(),
                                set.training(),
                                KindTargets.of(set, logistic.target(), logistic.balanced()),
                                parallel,
                                feedback)
                        .fitted();
            case RandomForestSpec forest ->
                new BoostedTreesTrainer(forest, seed)
                        .train(flows(set, forest.target(), forest.balanced()), Selection.of(), parallel, feedback)
                        .fitted();
            case XgBoostSpec boosting ->
                new BoostedTreesTrainer(boosting, seed)
                        .train(flows(set, boosting.target(), boosting.balanced()), set.validation(), parallel, feedback)
                        .fitted();
        };
    }

    private static LabelledFlows flows(TrainingSet set, Target target, boolean balanced) throws ConfigurationException {
        KindTargets targets = KindTargets.of(set, target, balanced);
        return new LabelledFlows(set.matrix(), targets.known(set.training()), targets);
    }
}
