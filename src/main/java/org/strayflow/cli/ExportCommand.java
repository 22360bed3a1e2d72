package org.strayflow.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Job;
import org.strayflow.workspace.ModelExport;
import org.strayflow.workspace.ModelFormat;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code export}: a model in a form that other programs read. */
@CommandLine.Command(name = "export", description = "Writes a model in a form that other programs read.")
final class ExportCommand extends Command {
    @Option(names = "--model", paramLabel = "M.sfm", required = true, description = "The model.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path model;

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            required = true,
            description =
                    "xgboost-json (random forest and gradient boosting), onnx (logistic regression) or card (Markdown, any detector).")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private String format;

    @Option(names = "--out", paramLabel = "F", required = true, description = "The file to write.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path out;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            ModelFormat as = ModelFormat.of(format);
            ModelBundle bundle = workspace.openModel(model).run(feedback.sub(0.5));
            ModelExport export = new ModelExport(bundle, model.getFileName().toString(), as);
            workspace.exportModel(export, out, force).run(feedback.sub(0.5));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("model", model.toString());
            json.put("format", as.id());
            json.put("file", out.toString());
            json.put("features", bundle.preparation().names());
            return new Report(json, List.of(as.title() + " written to " + out));
        };
    }
}
