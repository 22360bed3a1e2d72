package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.eval.Partition;
import org.strayflow.store.Operation;
import org.strayflow.task.Job;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code evaluate}: how good a model is on labelled flows. */
@CommandLine.Command(
        name = "evaluate",
        description =
                "Scores files of flows with a model and compares with their labels. On the files that the model was trained on, the numbers come from the test rows.")
final class EvaluateCommand extends Command {
    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            Analysis analysis = model.analyse(data, workspace, feedback);
            Operation operation = analysis.model().operation();
            Map<String, Object> json = new LinkedHashMap<>();
            MetricsReport.addTo(json, operation);
            json.put("rejected", analysis.capture().rejects().count());
            json.put("model", model.file().toString());
            List<String> lines = new ArrayList<>();
            if (analysis.reported() == Partition.TEST) {
                // The test rows are the training's: without the rows that were left out of it.
                json.put("fixes", analysis.model().training().fixes());
                analysis.model().training().fixes().forEach(fix -> lines.add(MetricsReport.leftOut(fix)));
            }
            lines.addAll(MetricsReport.lines(operation));
            return new Report(json, lines);
        };
    }
}
