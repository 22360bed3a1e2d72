package org.strayflow.ui.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.renderer.LineStyle;
import io.fair_acc.chartfx.renderer.spi.ErrorDataSetRenderer;
import io.fair_acc.dataset.spi.DoubleDataSet;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.Formats;

/**
 * A precision-recall or ROC curve with the area under it in the title, the point of the threshold and the point of the goal on it, and
 * what guessing would reach as a dashed line. A click or drag picks the nearest point's threshold.
 */
public final class CurveChart extends VBox {
    private final DefaultNumericAxis xAxis = ChartParts.shares("Recall", Orientation.HORIZONTAL);
    private final DefaultNumericAxis yAxis = ChartParts.shares("Precision", Orientation.VERTICAL);
    private final XYChart plot = ChartParts.plot(xAxis, yAxis);
    private final ErrorDataSetRenderer lines = ChartParts.renderer(LineStyle.NORMAL, "sf-curves");
    private final DoubleDataSet curve = new DoubleDataSet("curve");
    private final DoubleDataSet chance = new DoubleDataSet("chance");
    private final PointMarker point = new PointMarker(6, "sf-point");
    private final PointMarker goal = new PointMarker(8, "sf-goal-point");
    private final Label title = new Label();
    private final Label area = new Label();
    private final HBox controls = new HBox(4);
    private final Label empty = ChartParts.emptyLabel("");
    private @Nullable CurveSeries series;
    private DoubleConsumer onPick = threshold -> {};
    private String pointText = "";

    /** Shows that there is no curve. */
    public CurveChart() {
        getStyleClass().add("sf-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        title.getStyleClass().add("sf-chart-title");
        area.getStyleClass().add("sf-legend-item");
        title.setMinWidth(Region.USE_PREF_SIZE);
        controls.setMinWidth(Region.USE_PREF_SIZE);
        controls.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(ChartParts.header(new FlowPane(title, area), controls), empty);
        curve.getStyleClasses().add("sf-curve");
        chance.getStyleClasses().add("sf-chance");
        plot.getRenderers().setAll(List.of(lines));
        plot.getPlugins().addAll(List.of(goal, point));
        plot.getCanvas().setCursor(Cursor.CROSSHAIR);
        plot.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pick);
        plot.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::pick);
        show(null, "No curve yet.");
    }

    /** Where the header takes switches, at its right end. */
    public HBox controls() {
        return controls;
    }

    /** Is told the threshold of the point that was picked. */
    public void setOnPick(DoubleConsumer handler) {
        onPick = handler;
    }

    /**
     * Shows a curve.
     *
     * @param next the curve, or {@code null} for none
     * @param reason why there is none
     */
    public void show(@Nullable CurveSeries next, String reason) {
        series = next;
        empty.setText(reason);
        if (next == null) {
            // ChartFX redraws without end when it has nothing to draw, so it leaves the scene.
            title.setText("");
            area.setText("");
            getChildren().set(1, empty);
            describe();
            return;
        }
        title.setText(next.title());
        area.setText(next.areaName() + " " + Formats.ratio(next.area()));
        xAxis.setName(next.xTitle());
        yAxis.setName(next.yTitle());
        curve.set(next.x(), next.y());
        chance.set(new double[] {0, 1}, new double[] {next.chanceFrom(), next.chanceTo()});
        if (lines.getDatasets().isEmpty()) {
            lines.getDatasets().setAll(List.of(chance, curve));
        }
        getChildren().set(1, plot);
        describe();
    }

    /** Marks where the threshold is now; NaN for nowhere. */
    public void markThreshold(double x, double y) {
        point.moveTo(x, y);
        pointText = Double.isNaN(x) || Double.isNaN(y)
                ? ""
                : ". Threshold at " + Formats.ratio(x) + ", " + Formats.ratio(y);
        describe();
    }

    /** Marks where the goal is met; NaN for nowhere. */
    public void markGoal(double x, double y) {
        goal.moveTo(x, y);
    }

    private void pick(MouseEvent event) {
        CurveSeries shown = series;
        if (shown == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Point2D at = plot.getCanvas().sceneToLocal(event.getSceneX(), event.getSceneY());
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED
                && !plot.getCanvas().getBoundsInLocal().contains(at)) {
            return;
        }
        int nearest = shown.nearest(
                xAxis.getValueForDisplay(at.getX()),
                yAxis.getValueForDisplay(at.getY()),
                plot.getCanvas().getWidth(),
                plot.getCanvas().getHeight());
        onPick.accept(shown.thresholds()[nearest]);
    }

    private void describe() {
        CurveSeries shown = series;
        setAccessibleText(
                shown == null
                        ? empty.getText()
                        : shown.title() + " curve, " + shown.areaName() + " " + Formats.ratio(shown.area())
                                + pointText);
    }
}
