package org.strayflow.ui.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.plugins.ChartPlugin;
import javafx.scene.shape.Circle;

/** A point on a curve, moved without drawing the curve again. */
final class PointMarker extends ChartPlugin {
    private final Circle circle;
    private double x = Double.NaN;
    private double y = Double.NaN;

    PointMarker(double radius, String styleClass) {
        circle = new Circle(radius);
        circle.getStyleClass().add(styleClass);
        circle.setManaged(false);
        circle.setMouseTransparent(true);
        circle.setVisible(false);
        getChartChildren().add(circle);
    }

    /** Moves it; NaN hides it. */
    void moveTo(double newX, double newY) {
        x = newX;
        y = newY;
        runPostLayout();
    }

    @Override
    public void runPostLayout() {
        boolean known = !Double.isNaN(x) && !Double.isNaN(y);
        circle.setVisible(known);
        if (known && getChart() instanceof XYChart plot) {
            circle.setCenterX(plot.getXAxis().getDisplayPosition(x));
            circle.setCenterY(plot.getYAxis().getDisplayPosition(y));
        }
    }
}
