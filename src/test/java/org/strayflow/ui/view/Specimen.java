package org.strayflow.ui.view;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.strayflow.task.Problem;
import org.strayflow.ui.chart.ContributionChart;
import org.strayflow.ui.chart.ContributionSeries;
import org.strayflow.ui.chart.CurveChart;
import org.strayflow.ui.chart.CurveSeries;
import org.strayflow.ui.chart.HistogramChart;
import org.strayflow.ui.chart.HistogramSeries;
import org.strayflow.ui.vm.Action;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.RowOrderList;

/** Every part of the window at once, with made-up numbers, to look at and to check the style sheets with. */
final class Specimen extends BorderPane {
    final HistogramChart histogram = new HistogramChart();
    final CurveChart curve = new CurveChart();
    final ContributionChart bars = new ContributionChart();
    final RowOrderList rows = new RowOrderList();
    final FlowTableView table = new FlowTableView(rows);

    Specimen() {
        histogram.show(histogramSeries());
        histogram.thresholdProperty().set(0.62);
        curve.show(curveSeries(), "");
        curve.markThreshold(0.8, 0.9);
        curve.markGoal(0.7, 0.95);
        bars.show(barSeries(), "");
        table.setFlowColumns(columns());
        rows.setOrder(IntStream.range(0, 1000).toArray(), 100);
        HBox charts = new HBox(16, histogram, curve, bars);
        charts.getChildren().forEach(chart -> HBox.setHgrow(chart, Priority.ALWAYS));
        Actions actions = new Actions();
        Action open = actions.add("open", "Open…", "Shortcut+O", "mdal-folder_open", () -> {});
        Action export = actions.add(new Action(
                "export", "Export…", null, null, new SimpleStringProperty("Train a detector first."), () -> {}));
        Rail rail = new Rail(room -> {});
        rail.add("data", "Data", "mdmz-storage", new SimpleBooleanProperty(true));
        rail.add("threshold", "Threshold", "mdmz-tune", new SimpleBooleanProperty(true));
        rail.choose("threshold");
        MetricStrip strip = new MetricStrip();
        strip.add("Precision", "0.9999", new SimpleStringProperty("0.93"), new SimpleStringProperty("0.93123456"));
        Notice error = Notice.of(Notice.Kind.ERROR, Problem.of("IO-101", "Cannot be read.", "Choose another."));
        error.setOnDismiss(() -> {});
        TabPane tabs = new TabPane(
                new Tab("Table", new SplitPane(table, new EmptyState("mdal-cloud_upload", "Nothing", "Open…", open))),
                new Tab("Text", new TextArea()));
        VBox middle = new VBox(8, controls(open, export), strip, error, charts, tabs);
        setTop(new MenuBar(new Menu("File", null, ActionNodes.menuItem(open), ActionNodes.menuItem(export))));
        setLeft(rail);
        setCenter(middle);
        setBottom(new StatusBar());
    }

    private static FlowPane controls(Action open, Action export) {
        return new FlowPane(
                ActionNodes.button(open),
                ActionNodes.button(export),
                new ToggleSwitch("log"),
                new SegmentedButton(),
                new CheckBox("log"),
                new RadioButton("all"),
                new TextField("0.62"),
                new Spinner<Integer>(0, 10, 3),
                new ComboBox<String>(),
                new ChoiceBox<String>(),
                new Slider(),
                new ProgressBar(0.3));
    }

    static HistogramSeries histogramSeries() {
        double[] edges =
                IntStream.rangeClosed(0, 100).mapToDouble(i -> 0.3 + i * 0.005).toArray();
        return new HistogramSeries(edges, bell(25, 8, 400), bell(65, 10, 80), bell(40, 14, 15));
    }

    private static long[] bell(double middle, double width, double height) {
        return IntStream.range(0, 100)
                .mapToLong(i -> Math.round(height * Math.exp(-Math.pow((i - middle) / width, 2))))
                .toArray();
    }

    static CurveSeries curveSeries() {
        double[] x = IntStream.rangeClosed(0, 200).mapToDouble(i -> i / 200.0).toArray();
        double[] y = IntStream.rangeClosed(0, 200)
                .mapToDouble(i -> 1 - 0.8 * Math.pow(i / 200.0, 4))
                .toArray();
        double[] thresholds =
                IntStream.rangeClosed(0, 200).mapToDouble(i -> 0.8 - i / 400.0).toArray();
        return CurveSeries.precisionRecall(x, y, thresholds, 0.84, 0.2);
    }

    static ContributionSeries barSeries() {
        return new ContributionSeries(
                "Flagged minus the rest",
                List.of(
                        new ContributionSeries.Bar("Flow Duration", 0.82, "119,999,998 µs"),
                        new ContributionSeries.Bar("Total Length of Fwd Packets", 0.4, "12"),
                        new ContributionSeries.Bar("PSH Flag Count", -0.13, "")));
    }

    static List<FlowColumn> columns() {
        return List.of(
                FlowColumn.number("score", "Score", 8, row -> "0." + (9000 - row), row -> "0.9" + row),
                FlowColumn.label(
                        "label",
                        "Label",
                        14,
                        row -> row % 2 == 0 ? "BENIGN" : "PortScan",
                        row -> row % 2 == 0 ? FlowColumn.Mark.BENIGN : FlowColumn.Mark.ATTACK),
                FlowColumn.of("source", "Source IP", FlowColumn.Kind.ADDRESS, 15, row -> "192.168.10." + row % 256));
    }
}
