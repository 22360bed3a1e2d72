package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Interval;
import org.strayflow.eval.Intervals;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Ranking;
import org.strayflow.workspace.Analysis;

/** What {@code evaluate} says beside the plain numbers: how far they may be trusted and what they mean elsewhere. */
final class Reliability {
    private Reliability() {}

    /** Adds its fields to a JSON object. Numbers that are undefined are {@code null}, intervals that are undefined are empty. */
    static void addTo(Map<String, Object> json, Analysis analysis, Intervals intervals, @Nullable Double baseRate) {
        Ranking ranking = analysis.ranking(analysis.reported()).orElseThrow();
        Metrics metrics = analysis.model().operation().metrics();
        json.put("flagRate", Numbers.orNull(metrics.flaggedShare()));
        json.put("expectedFlagRate", Numbers.orNull(analysis.expectedFlaggedShare()));
        json.put("thresholdUnusualness", Numbers.orNull(analysis.unusualness(metrics.threshold())));
        json.put("recallAtFpr1Percent", Numbers.orNull(ranking.recallAt(0.01)));
        json.put("recallAtFpr01Percent", Numbers.orNull(ranking.recallAt(0.001)));
        if (baseRate != null) {
            json.put("baseRate", baseRate);
            json.put("precisionAtBaseRate", Numbers.orNull(metrics.confusion().precisionAt(baseRate)));
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("level", 0.95);
        shown.put("resamples", intervals.resamples());
        shown.put("timeBlocks", intervals.blocks());
        shown.put("precision", ends(intervals.precision()));
        shown.put("recall", ends(intervals.recall()));
        shown.put("f1", ends(intervals.f1()));
        shown.put("falsePositiveRate", ends(intervals.falsePositiveRate()));
        shown.put("rocAuc", ends(intervals.rocAuc()));
        shown.put("averagePrecision", ends(intervals.averagePrecision()));
        json.put("intervals", shown);
    }

    private static List<Double> ends(Interval interval) {
        return Double.isNaN(interval.low()) ? List.of() : List.of(interval.low(), interval.high());
    }

    /** The same in words. */
    static List<String> lines(Analysis analysis, Intervals intervals, @Nullable Double baseRate) {
        Ranking ranking = analysis.ranking(analysis.reported()).orElseThrow();
        Metrics metrics = analysis.model().operation().metrics();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("flagged here " + Numbers.percent(metrics.flaggedShare())
                + (analysis.model().operation().isRecalibrated()
                        ? ", recalibrated to flag "
                        : ", expected of rows like those trained on ")
                + Numbers.percent(analysis.expectedFlaggedShare()));
        if (!metrics.hasLabels()) {
            return lines;
        }
        lines.add("recall at 1 % false positives " + Numbers.share(ranking.recallAt(0.01)) + ", at 0.1 % "
                + Numbers.share(ranking.recallAt(0.001)));
        lines.add("95 % intervals"
                + (intervals.blocks() > 0 ? " (by " + Numbers.count(intervals.blocks()) + " stretches of time)" : "")
                + ": precision " + words(intervals.precision()) + ", recall "
                + words(intervals.recall()) + ", F1 " + words(intervals.f1()) + ", ROC AUC "
                + words(intervals.rocAuc()));
        if (baseRate != null) {
            lines.add("precision where " + Numbers.percent(baseRate) + " of the flows are attacks: "
                    + Numbers.share(metrics.confusion().precisionAt(baseRate)));
        }
        return lines;
    }

    private static String words(Interval interval) {
        return Numbers.share(interval.low()) + "–" + Numbers.share(interval.high());
    }
}
