package org.strayflow.ui.view;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.strayflow.eval.Confusion;
import org.strayflow.eval.Curve;
import org.strayflow.eval.Metrics;
import org.strayflow.ui.chart.CurveChart;
import org.strayflow.ui.chart.CurveSeries;
import org.strayflow.ui.vm.ThresholdViewModel;

/** The precision-recall curve or the ROC, with the threshold and the tuned point on it; a click picks a threshold. */
final class CurvePane extends BorderPane {
    private final ThresholdViewModel model;
    private final CurveChart chart = new CurveChart();
    private final ToggleButton precisionRecall = new ToggleButton("PR");
    private final ToggleButton roc = new ToggleButton("ROC");

    CurvePane(ThresholdViewModel model) {
        this.model = model;
        chart.setId("curve");
        precisionRecall.setId("curve-pr");
        roc.setId("curve-roc");
        precisionRecall.setSelected(true);
        chart.controls().getChildren().add(choice());
        chart.setOnPick(threshold -> model.thresholdProperty().set(Math.clamp(threshold, 0, 1)));
        setCenter(chart);
        model.chartsProperty().subscribe(charts -> show());
        model.metricsProperty().subscribe(metrics -> markThreshold());
        model.tunedProperty().subscribe(tuned -> markGoal());
    }

    /**
     * Answers clicks only. A listener on the selection would also hear the skin being made, in the middle of a pulse, while ChartFX holds
     * the locks that new data waits for.
     */
    private HBox choice() {
        ToggleGroup group = new ToggleGroup();
        precisionRecall.getStyleClass().add("left-pill");
        roc.getStyleClass().add("right-pill");
        for (ToggleButton button : new ToggleButton[] {precisionRecall, roc}) {
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                // A second click must not leave none chosen.
                button.setSelected(true);
                show();
            });
        }
        return new HBox(precisionRecall, roc);
    }

    private boolean isRoc() {
        return roc.isSelected();
    }

    private void show() {
        ThresholdViewModel.Charts charts = model.chartsProperty().get();
        if (charts == null) {
            chart.show(null, "No curve yet.");
            return;
        }
        Curve curve = isRoc() ? charts.roc() : charts.precisionRecall();
        chart.show(curve.isEmpty() ? null : series(curve), "A curve needs labelled attacks and benign flows.");
        mark();
    }

    private CurveSeries series(Curve curve) {
        if (isRoc()) {
            return CurveSeries.roc(curve.x(), curve.y(), curve.thresholds(), curve.area());
        }
        Metrics metrics = model.metricsProperty().get();
        double share = metrics == null ? 0 : (double) metrics.attacks() / (metrics.attacks() + metrics.benign());
        return CurveSeries.precisionRecall(curve.x(), curve.y(), curve.thresholds(), curve.area(), share);
    }

    private void mark() {
        markThreshold();
        markGoal();
    }

    private void markThreshold() {
        Metrics now = model.metricsProperty().get();
        chart.markThreshold(
                now == null ? Double.NaN : x(now.confusion()), now == null ? Double.NaN : y(now.confusion()));
    }

    private void markGoal() {
        Confusion there = model.tunedConfusion();
        chart.markGoal(there == null ? Double.NaN : x(there), there == null ? Double.NaN : y(there));
    }

    private double x(Confusion confusion) {
        return isRoc() ? confusion.falsePositiveRate() : confusion.recall();
    }

    private double y(Confusion confusion) {
        return isRoc() ? confusion.recall() : confusion.precision();
    }
}
