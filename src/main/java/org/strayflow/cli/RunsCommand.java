package org.strayflow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Baseline;
import org.strayflow.workspace.MlflowExport;
import org.strayflow.workspace.RunComparison;
import org.strayflow.workspace.RunLog;
import org.strayflow.workspace.RunMetrics;
import org.strayflow.workspace.TrainingRun;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code runs}: every training that was done, what tells them apart and what they reached. */
@CommandLine.Command(
        name = "runs",
        description = "Lists every training, newest first: the settings that differ and what was reached.")
final class RunsCommand extends Command {
    /** The metrics in the table; the rest is in the JSON. */
    private static final List<String> SHOWN = List.of(
            RunMetrics.F1,
            RunMetrics.PRECISION,
            RunMetrics.RECALL,
            RunMetrics.FALSE_POSITIVE_RATE,
            RunMetrics.AVERAGE_PRECISION);

    @Option(
            names = "--only",
            paramLabel = "ID,...",
            split = ",",
            description = "These runs only, for example to compare two.")
    private List<String> only = List.of();

    @Option(
            names = "--sort",
            paramLabel = "METRIC",
            description = "The best by a metric first: ${COMPLETION-CANDIDATES}.",
            completionCandidates = MetricNames.class)
    private @Nullable String sort;

    @Option(names = "--curves", description = "With --json: the curves too.")
    private boolean curves;

    @Option(
            names = "--export-mlflow",
            paramLabel = "DIR",
            description =
                    "Write the runs to DIR/mlruns, in the layout of MLflow's file store, and tell how mlflow ui opens them.")
    private @Nullable Path mlflow;

    @Option(
            names = "--delete",
            paramLabel = "ID,...",
            split = ",",
            description = "Forget these runs first. Their models stay.")
    private List<String> delete = List.of();

    /** For the help. */
    static final class MetricNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        MetricNames() {
            super(RunMetrics.NAMES);
        }
    }

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            String by = metric();
            RunLog log = RunLog.of(cli().folders());
            for (String id : delete) {
                log.delete(id.strip());
            }
            RunLog.Listing listing = log.list().run(feedback.sub(0.5));
            listing.damaged().forEach(feedback::warn);
            List<TrainingRun> runs = chosen(log, listing, feedback);
            if (by != null) {
                runs = RunMetrics.bestFirst(runs, by);
            }
            Path written =
                    mlflow == null ? null : MlflowExport.of(runs).write(mlflow).run(feedback.sub(0.5));
            return new Report(json(log, runs, listing, written), lines(log, runs, written));
        };
    }

    private @Nullable String metric() throws ConfigurationException {
        String wanted = sort;
        if (wanted == null) {
            return null;
        }
        for (String name : RunMetrics.NAMES) {
            if (name.equalsIgnoreCase(wanted)) {
                return name;
            }
        }
        throw new ConfigurationException(Problem.of(
                "CONF-207",
                "Runs have no metric “" + wanted + "”.",
                "The metrics are " + String.join(", ", RunMetrics.NAMES) + "."));
    }

    private List<TrainingRun> chosen(RunLog log, RunLog.Listing listing, Feedback feedback) throws StrayflowException {
        if (only.isEmpty()) {
            return listing.runs();
        }
        List<TrainingRun> runs = new ArrayList<>();
        for (String id : only) {
            feedback.check();
            runs.add(log.get(id.strip()));
        }
        return runs;
    }

    private Map<String, Object> json(
            RunLog log, List<TrainingRun> runs, RunLog.Listing listing, @Nullable Path written) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", log.folder().toString());
        json.put("runs", runs.stream().map(this::json).toList());
        json.put("differing", RunComparison.of(runs).settings());
        json.put(
                "damaged",
                listing.damaged().stream()
                        .map(problem -> Map.of(
                                "file", String.valueOf(problem.where()),
                                "code", problem.code(),
                                "summary", problem.summary()))
                        .toList());
        if (!delete.isEmpty()) {
            json.put("deleted", delete);
        }
        if (written != null) {
            json.put("mlflow", written.toString());
        }
        return json;
    }

    private Object json(TrainingRun run) {
        if (curves) {
            return run;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", run.id());
        json.put("time", run.time());
        json.put("seconds", run.seconds());
        json.put("title", run.title());
        json.put("settings", run.settings());
        json.put("columns", run.columns());
        json.put("features", run.features());
        json.put("data", run.data());
        json.put("threshold", run.result().threshold());
        json.put("tunedOn", run.result().tunedOn());
        json.put("reportedOn", run.result().reportedOn());
        json.put("metrics", run.result().metrics());
        json.put("kinds", run.result().kinds());
        json.put("model", run.model());
        return json;
    }

    private static List<String> lines(RunLog log, List<TrainingRun> runs, @Nullable Path written) {
        List<String> lines = new ArrayList<>();
        if (runs.isEmpty()) {
            lines.add("No training yet in " + log.folder() + ".");
            return lines;
        }
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-18s %-18s", "run", "detector"));
        SHOWN.forEach(name -> head.append(String.format(Locale.ROOT, " %9s", shortName(name))));
        lines.add(head.append("  what differs").toString());
        RunComparison comparison = RunComparison.of(runs);
        for (TrainingRun run : runs) {
            StringBuilder line =
                    new StringBuilder(String.format(Locale.ROOT, "%-18s %-18s", run.id(), run.setting("detector")));
            SHOWN.forEach(name -> line.append(String.format(Locale.ROOT, " %9s", Numbers.share(run.metric(name)))));
            lines.add(line.append("  ").append(differing(run, comparison)).toString());
        }
        if (written != null) {
            lines.add("");
            lines.add("written: " + written + ". To look at it:");
            MlflowExport.commands(written).forEach(command -> lines.add("  " + command));
        }
        return lines;
    }

    private static String differing(TrainingRun run, RunComparison comparison) {
        List<String> words = new ArrayList<>();
        if (!run.setting(Baseline.MARK).isEmpty()) {
            words.add("baseline");
        }
        for (String key : comparison.settings()) {
            String value = comparison.value(run, key);
            if (!key.equals("detector") && !value.isEmpty()) {
                words.add(key + " " + value);
            }
        }
        return String.join(" · ", words);
    }

    private static String shortName(String metric) {
        return switch (metric) {
            case RunMetrics.FALSE_POSITIVE_RATE -> "FPR";
            case RunMetrics.AVERAGE_PRECISION -> "avg.prec.";
            default -> metric;
        };
    }
}
