package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.eval.Goal;
import org.strayflow.eval.KindCount;
import org.strayflow.eval.Metrics;
import org.strayflow.store.AppliedFix;
import org.strayflow.store.Operation;
import org.strayflow.task.ConfigurationException;

/** The numbers at a threshold, as {@code evaluate} and {@code train} print them. */
final class MetricsReport {
    private static final int NAMES = 6;

    private MetricsReport() {}

    /** Adds the fields of the contract to a JSON object. Numbers that are undefined are {@code null}. */
    static void addTo(Map<String, Object> json, Operation operation) {
        Metrics metrics = operation.metrics();
        json.put("rows", metrics.rows());
        json.put("attacks", metrics.attacks());
        json.put("benign", metrics.benign());
        json.put("threshold", metrics.threshold());
        json.put("goal", operation.goal());
        json.put("flagged", metrics.flagged());
        Map<String, Object> confusion = new LinkedHashMap<>();
        confusion.put("tp", metrics.confusion().tp());
        confusion.put("fp", metrics.confusion().fp());
        confusion.put("fn", metrics.confusion().fn());
        confusion.put("tn", metrics.confusion().tn());
        json.put("confusion", confusion);
        json.put("precision", Numbers.orNull(metrics.precision()));
        json.put("recall", Numbers.orNull(metrics.recall()));
        json.put("f1", Numbers.orNull(metrics.f1()));
        json.put("accuracy", Numbers.orNull(metrics.accuracy()));
        json.put("falsePositiveRate", Numbers.orNull(metrics.falsePositiveRate()));
        json.put("rocAuc", Numbers.orNull(metrics.rocAuc()));
        json.put("averagePrecision", Numbers.orNull(metrics.averagePrecision()));
        json.put("macroF1", Numbers.orNull(metrics.macroF1()));
        json.put("perKind", metrics.perKind().stream().map(MetricsReport::kind).toList());
        json.put("partition", operation.reportedOn());
        json.put("tunedOn", operation.tunedOn());
    }

    private static Map<String, Object> kind(KindCount kind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind.kind());
        json.put("benign", kind.benign());
        json.put("rows", kind.rows());
        json.put("flagged", kind.flagged());
        json.put("recall", Numbers.orNull(kind.recall()));
        return json;
    }

    /** The same in words. */
    static List<String> lines(Operation operation) {
        Metrics metrics = operation.metrics();
        List<String> lines = new ArrayList<>();
        lines.add("threshold    " + metrics.threshold() + "  (" + goalTitle(operation.goal()) + ", tuned on "
                + operation.tunedOn() + " rows)");
        lines.add("rows         " + Numbers.count(metrics.rows()) + " (" + operation.reportedOn() + ")");
        lines.add("flagged      " + Numbers.count(metrics.flagged()) + " (" + Numbers.percent(metrics.flaggedShare())
                + ")");
        if (!metrics.hasLabels()) {
            lines.add("no labels: precision, recall and the like are not known");
            return lines;
        }
        lines.add("precision    " + Numbers.share(metrics.precision()) + "   recall " + Numbers.share(metrics.recall())
                + "   F1 " + Numbers.share(metrics.f1()) + "   false-positive rate "
                + Numbers.percent(metrics.falsePositiveRate()));
        lines.add("ROC AUC      " + Numbers.share(metrics.rocAuc()) + "   average precision "
                + Numbers.share(metrics.averagePrecision()));
        lines.add("");
        lines.add(String.format("%-32s %10s %10s %10s", "kind", "rows", "flagged", "share"));
        for (KindCount kind : metrics.perKind()) {
            lines.add(String.format(
                    "%-32s %10s %10s %10s",
                    kind.kind(),
                    Numbers.count(kind.rows()),
                    Numbers.count(kind.flagged()),
                    Numbers.percent(kind.recall())));
        }
        return lines;
    }

    /** What a fix kept away from training, tuning and test. */
    static String leftOut(AppliedFix fix) {
        return "left out because of " + fix.code() + ", "
                + (fix.kind().equals(AppliedFix.COLUMNS)
                        ? Numbers.counted(fix.columns().size(), "column") + ": " + some(fix.columns())
                        : Numbers.counted(fix.rows(), fix.kind() + " row"));
    }

    private static String some(List<String> names) {
        return names.size() <= NAMES + 1
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMES)) + " and " + (names.size() - NAMES) + " more";
    }

    private static String goalTitle(String goal) {
        try {
            return Goal.parse(goal).title();
        } catch (ConfigurationException e) {
            return goal;
        }
    }
}
