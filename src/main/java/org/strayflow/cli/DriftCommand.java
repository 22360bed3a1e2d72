package org.strayflow.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Drift;
import org.strayflow.io.Capture;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drift}: how far flows are from those that a model was trained on, or from others. */
@CommandLine.Command(
        name = "drift",
        description =
                "Says how far the distribution of each feature is from that of the rows a model was trained on, or from that of other files; the farthest first.")
final class DriftCommand extends Command {
    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--model",
            paramLabel = "M.sfm",
            description = "Compare with the rows that this model was trained on.")
    private @Nullable Path model;

    @Option(
            names = "--against",
            paramLabel = "DATA",
            description = "Compare with the flows of these files, folders or archives; repeatable.")
    private List<Path> against = List.of();

    @Option(
            names = "--alert",
            paramLabel = "LIMIT",
            defaultValue = "" + Drift.ALERT,
            description = "Point out features whose effect is above it; ${DEFAULT-VALUE} when not given.")
    private double alert;

    @Override
    Job<Report> job(Workspace workspace) {
        if ((model == null) == against.isEmpty()) {
            throw usage("Say either --model or --against.");
        }
        return feedback -> {
            checkAlert();
            return model == null ? againstFiles(workspace, feedback) : againstTraining(model, workspace, feedback);
        };
    }

    private Report againstFiles(Workspace workspace, Feedback feedback) throws StrayflowException {
        Capture then = data.openOnly(workspace, against).run(feedback.sub(0.35));
        Capture now = data.open(workspace).run(feedback.sub(0.35));
        Drift drift = workspace.drift(now, then).run(feedback.sub(0.3));
        return DriftReport.of(drift, alert, now.title(), then.title());
    }

    private Report againstTraining(Path file, Workspace workspace, Feedback feedback) throws StrayflowException {
        ModelBundle bundle = workspace.openModel(file).run(feedback.sub(0.05));
        Capture capture = data.open(workspace).run(feedback.sub(0.45));
        Analysis analysis =
                workspace.score(capture, bundle).run(feedback.sub(0.3)).atOwnThreshold();
        Drift drift = workspace.drift(analysis).run(feedback.sub(0.2));
        return DriftReport.of(drift, alert, analysis, file);
    }

    private void checkAlert() throws ConfigurationException {
        if (!(alert >= 0 && alert <= 1)) {
            throw new ConfigurationException(Problem.of(
                    "DRIFT-103",
                    "The limit " + alert + " is no effect.",
                    "Say a number from 0 to 1, for example 0.5."));
        }
    }
}
