package org.strayflow.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Job;
import org.strayflow.workspace.FollowRequest;
import org.strayflow.workspace.Pause;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code watch}: scores a log while it is written. */
@CommandLine.Command(
        name = "watch",
        description =
                "Scores a CSV file or a log of Zeek or Suricata while it is written and prints the flagged flows, a line each;"
                        + " with --json everything as JSON lines. Ctrl+C ends it with a summary.")
final class WatchCommand extends Command {
    private static final double SHORTEST = 0.05;
    private static final double LONGEST = 3600;

    @Parameters(paramLabel = "PATH", description = "The log. It may be renamed, cut, deleted and come back.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path log;

    @Option(names = "--model", paramLabel = "M.sfm", required = true, description = "The model.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path model;

    @Option(
            names = "--threshold",
            paramLabel = "SCORE",
            description = "Flag flows with at least this score; the model's own threshold when not given.")
    private @Nullable Double threshold;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Keep in this file how far the log is read, and go on there when it is started again.")
    private @Nullable Path resume;

    @Option(names = "--from-end", description = "Leave out the flows that are in the log already.")
    private boolean fromEnd;

    @Option(names = "--once", description = "End when there is nothing more to read.")
    private boolean once;

    @Option(
            names = "--explain",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many reasons to give for each flagged flow; ${DEFAULT-VALUE} when not given.")
    private int explain;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "0.5",
            description = "How often to look for more; ${DEFAULT-VALUE} when not given.")
    private double every;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Override
    Job<Report> job(Workspace workspace) {
        if (explain < 0) {
            throw usage("--explain must be 0 or more");
        }
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw usage("--threshold must be 0 to 1");
        }
        if (!(every >= SHORTEST && every <= LONGEST)) {
            throw usage("--every must be 0.05 to 3600");
        }
        return feedback -> {
            ReadOptions options = reading.applied(ReadOptions.defaults());
            ModelBundle bundle = workspace.openModel(model).run(feedback.sub(0));
            double limit = threshold == null ? bundle.operation().threshold() : threshold;
            FollowRequest request = FollowRequest.of(log, limit)
                    .with(options)
                    .explaining(explain)
                    .from(fromEnd ? FollowRequest.Start.END : FollowRequest.Start.BEGINNING)
                    .resuming(resume)
                    .waiting(Pause.of(Duration.ofNanos(Math.round(every * 1e9))));
            WatchOutput output = new WatchOutput(cli().console(), json(), log, limit);
            try {
                workspace
                        .follow(bundle, once ? request.onlyOnce() : request, output)
                        .run(feedback);
            } finally {
                // Here, for an interrupt ends the process as soon as the job has ended.
                output.summary();
            }
            return Report.NONE;
        };
    }

    @Override
    boolean runsUntilStopped() {
        return true;
    }
}
