package org.strayflow.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strayflow.eval.Curve;
import org.strayflow.eval.Curves;
import org.strayflow.eval.Histogram;
import org.strayflow.eval.Interval;
import org.strayflow.eval.Intervals;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Ranking;
import org.strayflow.report.Tables.Heading;
import org.strayflow.workspace.Analysis;

/** How the scores are distributed and how good the threshold is. */
final class NumbersSection implements Section {
    private static final int BINS = 80;
    private static final int POINTS = 400;
    private static final int WIDE = 720;
    private static final int HALF = 352;
    private static final int HIGH = 300;
    private static final double RARE = 0.001;

    private final Facts facts;
    private final Metrics metrics;

    NumbersSection(Facts facts) {
        this.facts = facts;
        this.metrics = facts.analysis().model().operation().metrics();
    }

    @Override
    public String id() {
        return "numbers";
    }

    @Override
    public String title() {
        return "Scores and threshold";
    }

    @Override
    public void write(Markup page) {
        page.element(
                "p",
                "From " + Facts.rows(facts.analysis().reported().title()) + " (" + Numbers.count(metrics.rows())
                        + ").");
        histogram(page);
        if (!metrics.hasLabels()) {
            page.element("p", "Without labels, precision, recall and the like are not known.");
            return;
        }
        numbers(page);
        curves(page);
        confusion(page);
        repeats(page);
    }

    private void histogram(Markup page) {
        Histogram histogram = Histogram.of(facts.ranking(), BINS);
        long most = 0;
        for (int bin = 0; bin < histogram.bins(); bin++) {
            most = Math.max(
                    most, Math.max(histogram.unlabelled()[bin], histogram.benign()[bin]));
            most = Math.max(most, histogram.attack()[bin]);
        }
        page.open("figure");
        legend(page);
        Axis across = Axis.linear("score", histogram.edges()[0], histogram.edges()[BINS]);
        String says = "Histogram of the scores of " + Numbers.counted(metrics.rows(), "flow")
                + " with the threshold at " + Numbers.share(facts.threshold());
        Plot plot = Plot.begin(page, says, across, Axis.counts("flows", most), WIDE, HIGH);
        if (metrics.unlabelled() > 0) {
            plot.steps("area unlabelled", histogram.edges(), histogram.unlabelled());
        }
        if (metrics.benign() > 0) {
            plot.steps("area benign", histogram.edges(), histogram.benign());
        }
        if (metrics.attacks() > 0) {
            plot.steps("area attack", histogram.edges(), histogram.attack());
        }
        plot.upright("threshold", facts.threshold(), "threshold " + Numbers.share(facts.threshold()));
        plot.end();
        page.element("figcaption", "How many flows have which score. Those at or right of the line are flagged.");
        page.close();
    }

    private void legend(Markup page) {
        page.open("p", "class", "legend");
        if (metrics.benign() > 0) {
            page.element("span", "benign " + Numbers.count(metrics.benign()), "class", "benign");
        }
        if (metrics.attacks() > 0) {
            page.element("span", "attack " + Numbers.count(metrics.attacks()), "class", "attack");
        }
        if (metrics.unlabelled() > 0) {
            page.element("span", "no label " + Numbers.count(metrics.unlabelled()), "class", "unlabelled");
        }
        page.close();
    }

