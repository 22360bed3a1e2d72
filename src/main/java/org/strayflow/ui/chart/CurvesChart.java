package org.strayflow.ui.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.renderer.LineStyle;
import io.fair_acc.chartfx.renderer.spi.ErrorDataSetRenderer;
import io.fair_acc.dataset.spi.DoubleDataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Curves of several runs over each other, each in a colour of its own that the legend names. */
public final class CurvesChart extends VBox {
    /** More curves cannot be told apart. */
    public static final int MOST = 6;

    private final DefaultNumericAxis xAxis = ChartParts.shares("Recall", Orientation.HORIZONTAL);
    private final DefaultNumericAxis yAxis = ChartParts.shares("Precision", Orientation.VERTICAL);
    private final XYChart plot = ChartParts.plot(xAxis, yAxis);
    private final ErrorDataSetRenderer lines = ChartParts.renderer(LineStyle.NORMAL, "sf-curves");
    private final List<DoubleDataSet> sets = new ArrayList<>();
    private final FlowPane legend = new FlowPane();
    private final HBox controls = new HBox(4);
    private final Label empty = ChartParts.emptyLabel("");

    /** Shows no curve yet. */
    public CurvesChart() {
        getStyleClass().add("sf-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        controls.setMinWidth(Region.USE_PREF_SIZE);
        controls.setAlignment(Pos.CENTER_RIGHT);
        for (int i = 0; i < MOST; i++) {
            DoubleDataSet set = new DoubleDataSet("run " + i);
            set.getStyleClasses().add(styleClass(i));
            sets.add(set);
        }
        plot.getRenderers().setAll(List.of(lines));
        getChildren().addAll(ChartParts.header(legend, controls), empty);
    }

    private static String styleClass(int curve) {
        return "sf-run-" + curve;
    }

    /** Where the header takes switches, at its right end. */
    public HBox controls() {
        return controls;
    }

    /**
     * Shows curves.
     *
     * @param curves the first {@value #MOST} of them are shown; with none the reason is
     * @param xTitle the horizontal axis
     * @param yTitle the vertical axis
     * @param reason why there is none
     */
    public void show(List<RunCurve> curves, String xTitle, String yTitle, String reason) {
        List<RunCurve> shown = curves.subList(0, Math.min(MOST, curves.size()));
        legend.getChildren().clear();
        empty.setText(reason);
        if (shown.isEmpty()) {
            // ChartFX redraws without end when it has nothing to draw, so it leaves the scene.
            getChildren().set(1, empty);
            setAccessibleText(reason);
            return;
        }
        xAxis.setName(xTitle);
        yAxis.setName(yTitle);
        for (int i = 0; i < shown.size(); i++) {
            sets.get(i).set(shown.get(i).x(), shown.get(i).y());
            legend.getChildren().add(legendItem(shown.get(i).name(), i));
        }
        List<DoubleDataSet> drawn = sets.subList(0, shown.size());
        if (!lines.getDatasets().equals(drawn)) {
            lines.getDatasets().setAll(drawn);
        }
        getChildren().set(1, plot);
        setAccessibleText(yTitle + " over " + xTitle + " of "
                + shown.stream().map(RunCurve::name).collect(Collectors.joining("; ")));
    }

    private static Label legendItem(String name, int curve) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("sf-swatch", styleClass(curve));
        Label label = new Label(name, swatch);
        label.getStyleClass().add("sf-legend-item");
        return label;
    }
}
