package org.strayflow.report;

import java.util.List;
import org.strayflow.eval.Metrics;
import org.strayflow.workspace.Analysis;

/** How far the flows are from those that the model was fitted on, as far as its flag rate tells. */
final class DriftSection implements Section {
    /** A flag rate that is so many times the expected one is worth a warning. */
    private static final double FAR = 2;

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
                        List.of("Expected of rows like those it was fitted on", Numbers.percent(expected)),
                        List.of(
                                "Training rows that score below the threshold",
                                Numbers.percent(analysis.unusualness(facts.threshold())))));
        boolean attacks = metrics.attacks() > 0;
        if (here > FAR * expected || here < expected / FAR) {
            page.element(
                    "p",
                    "The two are far apart: "
                            + (attacks
                                    ? "attacks among these rows make some of the difference; what is left says that"
                                    : "either there are attacks among these rows, or")
                            + " their traffic is not like that of the training. Then the threshold should be chosen anew.");
        } else {
            page.element("p", "The two are alike.");
        }
    }
}
