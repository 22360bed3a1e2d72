package org.strayflow.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.strayflow.task.Job;
import org.strayflow.workspace.Baseline;
import org.strayflow.workspace.RunMetrics;
import org.strayflow.workspace.TrainingRun;

/**
 * What an isolation forest reaches on the same rows; see {@link Baseline}.
 *
 * @param run of the isolation forest; empty when there is none
 */
record BaselineReport(Optional<TrainingRun> run) {
    /** The rest of a report: the numbers of the detector that was asked for need not wait for those to compare them with. */
    static Job<Command.Report> after(Map<String, Object> json, Job<Optional<TrainingRun>> finding) {
        return feedback -> {
            BaselineReport baseline = new BaselineReport(finding.run(feedback));
            baseline.addTo(json);
            return new Command.Report(json, baseline.lines());
        };
    }

    /** Adds its field to a JSON object. */
    void addTo(Map<String, Object> json) {
        run.ifPresent(forest -> {
            Map<String, Object> baseline = new LinkedHashMap<>();
            baseline.put("detector", forest.setting("detector"));
            baseline.put("run", forest.id());
            baseline.put("reportedOn", forest.result().reportedOn());
            baseline.put("metrics", forest.result().metrics());
            json.put("baseline", baseline);
        });
    }

    List<String> lines() {
        return run.map(forest -> List.of(String.format(
                        Locale.ROOT,
                        "baseline: an isolation forest on the same rows has precision %s, recall %s, F1 %s, average precision %s",
                        Numbers.share(forest.metric(RunMetrics.PRECISION)),
                        Numbers.share(forest.metric(RunMetrics.RECALL)),
                        Numbers.share(forest.metric(RunMetrics.F1)),
                        Numbers.share(forest.metric(RunMetrics.AVERAGE_PRECISION)))))
                .orElse(List.of());
    }
}
