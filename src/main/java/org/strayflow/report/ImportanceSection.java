package org.strayflow.report;

import java.util.List;
import org.strayflow.eval.DropMeasure;
import org.strayflow.eval.Importance;
import org.strayflow.eval.PermutationImportance;
import org.strayflow.report.Bars.Bar;

/** What sets the flagged flows apart and what the model relies on. */
final class ImportanceSection implements Section {
    private static final int SHOWN = 15;

    private final Facts facts;

    ImportanceSection(Facts facts) {
        this.facts = facts;
    }

    @Override
    public String id() {
        return "features";
    }

    @Override
    public String title() {
        return "Which features matter";
    }

    @Override
    public boolean isPresent() {
        return !facts.importance().features().isEmpty() || facts.permutation().isPresent();
    }

    @Override
    public void write(Markup page) {
        apart(page, facts.importance());
        facts.permutation().ifPresent(permutation -> reliedOn(page, permutation));
    }

    private static void apart(Markup page, Importance importance) {
        if (importance.features().isEmpty()) {
            return;
        }
        page.element("h3", "What sets flagged flows apart");
        List<Bar> bars = importance.features().stream()
                .limit(SHOWN)
                .map(f -> new Bar(f.name(), f.difference(), 0, signed(f.difference())))
                .toList();
        page.open("figure");
        Bars.draw(page, "Features by how much they set flagged flows apart", bars, true);
        page.element(
                "figcaption",
                "Mean contribution of each feature to the detector's own measure in flagged flows, less that in the others."
                        + (importance.isSampled()
                                ? " From " + Numbers.count(importance.flaggedUsed()) + " flagged flows and "
                                        + Numbers.count(importance.restUsed()) + " others, drawn from all."
                                : ""));
        page.close();
    }

    private static void reliedOn(Markup page, PermutationImportance permutation) {
        boolean change = permutation.measure() == DropMeasure.SCORE_CHANGE;
        page.element("h3", "What the detector relies on");
        List<Bar> bars = permutation.columns().stream()
                .limit(SHOWN)
                .map(c -> new Bar(
                        c.column(),
                        c.mean(),
                        c.deviation(),
                        Numbers.decimals(c.mean(), 4) + " ± " + Numbers.decimals(c.deviation(), 4)))
                .toList();
        page.open("figure");
        Bars.draw(page, "Columns by what the detector loses without them", bars, false);
        page.element(
                "figcaption",
                (change
                                ? "How much the scores change"
                                : "How much the " + permutation.measure().title() + " ("
                                        + Numbers.share(permutation.before()) + ") drops")
                        + " when the values of a column are dealt out anew among the flows; mean of "
                        + permutation.repeats() + " repeats and their standard deviation, on "
                        + Numbers.counted(permutation.used(), "row")
                        + (permutation.isSampled() ? " drawn from " + Numbers.count(permutation.rows()) : "")
                        + ". Columns that say the same stand in for each other.");
        page.close();
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + Numbers.decimals(value, 4);
    }
}
