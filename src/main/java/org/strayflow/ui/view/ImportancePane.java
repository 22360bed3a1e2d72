package org.strayflow.ui.view;

import java.util.List;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.FeatureImportance;
import org.strayflow.eval.Importance;
import org.strayflow.ui.chart.ContributionChart;
import org.strayflow.ui.chart.ContributionSeries;
import org.strayflow.ui.vm.Explaining;
import org.strayflow.ui.vm.Formats;

/** What sets flagged flows apart from the rest. */
final class ImportancePane extends BorderPane {
    private static final int SHOWN = 20;

    private final ContributionChart chart = new ContributionChart();

    ImportancePane(Explaining explaining) {
        chart.setId("importances");
        getStyleClass().add("sf-pane");
        setCenter(chart);
        explaining.importanceProperty().subscribe(this::show);
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
