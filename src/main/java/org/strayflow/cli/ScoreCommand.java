package org.strayflow.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.eval.Partition;
import org.strayflow.io.AtomicFile;
import org.strayflow.store.Operation;
import org.strayflow.task.Job;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.FlaggedExport;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code score}: writes the flagged flows. */
@CommandLine.Command(
        name = "score",
        description = "Scores files of flows with a model and writes the flagged ones as CSV, the most unusual first.")
final class ScoreCommand extends Command {
    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(names = "--out", paramLabel = "FLAGGED.csv", required = true, description = "The file to write.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path out;

    @Option(names = "--all", description = "Write every flow, not only the flagged ones.")
    private boolean all;

    @Option(
            names = "--explain",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many features to name for each flagged flow; ${DEFAULT-VALUE} when not given.")
    private int explain;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Override
    Job<Report> job(Workspace workspace) {
        if (explain < 0) {
            throw usage("--explain must be 0 or more");
        }
        return feedback -> {
            AtomicFile.check(out, force);
            Analysis analysis = model.analyse(data, workspace, feedback);
            Operation operation = analysis.model().operation();
            FlaggedExport export = new FlaggedExport(Partition.ALL, operation.threshold(), all, explain);
            workspace.export(analysis, export, out, force).run(feedback.sub(0.05));
            int rows = analysis.ranking().size();
            int flagged = analysis.ranking().flaggedAt(operation.threshold());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("rows", rows);
            json.put("rejected", analysis.capture().rejects().count());
            json.put("flagged", flagged);
            json.put("written", all ? rows : flagged);
            json.put("threshold", operation.threshold());
            json.put("goal", operation.goal());
            json.put("out", out.toString());
            json.put("model", model.file().toString());
            return new Report(
                    json,
                    List.of(
                            Numbers.count(flagged) + " of " + Numbers.counted(rows, "flow") + " flagged at "
                                    + operation.threshold(),
                            "written to " + out));
        };
    }
}
