package org.strayflow.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.testfx.util.WaitForAsyncUtils;

class HistogramChartTest extends FxTest {
    private HistogramChart chart;
    private FxWindow window;

    @BeforeEach
    void open() {
        chart = FxWindow.make(HistogramChart::new);
        window = show(() -> new StackPane(chart), 700, 400);
    }

    private static HistogramSeries series(long benign, long attack, long unlabelled) {
        double[] edges = IntStream.rangeClosed(0, 10).mapToDouble(i -> i / 10.0).toArray();
        long[] b = new long[10];
        long[] a = new long[10];
        long[] u = new long[10];
        Arrays.fill(b, 0, 5, benign);
        Arrays.fill(a, 5, 10, attack);
        Arrays.fill(u, unlabelled);
        return new HistogramSeries(edges, b, a, u);
    }

    private void show(HistogramSeries series, double threshold) {
        FxWindow.doFx(() -> {
            chart.show(series);
            chart.thresholdProperty().set(threshold);
        });
        window.settle();
    }

    private Line line() {
        return (Line) FxWindow.onFx(() -> chart.lookup(".value-indicator-line"));
    }

    private Point2D onScreen(Node node, double x, double y) {
        return FxWindow.onFx(() -> node.localToScreen(x, y));
    }

    @Test
    void withoutScoresItSaysSo() {
        assertThat(chart.lookup(".sf-plot")).isNull();
        assertThat(chart.getAccessibleText()).contains("no scores yet");
        show(series(0, 0, 0), 0.5);
        assertThat(chart.lookup(".sf-plot")).isNull();
        show(series(5, 0, 0), 0.5);
        assertThat(chart.lookup(".sf-plot")).isNotNull();
        FxWindow.doFx(() -> chart.show(null));
        assertThat(chart.lookup(".sf-plot")).isNull();
    }

    @Test
    void draggingTheLineSetsTheThreshold() {
        show(series(100, 50, 0), 0.5);
        List<Boolean> dragging = new ArrayList<>();
        FxWindow.doFx(() -> chart.draggingProperty().addListener((o, was, is) -> dragging.add(is)));
        Line line = line();
        Point2D from = onScreen(line, line.getStartX(), (line.getStartY() + line.getEndY()) / 2);
        window.robot()
                .moveTo(from)
                .press(MouseButton.PRIMARY)
                .moveTo(from.add(60, 0))
                .moveTo(from.add(120, 0));
        WaitForAsyncUtils.waitForFxEvents();
        double during = FxWindow.onFx(() -> chart.thresholdProperty().get());
        window.robot().release(MouseButton.PRIMARY);
        window.settle();
        assertThat(during).isGreaterThan(0.6).isLessThan(0.8);
        assertThat(chart.thresholdProperty().get()).isEqualTo(during);
        double moved = line().getStartX() - (from.getX() - onScreen(line, 0, 0).getX());
        assertThat(moved).isCloseTo(120, within(2.0));
        assertThat(dragging).containsExactly(true, false);
    }

    @Test
    void draggedBeyondTheEdgeItStopsThere() {
        show(series(100, 50, 0), 0.5);
        Line line = line();
        Point2D from = onScreen(line, line.getStartX(), line.getEndY() / 2);
        window.robot().moveTo(from).press(MouseButton.PRIMARY).moveTo(from.add(-line.getStartX() - 20, 0));
        window.robot().release(MouseButton.PRIMARY);
        window.settle();
        assertThat(chart.thresholdProperty().get()).isZero();
    }

    @Test
    void aThresholdBeyondAllScoresIsKeptAndShownAtTheEdge() {
        show(series(100, 50, 0), 3.5);
        assertThat(chart.thresholdProperty().get()).isEqualTo(3.5);
        Bounds plot = FxWindow.onFx(() -> chart.lookup(".chart-canvas").getBoundsInLocal());
        assertThat(line().getStartX()).isCloseTo(plot.getMaxX(), within(5.0));
        assertThat(line().getScene()).isNotNull();
    }

    @Test
    void benignAndAttackAreDrawnInTheirColours() {
        show(series(100, 100, 0), 1.0);
        Node canvas = FxWindow.onFx(() -> chart.lookup(".chart-canvas"));
        Bounds plot = FxWindow.onFx(() -> canvas.localToScene(canvas.getBoundsInLocal()));
        Color left = colourAt(plot.getMinX() + plot.getWidth() * 0.33, plot.getMaxY() - 40);
        Color right = colourAt(plot.getMinX() + plot.getWidth() * 0.77, plot.getMaxY() - 40);
        assertThat(left.getBlue()).isGreaterThan(left.getRed() + 0.1);
        assertThat(right.getRed()).isGreaterThan(right.getBlue() + 0.1);
    }

    private Color colourAt(double x, double y) {
        return FxWindow.onFx(
                () -> window.scene().snapshot(null).getPixelReader().getColor((int) x, (int) y));
    }

    @Test
    void theLogAxisSaysSoAndKeepsTheThreshold() {
        show(series(10_000, 3, 0), 0.4);
        FxWindow.doFx(() -> chart.logProperty().set(true));
        window.settle();
        assertThat(chart.countAxisTitle()).isEqualTo("Flows per bin (log scale)");
        assertThat(chart.thresholdProperty().get()).isEqualTo(0.4);
        FxWindow.doFx(() -> chart.logProperty().set(false));
        window.settle();
        assertThat(chart.countAxisTitle()).isEqualTo("Flows per bin");
    }

    @Test
    void whenNothingChangesNothingIsDrawn() {
        show(series(100, 50, 7), 0.5);
        AtomicInteger pulses = new AtomicInteger();
        AtomicInteger dirty = new AtomicInteger();
        AnimationTimer count = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulses.incrementAndGet();
                if (chart.isPlotDirty()) {
                    dirty.incrementAndGet();
                }
            }
        };
        FxWindow.doFx(count::start);
        FxWindow.await("thirty pulses", () -> pulses.get() >= 30);
        FxWindow.doFx(count::stop);
        assertThat(dirty).hasValue(0);
    }

    @Test
    void aSeriesMustFitItsEdges() {
        assertThatThrownBy(() -> new HistogramSeries(new double[] {0, 1}, new long[1], new long[2], new long[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
