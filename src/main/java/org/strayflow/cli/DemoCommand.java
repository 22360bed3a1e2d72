package org.strayflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Partition;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.InputException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.FlaggedExport;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code demo}: the main job on the sample capture, without a display. */
@CommandLine.Command(
        name = "demo",
        description =
                "Does the main job on the sample capture without a display: opens it, trains, tunes, writes the flagged"
                        + " flows, the model and pictures of the rooms.")
final class DemoCommand extends Command {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "strayflow-demo",
            description = "Where the files go, replacing those of an earlier demo; ${DEFAULT-VALUE} when not given.")
    @SuppressWarnings("NullAway.Init") // has a default, so set by picocli
    private Path out;

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            makeFolder();
            Path sample = new SampleCapture(UserFolders.ofUser()).labelledDay().run(feedback.sub(0.1));
            Capture capture =
                    workspace.open(List.of(sample), ReadOptions.defaults()).run(feedback.sub(0.2));
            TrainingRequest request = TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults());
            Analysis analysis = workspace.train(capture, request).run(feedback.sub(0.2));
            List<Path> files = new ArrayList<>();
            files.add(workspace
                    .saveModel(analysis.model(), out.resolve("office-day.sfm"), true)
                    .run(feedback.sub(0.05)));
            FlaggedExport export = new FlaggedExport(
                    Partition.ALL, analysis.model().operation().threshold(), false, FlaggedExport.USUAL_EXPLAINED);
            files.add(workspace
                    .export(analysis, export, out.resolve("flagged.csv"), true)
                    .run(feedback.sub(0.05)));
            files.addAll(cli().pictures().paint(analysis, out).run(feedback.sub(0.4)));
            return report(analysis, files);
        };
    }

    private void makeFolder() throws InputException {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new InputException(
                    new Problem(
                            "RUN-103",
                            "The folder cannot be made: " + e.getMessage() + ".",
                            "Choose another with --out.",
                            out.toString()),
                    e);
        }
    }

    private static Report report(Analysis analysis, List<Path> files) {
        Map<String, Object> json = new LinkedHashMap<>();
        MetricsReport.addTo(json, analysis.model().operation());
        json.put("files", files.stream().map(Path::toString).toList());
        List<String> lines =
                new ArrayList<>(MetricsReport.lines(analysis.model().operation()));
        lines.add("");
        files.forEach(file -> lines.add("written: " + file));
        return new Report(json, lines);
    }
}
