package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Intervals;
import org.strayflow.eval.Partition;
import org.strayflow.store.Operation;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.TestLooks;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(
            names = "--base-rate",
            paramLabel = "SHARE",
            description = "Also say the precision where this share of all flows is attacks, for example 0.001.")
    private @Nullable Double baseRate;

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            checkBaseRate();
            Analysis analysis = model.analyse(data, workspace, feedback);
            Operation operation = analysis.model().operation();
            Map<String, Object> json = new LinkedHashMap<>();
            MetricsReport.addTo(json, operation);
            json.put("rejected", analysis.capture().rejects().count());
            json.put("model", model.file().toString());
            KindReport kinds = KindReport.of(analysis, feedback);
            kinds.addTo(json);
            RepeatsReport repeats = RepeatsReport.of(analysis, feedback);
            repeats.addTo(json);
            Intervals intervals = analysis.intervals().run(feedback.sub(0.05));
            LooksReport looks = LooksReport.of(TestLooks.of(cli().folders()), analysis, feedback);
            looks.addTo(json);
            Reliability.addTo(json, analysis, intervals, baseRate);
            List<String> lines = new ArrayList<>();
            if (analysis.reported() == Partition.TEST) {
                // The test rows are the training's: without the rows that were left out of it.
                json.put("fixes", analysis.model().training().fixes());
                analysis.model().training().fixes().forEach(fix -> lines.add(MetricsReport.leftOut(fix)));
            }
            lines.addAll(MetricsReport.lines(operation));
            lines.addAll(kinds.lines());
            lines.addAll(repeats.lines());
            lines.addAll(looks.lines());
            lines.addAll(Reliability.lines(analysis, intervals, baseRate));
            return new Report(json, lines);
        };
    }

    private void checkBaseRate() throws ConfigurationException {
        if (baseRate != null && !(baseRate > 0 && baseRate < 1)) {
            throw new ConfigurationException(Problem.of(
                    "CONF-206", "The base rate " + baseRate + " is not a share.", "Say a number between 0 and 1."));
        }
    }
}
