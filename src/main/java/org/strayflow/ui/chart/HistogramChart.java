package org.strayflow.ui.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.renderer.LineStyle;
import io.fair_acc.chartfx.renderer.spi.ErrorDataSetRenderer;
import io.fair_acc.dataset.DataSet;
import io.fair_acc.dataset.spi.DoubleDataSet;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.Formats;

/**
 * How the scores are distributed: benign, attack and unlabelled flows as filled steps over each other, with the threshold as a line
 * that can be dragged. Made once and given another series whenever there is one; says so when there is none.
 */
public final class HistogramChart extends VBox {
    /** A count of 0 on the logarithmic axis, and the axis' lower end. */
    private static final double LOG_FLOOR = 0.5;

    /** How much of the scores' range the axis has on either side beyond the scores. */
    private static final double MARGIN = 0.005;

    private static final String COUNT = "Flows per bin";

    private final DefaultNumericAxis scores =
            ChartParts.axis("Score (higher = more unusual)", 0, 1, ChartParts::plainTick);
    private final DefaultNumericAxis counts = ChartParts.axis(COUNT, 0, 1, Formats::compact);
    private final XYChart plot = ChartParts.plot(scores, counts);
    private final ErrorDataSetRenderer fills = ChartParts.renderer(LineStyle.HISTOGRAM_FILLED, "sf-fills");
    private final ErrorDataSetRenderer lines = ChartParts.renderer(LineStyle.HISTOGRAM, "sf-lines");
    private final ThresholdLine line = new ThresholdLine(scores);
    private final DoubleProperty threshold = new SimpleDoubleProperty(this, "threshold", Double.NaN);
    private final ToggleButton log = new ToggleButton("log");
    private final Label title = new Label("Scores");
    private final FlowPane legend = new FlowPane();
    private final Label empty = ChartParts.emptyLabel("No scores yet. Train a detector or open a model.");
    private final List<Layer> layers = List.of(new Layer("benign"), new Layer("unlabelled"), new Layer("attack"));
    private @Nullable HistogramSeries series;
    private boolean moving;

    /** Shows that there are no scores yet. */
    public HistogramChart() {
        getStyleClass().add("sf-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        title.getStyleClass().add("sf-chart-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        log.setMinWidth(Region.USE_PREF_SIZE);
        log.setTooltip(new Tooltip("Count flows on a logarithmic axis, so that rare scores are seen too"));
        getChildren().addAll(ChartParts.header(legend, log), empty);
        legend.getChildren().add(title);
        plot.getRenderers().setAll(fills, lines);
        plot.getPlugins().add(line);
        line.valueProperty().addListener((observable, was, is) -> lineMoved());
        threshold.addListener((observable, was, is) -> thresholdChanged());
        log.selectedProperty().addListener((observable, was, is) -> redraw());
        describe();
    }

    /** The threshold; dragging the line sets it. NaN hides the line's label. */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    /** Whether the line is being dragged right now. */
    public ReadOnlyBooleanProperty draggingProperty() {
        return line.draggingProperty();
    }

    /** Whether flows are counted on a logarithmic axis. */
    public BooleanProperty logProperty() {
        return log.selectedProperty();
    }

    /** Shows other counts, or that there are none. */
    public void show(@Nullable HistogramSeries next) {
        series = next != null && next.flows() > 0 ? next : null;
        redraw();
    }

    /** The title of the axis of counts, which says when it is logarithmic. */
    String countAxisTitle() {
        return counts.getName();
    }

    /** Whether the plot waits to be drawn again. */
    boolean isPlotDirty() {
        return plot.getBitState().isDirty();
    }

    private void redraw() {
        HistogramSeries shown = series;
        log.setDisable(shown == null);
        if (shown == null) {
            // ChartFX redraws without end when it has nothing to draw, so it leaves the scene.
            getChildren().set(1, empty);
            legend.getChildren().setAll(title);
            describe();
            return;
        }
        boolean logarithmic = log.isSelected();
        layers.get(0).set(shown.edges(), shown.benign(), logarithmic);
        layers.get(1).set(shown.edges(), shown.unlabelled(), logarithmic);
        layers.get(2).set(shown.edges(), shown.attack(), logarithmic);
        List<DataSet> visible = new ArrayList<>();
        legend.getChildren().setAll(title);
        for (Layer layer : layers) {
            if (layer.flows > 0) {
                visible.add(layer.data);
                legend.getChildren().add(layer.legendItem());
            }
        }
        show(fills, visible);
        show(lines, visible);
        double lowest = shown.edges()[0];
        double highest = shown.edges()[shown.bins()];
        double margin = (highest - lowest) * MARGIN;
        scores.set(lowest - margin, highest + margin);
        line.setLimits(lowest, highest);
        counts.setLogAxis(logarithmic);
        counts.setName(logarithmic ? COUNT + " (log scale)" : COUNT);
        counts.set(logarithmic ? LOG_FLOOR : 0, logarithmic ? shown.largest() * 2.0 : shown.largest() * 1.05);
        getChildren().set(1, plot);
        thresholdChanged();
    }

    private static void show(ErrorDataSetRenderer renderer, List<DataSet> visible) {
        if (!renderer.getDatasets().equals(visible)) {
            renderer.getDatasets().setAll(visible);
        }
    }

    private void lineMoved() {
        if (!moving) {
            threshold.set(line.getValue());
        }
    }

    private void thresholdChanged() {
        double value = threshold.get();
        moving = true;
        try {
            line.setText(Double.isNaN(value) ? "" : Formats.ratio(value));
            // A threshold beyond all scores stays in sight at the edge.
            line.show(Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
        } finally {
            moving = false;
        }
        describe();
    }

    private void describe() {
        HistogramSeries shown = series;
        if (shown == null) {
            setAccessibleText("Histogram of scores: no scores yet");
            return;
        }
        setAccessibleText("Histogram of the scores of " + Formats.counted(shown.flows(), "flow", "flows")
                + ", from " + Formats.ratio(shown.edges()[0]) + " to " + Formats.ratio(shown.edges()[shown.bins()])
                + ". Threshold " + Formats.ratio(threshold.get()));
    }

    /** The flows of one label. */
    private static final class Layer {
        private final String name;
        private final DoubleDataSet data;
        private long flows;

        Layer(String name) {
            this.name = name;
            this.data = new DoubleDataSet(name);
            data.getStyleClasses().add("sf-" + name);
        }

        void set(double[] edges, long[] counts, boolean logarithmic) {
            flows = HistogramSeries.total(counts);
            double[] x = new double[counts.length];
            double[] y = new double[counts.length];
            for (int bin = 0; bin < counts.length; bin++) {
                x[bin] = (edges[bin] + edges[bin + 1]) / 2;
                y[bin] = logarithmic ? Math.max(LOG_FLOOR, (double) counts[bin]) : counts[bin];
            }
            // Sets both arrays under the data set's write lock and tells the chart once.
            data.set(x, y);
        }

        Label legendItem() {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("sf-swatch", "sf-" + name);
            Label item = new Label(name + " " + Formats.count(flows), swatch);
            item.getStyleClass().add("sf-legend-item");
            return item;
        }
    }
}
