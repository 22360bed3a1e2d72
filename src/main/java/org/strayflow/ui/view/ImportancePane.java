package org.strayflow.ui.view;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.FeatureImportance;
import org.strayflow.eval.Importance;
import org.strayflow.ui.chart.ContributionChart;
import org.strayflow.ui.chart.ContributionSeries;
import org.strayflow.ui.vm.Explaining;
import org.strayflow.ui.vm.Formats;

/** What sets flagged flows apart from the rest, and what the model relies on as a whole. */
final class ImportancePane extends BorderPane {
    private static final int SHOWN = 20;

    private final ContributionChart chart = new ContributionChart();
    private final BorderPane contributions = new BorderPane(chart);
    private final RelianceTable gains = new RelianceTable(
            "gains",
            "Feature",
            "What the trees cut",
            "Gain",
            "How much of the training loss the cuts of the feature took away, as a share of what all cuts took away");
    private final List<Node> contents;
    private final Pills pills = new Pills(List.of(
            new Pills.Pill(
                    "features-contributions",
                    "Contributions",
                    "What sets flagged flows apart from the rest at this threshold"),
            new Pills.Pill("features-permutation", "Permutation", "How much worse the model gets without a column"),
            new Pills.Pill("features-gain", "Gain", "What the trees cut to lower the training loss")));

    ImportancePane(Explaining explaining) {
        chart.setId("importances");
        contributions.getStyleClass().add("sf-pane");
        contents = List.of(contributions, new PermutationPane(explaining.reliance()), gains);
        pills.getStyleClass().add("sf-tab-bar");
        setTop(pills);
        pills.setOnChoose(this::showChosen);
        showChosen();
        explaining.importanceProperty().subscribe(this::show);
        explaining
                .reliance()
                .gainsProperty()
                .subscribe(lines ->
                        gains.show(lines, "Only gradient boosting and random forests have trees that cut by gain."));
    }

    private void showChosen() {
        setCenter(contents.get(pills.chosen()));
    }

    private void show(@Nullable Importance importance) {
        if (importance == null) {
            chart.show(null, "Comparing flagged flows with the rest …");
            return;
        }
        if (importance.features().isEmpty()) {
            chart.show(null, "With none or all flows flagged there is nothing to compare.");
            return;
        }
        List<ContributionSeries.Bar> bars = importance.features().stream()
                .limit(SHOWN)
                .map(ImportancePane::bar)
                .toList();
        String sampled = importance.isSampled()
                ? " (from a sample of " + Formats.count(importance.flaggedUsed()) + " and "
                        + Formats.count(importance.restUsed()) + ")"
                : "";
        chart.show(new ContributionSeries("Mean contribution, flagged flows minus the rest" + sampled, bars), "");
    }

    private static ContributionSeries.Bar bar(FeatureImportance feature) {
        return new ContributionSeries.Bar(
                feature.name(),
                feature.difference(),
                "flagged " + Formats.significant(feature.flaggedMean()) + ", rest "
                        + Formats.significant(feature.restMean()));
    }
}
