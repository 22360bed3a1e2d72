package org.strayflow.ui.view;

import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Histogram;
import org.strayflow.ui.chart.HistogramChart;
import org.strayflow.ui.chart.HistogramSeries;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.Narrowing;
import org.strayflow.ui.vm.ThresholdViewModel;

/**
 * The Threshold room: scores and curve side by side, the threshold below them, the numbers it gives, and the flagged flows with what
 * explains them beneath.
 */
public final class ThresholdView extends BorderPane {
    /** Room that everything has at the normal size of the type. */
    private static final double SMALLEST_WIDTH = 800;

    private static final double SMALLEST_HEIGHT = 460;
    private static final double CHART_HEIGHT = 120;

    private final ThresholdViewModel model;
    private final HistogramChart histogram = new HistogramChart();

    /** A room over its view-model. */
    public ThresholdView(ThresholdViewModel model, Narrowing narrowing, Actions actions, Theme theme) {
        this.model = model;
        getStyleClass().add("sf-room");
        SplitPane split = new SplitPane(upper(), lower(theme, narrowing));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.56);
        BorderPane room = new BorderPane(split);
        room.setTop(new GoalBar(model, actions));
        ScrollPane scroll = new ScrollPane();
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        theme.scaleProperty().subscribe(scale -> arrange(room, scroll, scale.doubleValue()));
        model.chartsProperty().subscribe(this::showHistogram);
    }

    /** Large type needs a large window; in a smaller one the room scrolls. */
    private void arrange(BorderPane room, ScrollPane scroll, double scale) {
        boolean large = scale > 1;
        room.setMinSize(large ? SMALLEST_WIDTH * scale : 0, large ? SMALLEST_HEIGHT * scale : 0);
        scroll.setContent(large ? room : null);
        setCenter(large ? scroll : room);
    }

    private Node upper() {
        histogram.setId("histogram");
        histogram.thresholdProperty().bindBidirectional(model.thresholdProperty());
        histogram.draggingProperty().subscribe(dragging -> model.adjustingProperty()
                .set(dragging));
        histogram.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        CurvePane curve = new CurvePane(model);
        HBox charts = new HBox(8, histogram, curve);
        for (Region chart : new Region[] {histogram, curve}) {
            HBox.setHgrow(chart, Priority.ALWAYS);
            chart.setPrefWidth(300);
            chart.setMinWidth(200);
            chart.setMinHeight(CHART_HEIGHT);
        }
        VBox.setVgrow(charts, Priority.ALWAYS);
        ThresholdBar bar = new ThresholdBar(model);
        bar.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        VBox upper = new VBox(4, charts, bar, new ThresholdMetrics(model));
        upper.getStyleClass().add("sf-pane");
        SplitPane.setResizableWithParent(upper, true);
        return upper;
    }

    private Node lower(Theme theme, Narrowing narrowing) {
        FlaggedTable table = new FlaggedTable(model, narrowing, theme);
        TabPane tabs = new TabPane(
                tab("Matrix", KindChoicePane.matrices(model.kinds(), new ConfusionGrid(model.metricsProperty()))),
                tab("Kinds", KindChoicePane.tables(model.kinds(), new KindsTable(model.metricsProperty()))),
                numbers(),
                tab("Features", new ImportancePane(model.explaining())),
                tab("Flow", new FlowExplanationPane(model.explaining())),
                tab("Evasion", new EvasionPane(model)));
        tabs.setId("explain-tabs");
        tabs.setSide(Side.TOP);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().select(3);
        model.evading().runningProperty().subscribe(running -> {
            if (running != null) {
                tabs.getSelectionModel().selectLast();
            }
        });
        tabs.setMinWidth(260);
        SplitPane lower = new SplitPane(table, tabs);
        lower.setDividerPositions(0.58);
        return lower;
    }

    private Tab numbers() {
        Tab tab = tab("Numbers", new NumbersPane(model.numbers()));
        model.numbers().wantedProperty().bind(tab.selectedProperty());
        return tab;
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId("tab-" + title.toLowerCase(Locale.ROOT));
        return tab;
    }

    /** Arrow keys move the threshold, with Shift in large steps. */
    private void step(KeyEvent event) {
        double size = event.isShiftDown() ? ThresholdViewModel.COARSE : ThresholdViewModel.FINE;
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            if (event.getTarget() instanceof TextInputControl) {
                return;
            }
            model.step(event.getCode() == KeyCode.LEFT ? -size : size);
            event.consume();
        }
    }

    private void showHistogram(ThresholdViewModel.@Nullable Charts charts) {
        if (charts == null) {
            histogram.show(null);
            return;
        }
        Histogram h = charts.histogram();
        histogram.show(new HistogramSeries(h.edges(), h.benign(), h.attack(), h.unlabelled()));
    }
}
