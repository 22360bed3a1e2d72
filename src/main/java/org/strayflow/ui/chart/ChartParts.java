package org.strayflow.ui.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.axes.spi.format.AbstractFormatter;
import io.fair_acc.chartfx.axes.spi.format.DefaultTickUnitSupplier;
import io.fair_acc.chartfx.renderer.LineStyle;
import io.fair_acc.chartfx.renderer.datareduction.DefaultDataReducer;
import io.fair_acc.chartfx.renderer.spi.ErrorDataSetRenderer;
import java.util.function.DoubleFunction;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.strayflow.ui.vm.Formats;

/** What the charts have in common: axes, renderers and the plot made so that ChartFX does neither storms nor surprises. */
final class ChartParts {
    private ChartParts() {}

    /** A linear axis of a fixed range. */
    static DefaultNumericAxis axis(String title, double from, double to, DoubleFunction<String> tick) {
        DefaultNumericAxis axis = new DefaultNumericAxis(title, from, to, (to - from) / 5);
        axis.setUnit(null);
        axis.setAutoRanging(false);
        axis.setTickLabelFormatter(new TickText(tick));
        return axis;
    }

    /** An axis of shares from 0 to 1, with room for half a mark at 1; a plot is wider than it is high. */
    static DefaultNumericAxis shares(String title, Orientation orientation) {
        return axis(title, 0, orientation == Orientation.VERTICAL ? 1.06 : 1.02, ChartParts::plainTick);
    }

    /** Ticks of an axis only at whole numbers, or wherever they are round. */
    static void wholeTicks(DefaultNumericAxis axis, boolean whole) {
        if (axis.getAxisLabelFormatter() instanceof AbstractFormatter formatter) {
            formatter.setTickUnitSupplier(
                    whole ? least -> Math.max(1, Math.ceil(least)) : new DefaultTickUnitSupplier());
        }
    }

    static XYChart plot(DefaultNumericAxis x, DefaultNumericAxis y) {
        XYChart plot = new XYChart(x, y);
        plot.getRenderers().clear();
        plot.setLegendVisible(false);
        plot.setAnimated(false);
        plot.getLegend().getNode().setManaged(false);
        plot.setMinSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
        plot.getStyleClass().add("sf-plot");
        // Without room beside the axes ChartFX leaves out the last label of each. As padding: nodes at the sides would
        // be forgotten when
        // it guesses how long the axes get, so that a smaller plot would be cut off below.
        plot.getAxesAndCanvasPane().setPadding(new Insets(8, 16, 0, 0));
        VBox.setVgrow(plot, Priority.ALWAYS);
        return plot;
    }

    /** The line above a chart: its title and legend, which wrap where there is little room, and switches at the right end. */
    static HBox header(FlowPane titleAndLegend, Node switches) {
        titleAndLegend.getStyleClass().add("sf-legend");
        titleAndLegend.setPrefWrapLength(320);
        HBox.setHgrow(titleAndLegend, Priority.ALWAYS);
        HBox header = new HBox(titleAndLegend, switches);
        header.getStyleClass().add("sf-chart-header");
        return header;
    }

    /** A renderer of one style. Points are left out only where they fall on the same pixel, so that no bin is lost. */
    static ErrorDataSetRenderer renderer(LineStyle line, String styleClass) {
        ErrorDataSetRenderer renderer = new ErrorDataSetRenderer();
        renderer.setPolyLineStyle(line);
        renderer.setDrawMarker(false);
        DefaultDataReducer reducer = new DefaultDataReducer();
        reducer.setMinPointPixelDistance(1);
        renderer.setRendererDataReducer(reducer);
        renderer.getStyleClass().add(styleClass);
        return renderer;
    }

    /** Ticks of an axis of scores or shares: {@code 0.25}. */
    static String plainTick(double value) {
        return Formats.significant(value);
    }

    static Label emptyLabel(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("sf-caption");
        label.setWrapText(true);
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        label.setAlignment(Pos.CENTER);
        VBox.setVgrow(label, Priority.ALWAYS);
        return label;
    }

    /** Tick labels of another form. */
    static StringConverter<Number> tickText(DoubleFunction<String> text) {
        return new TickText(text);
    }

    /** Tick labels; nothing reads them back. */
    private static final class TickText extends StringConverter<Number> {
        private final DoubleFunction<String> text;

        TickText(DoubleFunction<String> text) {
            this.text = text;
        }

        @Override
        public String toString(Number value) {
            return text.apply(value.doubleValue());
        }

        @Override
        public Number fromString(String written) {
            return Double.valueOf(written);
        }
    }
}
