package org.strayflow.workspace;

import java.util.OptionalDouble;
import org.strayflow.eval.Goal;
import org.strayflow.eval.GoalRows;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Split;
import org.strayflow.flow.Labels;
import org.strayflow.io.Capture;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Problem;

/** The goal of a training, checked as soon as rows are split: nobody is to wait for a training that fails in the end. */
final class TrainingGoal {
    private TrainingGoal() {}

    /**
     * The goal that was asked for, or the usual one; where that one cannot be reached, a share of the flows, with a warning.
     *
     * @throws ConfigurationException as {@link GoalRows#check} says, of a goal that was asked for
     */
    static Goal of(TrainingRequest request, Capture capture, Split split, Feedback feedback)
            throws ConfigurationException {
        Goal goal = request.goal();
        Partition on = Analysis.tunedOn(goal, split);
        try {
            rows(capture, split, on).check(goal, context(goal, capture));
        } catch (ConfigurationException e) {
            if (request.goalAsked()) {
                throw e;
            }
            Goal other = new Goal.TopShare(TrainingRequest.USUAL_SHARE);
            feedback.warn(Problem.of(
                    "TRAIN-137",
                    "The usual goal cannot be reached on the " + on.title() + " rows. "
                            + e.problem().summary() + " The threshold is chosen by another one: " + other.title() + ".",
                    "Ask for a goal, or split so that the " + on.title() + " rows have what is lacking."));
            return other;
        }
        if (on == Partition.TRAINING) {
            feedback.warn(Problem.of(
                    "TRAIN-138",
                    "There are no validation rows, so the threshold is tuned on the rows trained on: scores there are not"
                            + " those of new flows, and the threshold is likely too low or too high.",
                    "Leave a share for validation, for example 0.2."));
        }
        return goal;
    }

    private static GoalRows rows(Capture capture, Split split, Partition on) {
        Labels labels = capture.labels();
        return labels == null ? new GoalRows(capture.table().rows(), 0, 0) : GoalRows.of(labels, split.rows(on));
    }

    private static Goal.Context context(Goal goal, Capture capture) {
        // Only a goal that asks for days is worth the look at all times.
        double days = goal instanceof Goal.Budget
                ? new CaptureTime(capture.table()).blocks().days()
                : 0;
        return new Goal.Context(days > 0 ? OptionalDouble.of(days) : OptionalDouble.empty());
    }
}
