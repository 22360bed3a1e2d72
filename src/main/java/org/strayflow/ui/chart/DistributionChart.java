package org.strayflow.ui.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.renderer.LineStyle;
import io.fair_acc.chartfx.renderer.spi.ErrorDataSetRenderer;
import io.fair_acc.dataset.spi.DoubleDataSet;
import java.util.Arrays;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.Formats;

/** Two distributions over each other: what was as a filled grey area, what is as a line. Shares of each bin, or summed up. */
public final class DistributionChart extends VBox {
    private static final double HEADROOM = 1.05;

    private final DefaultNumericAxis values = ChartParts.axis("Value", 0, 1, ChartParts::plainTick);
    private final DefaultNumericAxis shares = ChartParts.axis("Share of flows", 0, 1, ChartParts::plainTick);
    private final XYChart plot = ChartParts.plot(values, shares);
    private final ErrorDataSetRenderer fills = ChartParts.renderer(LineStyle.HISTOGRAM_FILLED, "sf-fills");
    private final ErrorDataSetRenderer lines = ChartParts.renderer(LineStyle.HISTOGRAM, "sf-curves");
    private final DoubleDataSet then = new DoubleDataSet("then");
    private final DoubleDataSet now = new DoubleDataSet("now");
    private final ToggleButton cumulative = new ToggleButton("cumulative");
    private final FlowPane legend = new FlowPane();
    private final Label empty = ChartParts.emptyLabel("Select a feature to see its distributions.");
    private @Nullable DistributionSeries series;

    /** Shows nothing yet. */
    public DistributionChart() {
        getStyleClass().add("sf-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        then.getStyleClasses().add("sf-unlabelled");
        now.getStyleClasses().add("sf-run-0");
        cumulative.setId("drift-cumulative");
        cumulative.setMinWidth(Region.USE_PREF_SIZE);
        cumulative.setTooltip(
                new Tooltip("Share of flows up to each value; the largest distance of the two is the KS statistic"));
        cumulative.selectedProperty().addListener((observable, was, is) -> redraw());
        plot.getRenderers().setAll(fills, lines);
        getChildren().addAll(ChartParts.header(legend, cumulative), empty);
        redraw();
    }

    /** Shows other distributions, or that there are none. */
    public void show(@Nullable DistributionSeries next) {
        series = next;
        redraw();
    }

    private void redraw() {
        DistributionSeries shown = series;
        cumulative.setDisable(shown == null);
        legend.getChildren().clear();
        if (shown == null) {
            // ChartFX redraws without end when it has nothing to draw, so it leaves the scene.
            getChildren().set(1, empty);
            setAccessibleText("Distributions: no feature selected");
            return;
        }
        double[] before = drawn(shown.then());
        double[] after = drawn(shown.now());
        double[] middles = new double[before.length];
        double[] edges = shown.edges();
        for (int i = 0; i < middles.length; i++) {
            middles[i] = (edges[i] + edges[i + 1]) / 2;
        }
        then.set(middles, before);
        now.set(middles, after);
        if (fills.getDatasets().isEmpty()) {
            fills.getDatasets().add(then);
            lines.getDatasets().add(now);
        }
        double low = edges[0];
        double high = edges[edges.length - 1];
        values.setTickLabelFormatter(ChartParts.tickText(
                place -> shown.isTick(place) ? Formats.compact(shown.valueOf().applyAsDouble(place)) : ""));
        values.setName(shown.log() ? shown.title() + " (log scale)" : shown.title());
        ChartParts.wholeTicks(values, shown.namesPowers());
        values.set(low, high);
        shares.setName(cumulative.isSelected() ? "Share of flows up to the value" : "Share of flows");
        shares.set(0, HEADROOM * Math.max(largest(before), largest(after)));
        legend.getChildren().addAll(item(shown.thenName(), "sf-unlabelled"), item(shown.nowName(), "sf-run-0"));
        getChildren().set(1, plot);
        setAccessibleText("Distributions of " + shown.title() + " in " + shown.thenName() + " and " + shown.nowName());
    }

    private double[] drawn(double[] shares) {
        double[] drawn = shares.clone();
        if (cumulative.isSelected()) {
            Arrays.parallelPrefix(drawn, Double::sum);
        }
        return drawn;
    }

    private static double largest(double[] shares) {
        return Arrays.stream(shares).max().orElse(1);
    }

    private static Label item(String name, String styleClass) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("sf-swatch", styleClass);
        Label label = new Label(name, swatch);
        label.getStyleClass().add("sf-legend-item");
        return label;
    }
}
