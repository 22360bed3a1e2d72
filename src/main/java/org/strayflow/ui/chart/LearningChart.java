package org.strayflow.ui.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.renderer.LineStyle;
import io.fair_acc.chartfx.renderer.spi.ErrorDataSetRenderer;
import io.fair_acc.dataset.spi.DoubleDataSet;
import java.util.Arrays;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.strayflow.ui.vm.Formats;

/** A loss by round of training. */
public final class LearningChart extends VBox {
    private static final int FEWEST_ROUNDS = 10;
    private static final double ROOM = 1.05;

    private final DefaultNumericAxis xAxis = ChartParts.axis("Round", 0, FEWEST_ROUNDS, ChartParts::plainTick);
    private final DefaultNumericAxis yAxis = ChartParts.axis("Loss", 0, 1, ChartParts::plainTick);
    private final XYChart plot = ChartParts.plot(xAxis, yAxis);
    private final DoubleDataSet line = new DoubleDataSet("loss");
    private final Label title = new Label();
    private final Label empty = ChartParts.emptyLabel("");

    /** Shows nothing yet. */
    public LearningChart() {
        getStyleClass().add("sf-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        title.getStyleClass().add("sf-legend-item");
        line.getStyleClasses().add("sf-run-0");
        ErrorDataSetRenderer renderer = ChartParts.renderer(LineStyle.NORMAL, "sf-curves");
        renderer.getDatasets().setAll(List.of(line));
        plot.getRenderers().setAll(List.of(renderer));
        getChildren().addAll(ChartParts.header(new FlowPane(title), new Region()), empty);
    }

    /**
     * Shows a loss.
     *
     * @param losses after each round; not to be changed
     * @param yTitle what was measured
     * @param text above the curve
     * @param reason why there is no curve, where there is none
     */
    public void show(double[] losses, String yTitle, String text, String reason) {
        title.setText(losses.length == 0 ? "" : text);
        if (losses.length == 0) {
            // ChartFX redraws without end when it has nothing to draw, so it leaves the scene.
            empty.setText(reason);
            getChildren().set(1, empty);
            setAccessibleText(reason);
            return;
        }
        int rounds = Math.max(FEWEST_ROUNDS, losses.length);
        double most = Arrays.stream(losses).max().orElse(1) * ROOM;
        range(xAxis, rounds);
        range(yAxis, most > 0 ? most : 1);
        yAxis.setName(yTitle);
        double[] x = new double[losses.length];
        Arrays.setAll(x, round -> round + 1.0);
        line.set(x, losses.clone());
        getChildren().set(1, plot);
        setAccessibleText(yTitle + " " + Formats.significant(losses[losses.length - 1]) + " after "
                + Formats.counted(losses.length, "round", "rounds"));
    }

    private static void range(DefaultNumericAxis axis, double most) {
        axis.setMax(most);
        axis.setTickUnit(most / 5);
    }
}
