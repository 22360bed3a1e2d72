package org.strayflow.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.detect.Kind;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.workspace.ModelFormat;
import org.strayflow.workspace.ModelImport;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: a model that another program trained. */
@CommandLine.Command(
        name = "import",
        description = "Takes over a model that another program trained, to score captures that have its columns.")
final class ImportCommand extends Command {
    @Parameters(paramLabel = "MODEL.json", description = "What XGBoost's save_model(\"model.json\") wrote.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path file;

    @Option(names = "--as", paramLabel = "FORMAT", required = true, description = "What the file is: xgboost-json.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private String format;

    @Option(
            names = "--features",
            paramLabel = "COLUMN",
            split = ",",
            description =
                    "The columns that the model's features are, in its order; those that the file names when not given.")
    private List<String> features = List.of();

    @Option(
            names = "--kinds",
            paramLabel = "KIND",
            split = ",",
            description = "Names of the model's classes, in its order.")
    private List<String> kinds = List.of();

    @Option(
            names = "--benign",
            paramLabel = "KIND",
            split = ",",
            description =
                    "The classes that mean benign: their names, or their numbers, counted from 0. A file written by export says it itself.")
    private List<String> benign = List.of();

    @Option(names = "--model", paramLabel = "OUT.sfm", required = true, description = "The model to write.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path model;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            if (ModelFormat.of(format) != ModelFormat.XGBOOST_JSON) {
                throw new ConfigurationException(Problem.of(
                        "CONF-235", "A model cannot be imported from " + format + ".", "Import xgboost-json."));
            }
            ModelImport read = workspace.readForeignModel(file).run(feedback.sub(0.8));
            ModelBundle bundle = read.with(new ModelImport.Choices(features, kinds, benign));
            workspace.saveModel(bundle, model, force).run(feedback.sub(0.2));
            return report(read, bundle);
        };
    }

    private Report report(ModelImport read, ModelBundle bundle) {
        List<String> names = bundle.detector().kinds().stream().map(Kind::name).toList();
        List<String> columns =
                bundle.sketches().stream().map(sketch -> sketch.feature()).toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", model.toString());
        json.put("importedFrom", file.toString());
        json.put("sha256", read.fingerprint().sha256());
        json.put("detector", bundle.detector().spec().id());
        json.put("trees", read.file().trees());
        json.put("columns", columns);
        json.put("kinds", names);
        json.put("benign", bundle.training().benignTexts());
        json.put("threshold", bundle.operation().threshold());
        return new Report(
                json,
                List.of(
                        Numbers.counted(read.file().trees(), "tree") + " on "
                                + Numbers.counted(columns.size(), "column") + "; kinds: " + String.join(", ", names)
                                + " (benign: "
                                + String.join(", ", bundle.training().benignTexts()) + ")",
                        "written to " + model));
    }
}
