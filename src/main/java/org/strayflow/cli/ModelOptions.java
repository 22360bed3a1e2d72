package org.strayflow.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Partition;
import org.strayflow.io.Capture;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine.Option;

/** The model that a command uses, and how its threshold is chosen. */
final class ModelOptions {
    @Option(names = "--model", paramLabel = "M.sfm", required = true, description = "The model.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path model;

    @Option(
            names = "--goal",
            paramLabel = "GOAL",
            description =
                    "Choose the threshold anew: best-f1, fpr=0.01, precision=0.9, recall=0.9, top=100, share=0.01, budget=100/day, fbeta=2, cost=10, threshold=0.62. The model's own threshold when not given.")
    private @Nullable String goal;

    @Option(
            names = "--recalibrate",
            description =
                    "Choose the threshold that flags the share of these flows which the model's threshold flags of rows like those trained on, or the nearest share where flows of equal score lie across it.")
    private boolean recalibrate;

    /** The capture scored by the model, at the threshold asked for. */
    Analysis analyse(DataOptions data, Workspace workspace, Feedback feedback) throws StrayflowException {
        Goal wanted = goal == null ? null : Goal.parse(goal);
        if (wanted != null && recalibrate) {
            throw new ConfigurationException(Problem.of(
                    "CONF-217", "--goal and --recalibrate both choose the threshold.", "Leave one of them out."));
        }
        ModelBundle bundle = workspace.openModel(model).run(feedback.sub(0.05));
        Capture capture = data.open(workspace).run(feedback.sub(0.5));
        Analysis analysis = workspace.score(capture, bundle).run(feedback.sub(0.4));
        if (recalibrate) {
            return analysis.recalibrated();
        }
        if (wanted == null) {
            return analysis.atOwnThreshold();
        }
        if (wanted.needsLabels()) {
            warn(analysis, feedback);
        }
        return analysis.tuned(wanted);
    }

    private static void warn(Analysis analysis, Feedback feedback) {
        if (analysis.tunedOn() == Partition.ALL) {
            feedback.warn(Problem.of(
                    "EVAL-301",
                    "The threshold is tuned on the very rows that the numbers come from: they flatter.",
                    "Leave --goal out to judge the model at its own threshold."));
        } else if (analysis.tunedOn() == Partition.TRAINING) {
            feedback.warn(Problem.of(
                    "EVAL-303",
                    "The model has no validation rows, so the threshold is tuned on the rows it was trained on: it is likely"
                            + " too low or too high.",
                    "Train with validation rows, for example --validation-share 0.2."));
        }
    }

    /** The model file. */
    Path file() {
        return model;
    }
}
