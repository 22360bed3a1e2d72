package org.strayflow.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.io.AtomicFile;
import org.strayflow.report.HtmlReport;
import org.strayflow.store.Operation;
import org.strayflow.task.Job;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.TestLooks;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: what an analysis found, as one HTML file. */
@CommandLine.Command(
        name = "report",
        description =
                "Scores files of flows with a model and writes one HTML file that tells what was found: data, detector, numbers, charts, flagged flows with reasons, limits. It needs no network and can be printed.")
final class ReportCommand extends Command {
    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(names = "--out", paramLabel = "R.html", required = true, description = "The file to write.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path out;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            AtomicFile.check(out, force);
            Analysis analysis = model.analyse(data, workspace, feedback.sub(0.6));
            String name = String.valueOf(model.file().getFileName());
            new HtmlReport(analysis, name, Instant.now())
                    .write(workspace, out, force)
                    .run(feedback.sub(0.4));
            Operation operation = analysis.model().operation();
            int flagged = analysis.ranking().flaggedAt(operation.threshold());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("rows", analysis.ranking().size());
            json.put("rejected", analysis.capture().rejects().count());
            json.put("flagged", flagged);
            json.put("threshold", operation.threshold());
            json.put("goal", operation.goal());
            json.put("partition", operation.reportedOn());
            json.put("out", out.toString());
            json.put("model", model.file().toString());
            LooksReport looks = LooksReport.of(TestLooks.of(cli().folders()), analysis, feedback);
            looks.addTo(json);
            List<String> lines = new ArrayList<>(List.of("written to " + out));
            lines.addAll(looks.lines());
            return new Report(json, lines);
        };
    }
}
