package org.strayflow.ui.view;

import java.util.List;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.Contribution;
import org.strayflow.detect.Explanation;
import org.strayflow.ui.chart.ContributionChart;
import org.strayflow.ui.chart.ContributionSeries;
import org.strayflow.ui.vm.Explaining;
import org.strayflow.ui.vm.Formats;

/** What made the selected flow stand out. */
final class FlowExplanationPane extends BorderPane {
    private static final int SHOWN = 20;

    private final ContributionChart chart = new ContributionChart();

    private final Explaining explaining;

    FlowExplanationPane(Explaining explaining) {
        this.explaining = explaining;
        chart.setId("contributions");
        getStyleClass().add("sf-pane");
        setCenter(chart);
        explaining.explanationProperty().subscribe(this::show);
    }

    private void show(@Nullable Explanation explanation) {
        if (explanation == null) {
            chart.show(null, "Select a flow in the table to see what made it stand out.");
            return;
        }
        List<ContributionSeries.Bar> bars =
                explanation.contributions().stream().limit(SHOWN).map(this::bar).toList();
        chart.show(
                new ContributionSeries(
                        "Score " + Formats.ratio(explanation.score()) + ": what made it more (+) or less (−) unusual",
                        bars),
                "");
    }

    /** The value, and where it usually is. */
    private ContributionSeries.Bar bar(Contribution contribution) {
        String usual = explaining
                .typical(contribution.feature())
                .map(range ->
                        ", usually " + Formats.significant(range.low()) + " to " + Formats.significant(range.high()))
                .orElse("");
        return new ContributionSeries.Bar(
                contribution.feature(), contribution.amount(), "value " + contribution.text() + usual);
    }
}
