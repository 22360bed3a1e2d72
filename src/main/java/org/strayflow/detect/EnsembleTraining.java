package org.strayflow.detect;

import org.jspecify.annotations.Nullable;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * Trains the members of an ensemble: the classifier on all training rows, the novelty detector on the benign ones, each through Tribuo.
 * Both are then calibrated on benign validation rows, or on benign training rows where there is no validation, which makes the
 * classifier look surer than it is.
 */
final class EnsembleTraining {
    private final EnsembleSpec spec;
    private final TrainingSet set;
    private final long seed;
    private final Parallel parallel;

    private EnsembleTraining(EnsembleSpec spec, TrainingSet set, long seed, Parallel parallel) {
        this.spec = spec;
        this.set = set;
        this.seed = seed;
        this.parallel = parallel;
    }

    static Job<FittedDetector> of(EnsembleSpec spec, TrainingSet set, long seed, Parallel parallel) {
        return feedback -> new EnsembleTraining(spec, set, seed, parallel).train(feedback);
    }

    private FittedDetector train(Feedback feedback) throws StrayflowException {
        Labels labels = set.labels();
        if (labels == null) {
            throw new ConfigurationException(
                    Problem.of("CONF-130", "A classifier cannot learn without labels.", "Choose the label column."));
        }
        if (spec.rule() == EnsembleRule.GATE) {
            feedback.warn(Problem.of(
                    "TRAIN-122",
                    "The rule gate loses most attacks of most captures: what the novelty detector does not let through has the score 0.",
                    "Set rule to either, unless it is gate that you want to see."));
        }
        Selection benign = set.training().filter(labels::isBenign);
        Selection heldBack = set.validation().filter(labels::isBenign);
        Selection calibration = heldBack.isEmpty() ? benign : heldBack;
        FittedEnsemble.Member classifier =
                member(spec.classifier(), set.training(), set.validation(), calibration, labels, feedback.sub(0.6));
        FittedEnsemble.Member novelty =
                member(spec.novelty(), benign, Selection.of(), calibration, null, feedback.sub(0.4));
        return new FittedEnsemble(spec, classifier, novelty, set.matrix().width());
    }

    private FittedEnsemble.Member member(
            DetectorSpec member,
            Selection training,
            Selection validation,
            Selection calibration,
            @Nullable Labels labels,
            Feedback feedback)
            throws StrayflowException {
        feedback.stage("training " + member.title());
        int[] places = set.matrix().preparation().places(member.preparation());
        FeatureMatrix matrix = set.matrix().only(places);
        FittedDetector fitted = Detectors.train(
                        member, new TrainingSet(matrix, training, validation, labels), seed, parallel)
                .run(feedback.sub(0.9));
        feedback.stage("calibrating " + member.title());
        Scores scores = fitted.score(matrix.at(calibration.toArray()), parallel).run(feedback.sub(0.1));
        return new FittedEnsemble.Member(places, fitted, TailProbability.of(scores.values()));
    }
}
