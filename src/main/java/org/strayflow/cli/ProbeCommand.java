package org.strayflow.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.strayflow.eval.Partition;
import org.strayflow.probe.Attempt;
import org.strayflow.probe.Control;
import org.strayflow.probe.EvasionCheck;
import org.strayflow.probe.KindEvasion;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probe}: how far flagged attacks can be bent past a model. */
@CommandLine.Command(
        name = "probe",
        description =
                "Bends flagged attacks in what their sender controls (larger packets, more packets, longer gaps) and says how many pass the threshold. On the files that the model was trained on, the test rows are looked at.")
final class ProbeCommand extends Command {
    private static final int EXAMPLES = 10;
    private static final int EXAMPLES_SHOWN = 3;
    private static final int COLUMNS_SHOWN = 8;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--budget",
            paramLabel = "SHARE,...",
            split = ",",
            defaultValue = "0.1,0.25,0.5,1,2",
            description =
                    "By how much packets, bytes and time may each grow, relative to what they are; ${DEFAULT-VALUE} when not given.")
    private double[] budgets = {};

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "" + EvasionCheck.Question.USUAL_ROWS,
            description =
                    "Of more flagged attacks so many are drawn, of every kind alike; ${DEFAULT-VALUE} when not given.")
    private int rows;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the draws and the search; ${DEFAULT-VALUE} when not given.")
    private long seed;

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            EvasionCheck.Question question = question();
            Analysis analysis = model.analyse(data, workspace, feedback.sub(0.3));
            Partition partition = analysis.reported();
            double threshold = analysis.model().operation().threshold();
            EvasionCheck check =
                    workspace.probe(analysis, partition, threshold, question).run(feedback.sub(0.7));
            return new Report(json(check, partition), lines(check, partition));
        };
    }

    private EvasionCheck.Question question() throws ConfigurationException {
        List<Double> sorted = Arrays.stream(budgets).sorted().distinct().boxed().toList();
        boolean odd = sorted.stream().anyMatch(b -> !(b > 0 && b <= EvasionCheck.Question.LARGEST_BUDGET));
        if (odd || sorted.isEmpty() || rows < 1) {
            throw new ConfigurationException(Problem.of(
                    "PROBE-103",
                    "So flows cannot be bent: budgets " + sorted + ", " + rows + " rows.",
                    "Say budgets above 0 and at most " + (int) EvasionCheck.Question.LARGEST_BUDGET
                            + ", and 1 or more rows."));
        }
        return new EvasionCheck.Question(sorted, rows, seed);
    }

    private Map<String, Object> json(EvasionCheck check, Partition partition) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", model.file().toString());
        json.put("partition", partition.title());
        json.put("threshold", check.threshold());
        json.put("budgets", check.question().budgets());
        json.put("rows", check.tried());
        json.put("seed", seed);
        json.put("controls", ids(check));
        json.put("columns", check.columns());
        List<Map<String, Object>> total = new ArrayList<>();
        for (int place = 0; place < check.question().budgets().size(); place++) {
            total.add(passing(check, place, check.passing(place), check.tried()));
        }
        json.put("passing", total);
        json.put("kinds", check.kinds().stream().map(kind -> kind(check, kind)).toList());
        json.put(
                "bentColumns",
                check.bentColumns().stream()
                        .map(entry -> Map.of("column", entry.getKey(), "rows", entry.getValue()))
                        .toList());
        json.put(
                "examples",
                examples(check).stream()
                        .limit(EXAMPLES)
                        .map(a -> example(check, a))
                        .toList());
        json.put("limits", EvasionCheck.LIMITS);
        return json;
    }

    private static List<String> ids(EvasionCheck check) {
        return check.controls().stream().sorted().map(Control::id).toList();
    }

    private static Map<String, Object> passing(EvasionCheck check, int place, int rows, int tried) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("budget", check.question().budgets().get(place));
        json.put("rows", rows);
        json.put("share", Numbers.orNull((double) rows / tried));
        return json;
    }

    private static Map<String, Object> kind(EvasionCheck check, KindEvasion kind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind.kind());
        json.put("flagged", kind.flagged());
        json.put("tried", kind.tried());
        List<Map<String, Object>> passing = new ArrayList<>();
        for (int place = 0; place < kind.passing().size(); place++) {
            passing.add(passing(check, place, kind.passing().get(place), kind.tried()));
        }
        json.put("passing", passing);
        Map<String, Object> uses = new LinkedHashMap<>();
        for (Control control : Control.values()) {
            uses.put(control.id(), kind.uses().getOrDefault(control, 0));
        }
        json.put("uses", uses);
        return json;
    }

    /** The flows that pass with the smallest budgets, one of each kind in turn. */
    private static List<Attempt> examples(EvasionCheck check) {
        Map<String, Integer> turns = new LinkedHashMap<>();
        Map<Attempt, Integer> turn = new LinkedHashMap<>();
        check.attempts().stream()
                .filter(a -> a.budget() != Attempt.HELD)
                .sorted(Comparator.comparingInt(Attempt::budget))
                .forEach(a -> turn.put(a, turns.merge(a.kind(), 1, Integer::sum)));
        return turn.keySet().stream().sorted(Comparator.comparingInt(turn::get)).toList();
    }

    private static Map<String, Object> example(EvasionCheck check, Attempt attempt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", attempt.row() + 1);
        json.put("kind", attempt.kind());
        json.put("budget", check.question().budgets().get(attempt.budget()));
        json.put("before", attempt.before());
        json.put("after", attempt.after());
        json.put("packets", attempt.bend().packets());
        json.put("packetBytes", attempt.bend().size());
        json.put("padding", attempt.bend().padding());
        json.put("stretch", attempt.bend().stretch());
        json.put("changes", attempt.changes().stream().map(ProbeCommand::change).toList());
        return json;
    }

    private static Map<String, Object> change(Attempt.Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", change.column());
        json.put("before", Numbers.orNull(change.before()));
        json.put("after", Numbers.orNull(change.after()));
        return json;
    }

    private static List<String> lines(EvasionCheck check, Partition partition) {
        List<String> lines = new ArrayList<>();
        int flagged = check.kinds().stream().mapToInt(KindEvasion::flagged).sum();
        lines.add(Numbers.count(check.tried()) + " of " + Numbers.counted(flagged, "flagged flow") + " ("
                + partition.title() + ") bent; share that falls below the threshold "
                + Numbers.share(check.threshold()) + " when packets, bytes and time may each grow by");
        StringBuilder head = new StringBuilder(String.format("%-28s %8s %6s", "kind", "flagged", "bent"));
        check.question()
                .budgets()
                .forEach(b -> head.append(String.format(Locale.ROOT, " %9s", "+" + Math.round(100 * b) + " %")));
        lines.add(head + "  by");
        check.kinds().forEach(kind -> lines.add(line(kind)));
        lines.add("");
        if (!check.bentColumns().isEmpty()) {
            lines.add("columns bent   " + String.join(", ", columns(check)));
        }
        examples(check).stream()
                .limit(EXAMPLES_SHOWN)
                .forEach(a -> lines.add(String.format(
                        Locale.ROOT,
                        "row %d, %s: %.4f to %.4f by %s",
                        a.row() + 1,
                        a.kind(),
                        a.before(),
                        a.after(),
                        a.bend().text())));
        lines.add("");
        lines.addAll(EvasionCheck.LIMITS);
        return lines;
    }

    private static List<String> columns(EvasionCheck check) {
        return check.bentColumns().stream()
                .limit(COLUMNS_SHOWN)
                .map(entry -> entry.getKey() + " " + Numbers.count(entry.getValue()))
                .toList();
    }

    private static String line(KindEvasion kind) {
        StringBuilder line = new StringBuilder(String.format(
                "%-28s %8s %6s",
                kind.kind().isEmpty() ? "(no labels)" : kind.kind(),
                Numbers.count(kind.flagged()),
                Numbers.count(kind.tried())));
        for (int place = 0; place < kind.passing().size(); place++) {
            line.append(String.format(" %9s", Numbers.percent(kind.share(place))));
        }
        List<String> uses = Arrays.stream(Control.values())
                .filter(kind.uses()::containsKey)
                .map(control -> control.title() + " " + kind.uses().get(control))
                .toList();
        return line + "  " + String.join(", ", uses);
    }
}
