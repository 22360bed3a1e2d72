package org.strayflow.report;

import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.workspace.Analysis;

/** The first thing to read: what was flagged and how good that is. */
final class Summary {
    private final Facts facts;

    Summary(Facts facts) {
        this.facts = facts;
    }

    void write(Markup page) {
        Analysis analysis = facts.analysis();
        Ranking all = analysis.ranking();
        int flagged = all.flaggedAt(facts.threshold());
        Metrics metrics = analysis.model().operation().metrics();
        page.open("ul", "class", "tiles");
        tile(page, "flows", Numbers.count(all.size()), "");
        tile(page, "flagged", Numbers.count(flagged), Numbers.percent((double) flagged / all.size()));
        tile(page, "threshold", Numbers.share(facts.threshold()), "");
        if (metrics.hasLabels()) {
            tile(page, "precision", Numbers.share(metrics.precision()), rows());
            tile(page, "recall", Numbers.share(metrics.recall()), rows());
            tile(page, "false-positive rate", Numbers.percent(metrics.falsePositiveRate()), rows());
            tile(page, "ROC AUC", Numbers.share(metrics.rocAuc()), rows());
        }
        page.close();
        page.element("p", sentence(all, flagged), "class", "lead");
    }

    private String rows() {
        return facts.analysis().reported() == Partition.TEST ? "test rows" : "all rows";
    }

    private String sentence(Ranking all, int flagged) {
        Analysis analysis = facts.analysis();
        Metrics metrics = analysis.model().operation().metrics();
        String begin = "The detector “" + analysis.model().detector().spec().title() + "” flagged "
                + Numbers.count(flagged) + " of " + Numbers.counted(all.size(), "flow")
                + ": those that score at least " + Numbers.share(facts.threshold()) + " on a scale from 0 to 1. ";
        if (!metrics.hasLabels()) {
            return begin + "The capture has no labels, so how many of them are attacks is not known.";
        }
        if (metrics.attacks() == 0) {
            return begin + "No flow is labelled as an attack: every flagged one that has a label is a false alarm.";
        }
        return begin + "By the labels of the " + Numbers.count(metrics.rows()) + " "
                + (analysis.reported() == Partition.TEST ? "test rows" : "rows") + ", "
                + Numbers.percent(metrics.precision()) + " of the flagged flows are attacks, and "
                + Numbers.percent(metrics.recall()) + " of the " + Numbers.counted(metrics.attacks(), "attack")
                + " are flagged.";
    }

    private static void tile(Markup page, String name, String value, String note) {
        page.open("li").element("span", name, "class", "what").element("b", value);
        if (!note.isEmpty()) {
            page.element("span", note, "class", "of");
        }
        page.close();
    }
}
