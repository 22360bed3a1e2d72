package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.ColumnDrop;
import org.strayflow.eval.DropMeasure;
import org.strayflow.eval.Partition;
import org.strayflow.eval.PermutationImportance;
import org.strayflow.eval.Ranking;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.TestLooks;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code importance}: what a model relies on. */
@CommandLine.Command(
        name = "importance",
        description =
                "Deals out the values of each column anew among the flows and says how much worse the model gets. On the files that the model was trained on, the test rows are looked at.")
final class ImportanceCommand extends Command {
    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "" + PermutationImportance.REPEATS,
            description = "How often each column is dealt out; ${DEFAULT-VALUE} when not given.")
    private int repeats;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "" + PermutationImportance.MOST_ROWS,
            description = "Of more rows so many are drawn; ${DEFAULT-VALUE} when not given.")
    private int rows;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the draws; ${DEFAULT-VALUE} when not given.")
    private long seed;

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            description =
                    "What drops: average-precision, roc-auc or score-change, which needs no labels. The first where rows are labelled as benign and attacks, otherwise the last.")
    private @Nullable String measure;

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            checkNumbers();
            DropMeasure wanted = measure == null ? null : DropMeasure.parse(measure);
            Analysis analysis = model.analyse(data, workspace, feedback.sub(0.5));
            Partition partition = analysis.reported();
            Ranking ranking = analysis.ranking(partition).orElseThrow();
            PermutationImportance.Question question = new PermutationImportance.Question(
                    wanted == null ? DropMeasure.suiting(ranking) : wanted, repeats, rows, seed);
            PermutationImportance importance =
                    workspace.permutation(analysis, partition, question).run(feedback.sub(0.5));
            Map<String, Object> json = json(importance, partition);
            List<String> lines = lines(importance, partition);
            if (importance.measure().needsLabels()) {
                // How much scores change says nothing of how good the model is.
                LooksReport looks = LooksReport.of(TestLooks.of(cli().folders()), analysis, feedback);
                looks.addTo(json);
                lines.addAll(looks.lines());
            }
            return new Report(json, lines);
        };
    }

    private void checkNumbers() throws ConfigurationException {
        if (repeats < 1 || repeats > PermutationImportance.MOST_REPEATS || rows < 2) {
            throw new ConfigurationException(Problem.of(
                    "CONF-218",
                    "So many repeats or rows cannot be looked at: " + repeats + ", " + rows + ".",
                    "Say 1 to " + PermutationImportance.MOST_REPEATS + " repeats and 2 or more rows."));
        }
    }

    private Map<String, Object> json(PermutationImportance importance, Partition partition) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", model.file().toString());
        json.put("partition", partition.title());
        json.put("rows", importance.rows());
        json.put("rowsUsed", importance.used());
        json.put("repeats", importance.repeats());
        json.put("seed", seed);
        json.put("measure", importance.measure().id());
        json.put("before", importance.before());
        json.put(
                "columns",
                importance.columns().stream().map(ImportanceCommand::column).toList());
        return json;
    }

    private static Map<String, Object> column(ColumnDrop drop) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", drop.column());
        json.put("mean", drop.mean());
        json.put("deviation", drop.deviation());
        json.put("drops", drop.drops());
        json.put("scoreChange", drop.scoreChange());
        return json;
    }

    private static List<String> lines(PermutationImportance importance, Partition partition) {
        boolean change = importance.measure() == DropMeasure.SCORE_CHANGE;
        List<String> lines = new ArrayList<>();
        lines.add(Numbers.counted(importance.used(), "row")
                + (importance.isSampled() ? " drawn of " + Numbers.count(importance.rows()) : "") + " ("
                + partition.title() + "), " + Numbers.counted(importance.repeats(), "repeat")
                + (change
                        ? ""
                        : ", " + importance.measure().title() + " as they are " + Numbers.share(importance.before())));
        lines.add(
                String.format("%-40s %10s %10s %14s", "column", change ? "change" : "drop", "spread", "score change"));
        for (ColumnDrop drop : importance.columns()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-40s %10.5f %10.5f %14.5f",
                    drop.column(),
                    drop.mean(),
                    drop.deviation(),
                    drop.scoreChange()));
        }
        return lines;
    }
}
