package org.strayflow.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fair_acc.chartfx.XYChart;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;

class CurveChartTest extends FxTest {
    private static final CurveSeries CURVE = CurveSeries.precisionRecall(
            new double[] {0, 0.25, 0.5, 0.75, 1},
            new double[] {1, 1, 0.9, 0.6, 0.2},
            new double[] {0.9, 0.8, 0.7, 0.6, 0.5},
            0.8123,
            0.2);

    private CurveChart chart;
    private FxWindow window;

    @BeforeEach
    void open() {
        chart = FxWindow.make(CurveChart::new);
        window = show(() -> new StackPane(chart), 500, 400);
    }

    private Node canvas() {
        return FxWindow.onFx(() -> chart.lookup(".chart-canvas"));
    }

    private Point2D at(double x, double y) {
        Node canvas = canvas();
        return FxWindow.onFx(() -> {
            Bounds plot = canvas.getBoundsInLocal();
            return canvas.localToScreen(x / 1.02 * plot.getWidth(), (1 - y / 1.06) * plot.getHeight());
        });
    }

    private void show(CurveSeries series) {
        FxWindow.doFx(() -> chart.show(series, ""));
        window.settle();
    }

    @Test
    void theAxesEndWhereTheCanvasEndsAlsoWhenItGetsSmaller() {
        show(CURVE);
        FxWindow.doFx(() -> {
            chart.setMaxSize(300, 160);
            chart.getParent().requestLayout();
        });
        window.settle();
        XYChart plot = (XYChart) FxWindow.onFx(() -> chart.lookup(".sf-plot"));
        double height = canvas().getBoundsInLocal().getHeight();
        assertThat(height).isBetween(40.0, 120.0);
        assertThat(plot.getYAxis().getDisplayPosition(0)).isCloseTo(height, within(1.0));
    }

    @Test
    void theAreaStandsInTheTitle() {
        show(CURVE);
        assertThat(chart.getAccessibleText()).contains("average precision 0.8123");
        FxWindow.doFx(() -> chart.show(null, "There are no labels."));
        window.settle();
        assertThat(chart.lookup(".sf-plot")).isNull();
        assertThat(chart.getAccessibleText()).isEqualTo("There are no labels.");
    }

    @Test
    void aClickPicksTheNearestPoint() {
        show(CURVE);
        List<Double> picked = new ArrayList<>();
        FxWindow.doFx(() -> chart.setOnPick(picked::add));
        window.robot().clickOn(at(0.52, 0.8));
        window.settle();
        assertThat(picked).isNotEmpty().allMatch(threshold -> threshold == 0.7);
        picked.clear();
        window.robot().drag(at(0.74, 0.6)).dropTo(at(0.98, 0.25));
        window.settle();
        assertThat(picked.getFirst()).isEqualTo(0.6);
        assertThat(picked.getLast()).isEqualTo(0.5);
    }

    @Test
    void thePointStandsWhereTheThresholdIs() {
        show(CURVE);
        FxWindow.doFx(() -> chart.markThreshold(0.75, 0.6));
        window.settle();
        Circle point = (Circle) FxWindow.onFx(() -> chart.lookup(".sf-point"));
        Point2D centre = FxWindow.onFx(() -> point.localToScreen(point.getCenterX(), point.getCenterY()));
        assertThat(centre.getX()).isCloseTo(at(0.75, 0.6).getX(), within(1.5));
        assertThat(centre.getY()).isCloseTo(at(0.75, 0.6).getY(), within(1.5));
        FxWindow.doFx(() -> chart.markThreshold(0.75, Double.NaN));
        assertThat(point.isVisible()).isFalse();
    }

    @Test
    void nearestIsNearestAsDrawn() {
        // Far apart in x on screen, close in y: the flat screen decides.
        assertThat(CURVE.nearest(0.3, 0.2, 1000, 1)).isEqualTo(1);
        assertThat(CURVE.nearest(0.3, 0.2, 1, 1000)).isEqualTo(4);
    }
}
