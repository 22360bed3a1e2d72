package org.strayflow.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Job;
import org.strayflow.workspace.ModelCard;
import org.strayflow.workspace.ModelExport;
import org.strayflow.workspace.ModelFormat;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code card}: what a model is, in Markdown. */
@CommandLine.Command(
        name = "card",
        description =
                "Writes the card of a model in Markdown: what it learned from, what it reached, what it is not for.")
final class CardCommand extends Command {
    @Option(names = "--model", paramLabel = "M.sfm", required = true, description = "The model.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path model;

    @Option(names = "--out", paramLabel = "F.md", description = "Where to write it; printed when not given.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            ModelBundle bundle = workspace.openModel(model).run(feedback.sub(0.9));
            String name = model.getFileName().toString();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("model", model.toString());
            Path to = out;
            if (to == null) {
                String card = ModelCard.of(bundle, name).text();
                json.put("card", card);
                return new Report(json, card.lines().toList());
            }
            workspace
                    .exportModel(new ModelExport(bundle, name, ModelFormat.CARD), to, force)
                    .run(feedback.sub(0.1));
            json.put("file", to.toString());
            return new Report(json, List.of("written: " + to));
        };
    }
}
