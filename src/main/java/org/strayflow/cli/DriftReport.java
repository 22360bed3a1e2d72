package org.strayflow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.strayflow.eval.ColumnDrift;
import org.strayflow.eval.Drift;
import org.strayflow.eval.RowParts;
import org.strayflow.eval.Shift;
import org.strayflow.workspace.Analysis;

/** How {@code drift} tells what it found. */
final class DriftReport {
    /** Features named in words; all of them are in the JSON. */
    private static final int LINES = 20;

    private final Drift drift;
    private final double alert;
    private final Map<String, Object> json = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private DriftReport(Drift drift, double alert) {
        this.drift = drift;
        this.alert = alert;
    }

    /** Of two captures. */
    static Command.Report of(Drift drift, double alert, String now, String then) {
        DriftReport report = new DriftReport(drift, alert);
        report.json.put("against", then);
        report.lines.add(Numbers.counted(drift.rowsNow(), "flow") + " of " + now + " against "
                + Numbers.count(drift.rowsThen()) + " of " + then);
        return report.report();
    }

    /** Of a capture scored by a model. */
    static Command.Report of(Drift drift, double alert, Analysis analysis, Path model) {
        DriftReport report = new DriftReport(drift, alert);
        double flagged = (double) analysis.ranking()
                        .flaggedAt(analysis.model().operation().threshold())
                / Math.max(1, analysis.ranking().size());
        double expected = analysis.expectedFlaggedShare();
        report.json.put("model", model.toString());
        Map<String, Object> flags = new LinkedHashMap<>();
        flags.put("share", Numbers.orNull(flagged));
        flags.put("expected", Numbers.orNull(expected));
        report.json.put("flagged", flags);
        report.lines.add(Numbers.counted(drift.rowsNow(), "flow") + " of "
                + analysis.capture().title() + " against the " + Numbers.count(drift.rowsThen())
                + " that the model was trained on");
        report.lines.add("flagged " + Numbers.percent(flagged)
                + (analysis.model().operation().isRecalibrated()
                        ? ", recalibrated to flag "
                        : ", expected of flows like those ")
                + Numbers.percent(expected));
        drift.score().ifPresent(score -> {
            report.json.put("score", report.column(score));
            report.lines.add(
                    "scores: KS " + Numbers.share(score.statistic()) + ", PSI " + Numbers.share(score.stability()));
        });
        return report.report();
    }

    private Command.Report report() {
        List<ColumnDrift> above = drift.above(alert);
        json.put("rows", drift.rowsNow());
        json.put("rowsAgainst", drift.rowsThen());
        json.put("exact", drift.exact());
        json.put("alert", alert);
        json.put("alerts", above.stream().map(ColumnDrift::column).toList());
        json.put("columns", drift.columns().stream().map(this::column).toList());
        json.put("parts", parts());
        json.put("uncompared", drift.uncompared());
        lines.add(Numbers.counted(above.size(), "feature") + " above " + alert + ", of "
                + drift.columns().size());
        if (drift.isOfManyRows()) {
            lines.add(
                    "With so many flows even differences that matter to nobody are significant: look at the statistic, not at p.");
        }
        lines.add(String.format(
                "  %-36s %7s %9s %8s %15s %15s %9s", "feature", "KS", "p", "PSI", "missing", "infinite", "new texts"));
        drift.columns().stream().limit(LINES).forEach(column -> lines.add(line(column)));
        if (drift.columns().size() > LINES) {
            lines.add("  … " + (drift.columns().size() - LINES) + " more with --json");
        }
        if (drift.columns().stream().limit(LINES).anyMatch(ColumnDrift::texts)) {
            lines.add("* of texts the total variation distance");
        }
        if (!drift.uncompared().isEmpty()) {
            lines.add("not in both as features of one type: " + String.join(", ", drift.uncompared()));
        }
        worstPart();
        return new Command.Report(json, lines);
    }

    /** Where most of the features are far off. */
    private void worstPart() {
        RowParts parts = drift.parts();
        if (parts.size() == 0) {
            return;
        }
        int[] rows = parts.rows();
        lines.add("by " + parts.what() + ": features above " + alert);
        for (int part = 0; part < parts.size(); part++) {
            int place = part;
            long above = drift.columns().stream()
                    .filter(column -> column.parts().get(place) > alert)
                    .count();
            lines.add(String.format(
                    "  %-36s %7d   of %s", parts.titles().get(part), above, Numbers.counted(rows[part], "flow")));
        }
    }

    private String line(ColumnDrift column) {
        return String.format(
                Locale.ROOT,
                "%s %-36s %7s %9s %8s %15s %15s %9s",
                column.effect() > alert ? "!" : " ",
                column.column(),
                Numbers.share(column.statistic()) + (column.texts() ? "*" : ""),
                column.texts() || Double.isNaN(column.pValue())
                        ? "–"
                        : String.format(Locale.ROOT, "%.2g", column.pValue()),
                Numbers.share(column.stability()),
                shift(column.missing()),
                shift(column.infinite()),
                column.texts() ? Numbers.percent(column.unknown()) : "–");
    }

    private static String shift(Shift shift) {
        return shift.then() == 0 && shift.now() == 0
                ? "–"
                : String.format(Locale.ROOT, "%.1f → %.1f %%", 100 * shift.then(), 100 * shift.now());
    }

    private Map<String, Object> column(ColumnDrift column) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("column", column.column());
        one.put("measure", column.texts() ? "variation" : "ks");
        one.put("statistic", Numbers.orNull(column.statistic()));
        one.put("pValue", Numbers.orNull(column.pValue()));
        one.put("psi", Numbers.orNull(column.stability()));
        one.put("missing", shares(column.missing()));
        one.put("infinite", shares(column.infinite()));
        one.put("unknown", column.unknown());
        one.put("effect", column.effect());
        one.put("alert", column.effect() > alert);
        one.put("parts", column.parts().stream().map(Numbers::orNull).toList());
        return one;
    }

    private static Map<String, Object> shares(Shift shift) {
        Map<String, Object> shares = new LinkedHashMap<>();
        shares.put("then", Numbers.orNull(shift.then()));
        shares.put("now", Numbers.orNull(shift.now()));
        return shares;
    }

    private List<Map<String, Object>> parts() {
        int[] rows = drift.parts().rows();
        return IntStream.range(0, rows.length)
                .mapToObj(part -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("title", drift.parts().titles().get(part));
                    one.put("rows", rows[part]);
                    return one;
                })
                .toList();
    }
}
