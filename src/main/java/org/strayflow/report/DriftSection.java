package org.strayflow.report;

import java.util.List;
import org.strayflow.eval.ColumnDrift;
import org.strayflow.eval.Drift;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Shift;
import org.strayflow.report.Tables.Heading;
import org.strayflow.workspace.Analysis;

/** How far the flows are from those that the model was fitted on: its flag rate, its scores and its features. */
final class DriftSection implements Section {
    /** So many times as many flagged flows as expected are worth a word. */
    private static final double MANY = 1.25;

    private static final int SHOWN = 15;

    private final Facts facts;

    DriftSection(Facts facts) {
        this.facts = facts;
    }

    @Override
    public String id() {
        return "drift";
    }

    @Override
    public String title() {
        return "Drift";
    }

    /** Of a model that was trained elsewhere it is not known what to expect. */
    @Override
    public boolean isPresent() {
        return !Double.isNaN(facts.analysis().expectedFlaggedShare());
    }

    @Override
    public void write(Markup page) {
        Analysis analysis = facts.analysis();
        Metrics metrics = analysis.model().operation().metrics();
        double here = metrics.flaggedShare();
        double expected = analysis.expectedFlaggedShare();
        Tables.facts(
                page,
                List.of(
                        List.of("Flagged here", Numbers.percent(here)),
                        List.of(
                                analysis.model().operation().isRecalibrated()
                                        ? "Recalibrated to flag"
                                        : "Expected of rows like those it was fitted on",
                                Numbers.percent(expected)),
                        List.of(
                                "Training rows that score below the threshold",
                                Numbers.percent(analysis.unusualness(facts.threshold())))));
        page.element("p", verdict(here, expected, metrics.attacks() > 0));
        facts.drift().ifPresent(drift -> {
            columns(page, drift);
            DriftCharts.strips(
                    page, drift, drift.columns().stream().limit(SHOWN).toList());
            shapes(page);
        });
    }

    private static void columns(Markup page, Drift drift) {
        page.element("h3", "Features that changed most");
        int above = drift.above(Drift.ALERT).size();
        page.element(
                "p",
                Numbers.count(above) + " of " + Numbers.counted(drift.columns().size(), "feature")
                        + (above == 1 ? " is" : " are") + " further off than " + Drift.ALERT + "."
                        + drift.score()
                                .map(score -> " Scores: KS " + Numbers.share(score.statistic()) + ", PSI "
                                        + Numbers.share(score.stability()) + ".")
                                .orElse(""));
        List<List<String>> rows =
                drift.columns().stream().limit(SHOWN).map(DriftSection::row).toList();
        Tables.grid(
                page,
                List.of(
                        Heading.text("Feature"),
                        Heading.number("KS"),
                        Heading.number("PSI"),
                        Heading.number("Missing"),
                        Heading.number("Infinite"),
                        Heading.number("New texts")),
                rows);
        page.element(
                "p",
                "All rows against the " + Numbers.count(drift.rowsThen())
                        + " that the model was fitted on, by the largest difference first. KS is the largest difference between"
                        + " the shares of flows up to a value, 0 to 1; of texts the largest difference in share of any set of"
                        + " them. Missing and infinite: share then and now."
                        + (drift.isOfManyRows()
                                ? " With so many flows even differences that matter to nobody are significant, so no"
                                        + " p-values are given."
                                : ""),
                "class",
                "small");
    }

    private void shapes(Markup page) {
        if (facts.shapes().isEmpty()) {
            return;
        }
        page.element("h3", "Distributions of the features that changed most");
        page.open("p", "class", "legend")
                .element("span", "training rows", "class", "unlabelled")
                .element("span", "these flows", "class", "now")
                .close();
        page.open("div", "class", "pair");
        facts.shapes().forEach(shapes -> DriftCharts.shapes(page, shapes));
        page.close();
    }

    private static List<String> row(ColumnDrift column) {
        return List.of(
                column.column(),
                Numbers.share(column.statistic()),
                Numbers.share(column.stability()),
                shift(column.missing()),
                shift(column.infinite()),
                column.texts() ? Numbers.percent(column.unknown()) : Numbers.NONE);
    }

    private static String shift(Shift shift) {
        return shift.then() == 0 && shift.now() == 0
                ? Numbers.NONE
                : Numbers.percent(shift.then()) + " → " + Numbers.percent(shift.now());
    }

    private static String verdict(double here, double expected, boolean attacks) {
        if (expected == 0 || here > MANY * expected) {
            return (expected == 0
                            ? "No flow would be flagged among rows like those it was fitted on. "
                            : Numbers.decimals(here / expected, 1) + " times as many flows are flagged as expected. ")
                    + (attacks
                            ? "The attacks among these rows make part of the difference; the rest says that their traffic is"
                                    + " not like that of the training."
                            : "Either there are attacks among these rows, or their traffic is not like that of the training.")
                    + " Where it is the traffic, the threshold should be chosen anew.";
        }
        return here * MANY < expected
                ? "Fewer flows are flagged than expected: their traffic is not like that of the training, so attacks may score"
                        + " lower here too."
                : "About as many flows are flagged as expected.";
    }
}
