package org.strayflow.detect;

import java.util.List;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/** The detectors there are, and their training. */
public final class Detectors {
    private Detectors() {}

    /** Every detector with its default settings. */
    public static List<DetectorSpec> all() {
        return List.of(IsolationForestSpec.defaults());
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
     * @return a job; it fails with {@link ConfigurationException} CONF-123 when there are too few training rows
     */
    public static Job<FittedDetector> train(DetectorSpec spec, TrainingSet set, long seed, Parallel parallel) {
        return feedback -> switch (spec) {
            case IsolationForestSpec forest ->
                new IsolationForestTrainer(forest, seed)
                        .train(new FlowDataset(set.matrix(), set.training()), parallel, feedback)
                        .fitted();
        };
    }
}
