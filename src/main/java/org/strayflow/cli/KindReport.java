package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.strayflow.eval.KindMetrics;
import org.strayflow.eval.KindScore;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Analysis;

/**
 * What {@code train} and {@code evaluate} say beside the numbers at the threshold: flagged rows a day where there are times, and of a
 * classifier how well it names kinds.
 *
 * @param days of capture that the reported rows stand for, and flagged rows a day; empty when times are not known
 * @param kinds empty of a novelty detector and without labels
 */
record KindReport(OptionalDouble days, OptionalDouble flagsPerDay, Optional<KindMetrics> kinds) {
    private static final int WIDEST = 30;

    static KindReport of(Analysis analysis, Feedback feedback) throws StrayflowException {
        Optional<Job<KindMetrics>> counting = analysis.kindMetrics(analysis.reported());
        Optional<KindMetrics> kinds =
                counting.isPresent() ? Optional.of(counting.get().run(feedback)) : Optional.empty();
        return new KindReport(analysis.days(analysis.reported()), analysis.flagsPerDay(), kinds);
    }

    /** Adds its fields to a JSON object. */
    void addTo(Map<String, Object> json) {
        days.ifPresent(d -> json.put("days", d));
        flagsPerDay.ifPresent(f -> json.put("flagsPerDay", f));
        kinds.ifPresent(metrics -> {
            Map<String, Object> classes = new LinkedHashMap<>();
            classes.put("rows", metrics.rows());
            classes.put("accuracy", Numbers.orNull(metrics.accuracy()));
            classes.put("macroF1", Numbers.orNull(metrics.macroF1()));
            classes.put("kindsWithoutRows", metrics.kindsWithoutRows());
            classes.put("weightedF1", Numbers.orNull(metrics.weightedF1()));
            classes.put("macroRecall", Numbers.orNull(metrics.macroRecall()));
            classes.put(
                    "perKind", metrics.kinds().stream().map(KindReport::kind).toList());
            classes.put("confusion", confusion(metrics));
            json.put("classes", classes);
        });
    }

    private static Map<String, Object> kind(KindScore kind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind.kind());
        json.put("benign", kind.benign());
        json.put("known", kind.known());
        json.put("rows", kind.rows());
        json.put("predicted", kind.predicted());
        json.put("precision", Numbers.orNull(kind.precision()));
        json.put("recall", Numbers.orNull(kind.recall()));
        json.put("f1", Numbers.orNull(kind.f1()));
        return json;
    }

    private static Map<String, Object> confusion(KindMetrics metrics) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kinds", metrics.kinds().stream().map(KindScore::kind).toList());
        json.put("counts", metrics.confusion());
        json.put("rowShares", shares(metrics, true));
        json.put("columnShares", shares(metrics, false));
        return json;
    }

    private static List<List<Object>> shares(KindMetrics metrics, boolean ofRows) {
        List<List<Object>> shares = new ArrayList<>();
        for (int actual = 0; actual < metrics.kinds().size(); actual++) {
            List<Object> row = new ArrayList<>();
            for (int predicted = 0; predicted < metrics.kinds().size(); predicted++) {
                double share = ofRows ? metrics.rowShare(actual, predicted) : metrics.columnShare(actual, predicted);
                row.add(Numbers.orNull(share));
            }
            shares.add(row);
        }
        return shares;
    }

    /** The same in words. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        flagsPerDay.ifPresent(flags -> lines.add("a day        " + Numbers.count(Math.round(flags))
                + " flagged (the rows stand for " + Numbers.share(days.orElse(Double.NaN)) + " days of capture)"));
        kinds.ifPresent(metrics -> {
            lines.add("");
            lines.add("by most probable kind: accuracy " + Numbers.share(metrics.accuracy()) + ", macro F1 "
                    + Numbers.share(metrics.macroF1()) + ", weighted F1 " + Numbers.share(metrics.weightedF1()));
            if (metrics.kindsWithoutRows() > 0) {
                lines.add("macro F1 counts " + Numbers.counted(metrics.kindsWithoutRows(), "kind")
                        + " as 0: flows were taken for it, and there is none of it among these rows");
            }
            lines.add(String.format(
                    "%-32s %10s %10s %10s %10s  %s",
                    "kind", "rows", "precision", "recall", "F1", "most often taken for"));
            for (int kind = 0; kind < metrics.kinds().size(); kind++) {
                lines.add(line(metrics, kind));
            }
        });
        return lines;
    }

    private static String line(KindMetrics metrics, int place) {
        KindScore kind = metrics.kinds().get(place);
        return String.format(
                "%-32s %10s %10s %10s %10s  %s",
                kind.kind(),
                Numbers.count(kind.rows()),
                Numbers.share(kind.precision()),
                Numbers.share(kind.recall()),
                Numbers.share(kind.f1()),
                confused(metrics, place));
    }

    /** The other kind that a kind's rows were taken for most often, with their share. */
    private static String confused(KindMetrics metrics, int place) {
        int most = -1;
        for (int other = 0; other < metrics.kinds().size(); other++) {
            long count = other == place ? 0 : metrics.confusion()[place][other];
            if (count > 0 && (most < 0 || count > metrics.confusion()[place][most])) {
                most = other;
            }
        }
        if (most < 0) {
            return metrics.kinds().get(place).known() ? "" : "(not learnt)";
        }
        String name = metrics.kinds().get(most).kind();
        String shown = name.length() > WIDEST ? name.substring(0, WIDEST - 1) + "…" : name;
        return shown + " " + Numbers.percent(metrics.rowShare(place, most));
    }
}