    private void numbers(Markup page) {
        Intervals intervals = facts.intervals();
        Ranking ranking = facts.ranking();
        Analysis analysis = facts.analysis();
        List<List<String>> rows = new ArrayList<>();
        rows.add(number("Precision", metrics.precision(), intervals.precision()));
        rows.add(number("Recall", metrics.recall(), intervals.recall()));
        rows.add(number("F1", metrics.f1(), intervals.f1()));
        rows.add(number("False-positive rate", metrics.falsePositiveRate(), intervals.falsePositiveRate()));
        rows.add(number("ROC AUC", metrics.rocAuc(), intervals.rocAuc()));
        rows.add(number("Average precision", metrics.averagePrecision(), intervals.averagePrecision()));
        rows.add(List.of("Accuracy", Numbers.share(metrics.accuracy()), ""));
        rows.add(List.of("Recall at 1 % false positives", Numbers.share(ranking.recallAt(0.01)), ""));
        rows.add(List.of("Recall at 0.1 % false positives", Numbers.share(ranking.recallAt(RARE)), ""));
        rows.add(List.of(
                "Precision where 1 flow in 1,000 is an attack",
                Numbers.share(metrics.confusion().precisionAt(RARE)),
                ""));
        analysis.flagsPerDay()
                .ifPresent(flags -> rows.add(List.of("Flagged a day", Numbers.count(Math.round(flags)), "")));
        Tables.grid(
                page,
                List.of(Heading.text("At the threshold"), Heading.number("Value"), Heading.number("95 % interval")),
                rows);
        page.element(
                "p",
                "Intervals from " + Numbers.count(intervals.resamples()) + " resamples"
                        + (intervals.blocks() > 0
                                ? ", by " + Numbers.count(intervals.blocks()) + " stretches of time."
                                : ", every flow by itself: flows come in bursts, so the true intervals are wider."),
                "class",
                "small");
    }

    private static List<String> number(String name, double value, Interval interval) {
        return List.of(name, Numbers.share(value), Numbers.interval(interval));
    }

    private void curves(Markup page) {
        Curve precisionRecall = Curves.precisionRecall(facts.ranking(), POINTS);
        Curve roc = Curves.roc(facts.ranking(), POINTS);
        if (precisionRecall.isEmpty() || roc.isEmpty()) {
            return;
        }
        page.open("div", "class", "pair");
        double base = (double) metrics.attacks() / (metrics.attacks() + metrics.benign());
        page.open("figure");
        Plot plot = square(page, "Precision over recall", "recall", "precision");
        plot.line("chance", new double[] {0, 1}, new double[] {base, base});
        plot.line("curve", precisionRecall.x(), precisionRecall.y());
        if (metrics.flagged() > 0) {
            plot.mark(metrics.recall(), metrics.precision(), "threshold");
        }
        plot.end();
        page.element(
                        "figcaption",
                        "Average precision " + Numbers.share(precisionRecall.area()) + "; by chance "
                                + Numbers.share(base) + " (dashed).")
                .close();
        page.open("figure");
        Plot other = square(page, "Recall over false-positive rate", "false-positive rate", "recall");
        other.line("chance", new double[] {0, 1}, new double[] {0, 1});
        other.line("curve", roc.x(), roc.y());
        other.mark(metrics.falsePositiveRate(), metrics.recall(), "threshold");
        other.end();
        page.element("figcaption", "ROC AUC " + Numbers.share(roc.area()) + "; by chance 0.5 (dashed).")
                .close();
        page.close();
    }

    private static Plot square(Markup page, String says, String across, String up) {
        return Plot.begin(page, says, Axis.linear(across, 0, 1), Axis.linear(up, 0, 1), HALF, HIGH);
    }

    private void confusion(Markup page) {
        page.open("figure");
        long[][] counts = {
            {metrics.confusion().tp(), metrics.confusion().fn()},
            {metrics.confusion().fp(), metrics.confusion().tn()}
        };
        MatrixChart.draw(
                page,
                "Confusion matrix: " + Arrays.deepToString(counts),
                new MatrixChart.Matrix(
                        List.of("labelled as attack", "labelled as benign"),
                        List.of("flagged", "not flagged"),
                        counts));
        page.element("figcaption", "Labelled flows, with their share of the row.")
                .close();
    }

    private void repeats(Markup page) {
        facts.repeats().filter(found -> found.repeats() > 0).ifPresent(found -> {
            Metrics without = found.without();
            page.element(
                    "p",
                    Numbers.counted(found.repeats(), "test row")
                            + (found.repeats() == 1 ? " equals" : " equal")
                            + " a training row in every feature. Without them: precision "
                            + Numbers.share(without.precision()) + ", recall " + Numbers.share(without.recall())
                            + ", F1 " + Numbers.share(without.f1()) + ", false-positive rate "
                            + Numbers.percent(without.falsePositiveRate()) + ".");
        });
    }
}
