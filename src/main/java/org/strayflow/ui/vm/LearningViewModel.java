package org.strayflow.ui.vm;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.FittedEnsemble;
import org.strayflow.detect.FittedTrees;
import org.strayflow.detect.LearningCurve;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Measured;

/** How the loss on validation rows goes while a detector learns, and how it went. */
public final class LearningViewModel {
    private final ReadOnlyObjectWrapper<Learning> learning = new ReadOnlyObjectWrapper<>(Learning.NOTHING);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private @Nullable JobFeedback feedback;

    /**
     * A loss by round.
     *
     * @param measure its name; empty when there is none
     * @param losses after every round; not to be changed
     * @param kept how many rounds the model has; 0 while it learns
     */
    public record Learning(String measure, double[] losses, int kept) {
        static final Learning NOTHING = new Learning("", new double[0], 0);
    }

    /** Follows a training, until it is followed no more. */
    void follow(@Nullable JobFeedback training) {
        poll();
        feedback = training;
        running.set(training != null);
        if (training != null) {
            learning.set(Learning.NOTHING);
        }
    }

    /** Takes over what has been told since the last time. To be called once a pulse while it runs. */
    public void poll() {
        JobFeedback training = feedback;
        Measured now = training == null ? Measured.NOTHING : training.measured();
        if (now.values().length != learning.get().losses().length && training != null) {
            learning.set(new Learning(now.what(), now.values(), 0));
        }
    }

    /** Shows how a detector has learnt. */
    void show(FittedDetector detector) {
        FittedDetector learner = detector instanceof FittedEnsemble ensemble
                ? ensemble.classifier().detector()
                : detector;
        learning.set(learner instanceof FittedTrees trees ? of(trees.curve()) : Learning.NOTHING);
    }

    private static Learning of(LearningCurve curve) {
        double[] losses = new double[curve.validation().length];
        for (int round = 0; round < losses.length; round++) {
            losses[round] = curve.validation()[round];
        }
        return losses.length == 0 ? Learning.NOTHING : new Learning(curve.measure(), losses, curve.rounds());
    }

    /** What there is to see. */
    public ReadOnlyObjectProperty<Learning> learningProperty() {
        return learning.getReadOnlyProperty();
    }

    /** Whether a training is followed. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }
}
