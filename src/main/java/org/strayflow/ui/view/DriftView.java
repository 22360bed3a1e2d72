package org.strayflow.ui.view;

import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.ColumnDrift;
import org.strayflow.eval.ColumnShapes;
import org.strayflow.eval.Drift;
import org.strayflow.ui.chart.DistributionChart;
import org.strayflow.ui.chart.DistributionSeries;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.DriftViewModel;
import org.strayflow.ui.vm.Formats;

/** The Drift room: what is compared, how far apart it is as a whole, every feature, and the distributions of the selected one. */
public final class DriftView extends BorderPane {
    private static final double LEAST_ALERT = 0.05;

    /** Lines of text that the table and the distributions need to say something; a lower room scrolls. */
    private static final double LOWEST = 26;

    private final DriftViewModel model;
    private final DistributionChart chart = new DistributionChart();
    private final Label title = new Label();
    private final TextSharesTable texts = new TextSharesTable();
    private final BorderPane shapes = new BorderPane(chart);
    private final ReadOnlyObjectWrapper<Double> alert;

    /** A room over its view-model. */
    public DriftView(DriftViewModel model, Actions actions) {
        this.model = model;
        this.alert = new ReadOnlyObjectWrapper<>(model.alertProperty().get());
        getStyleClass().add("sf-room");
        chart.setId("drift-chart");
        shapes.setMinHeight(140);
        shapes.getStyleClass().add("sf-pane");
        SplitPane parts = new SplitPane(new DriftTable(model), shapes);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(0.55);
        Node head = head(actions);
        VBox room = new VBox(head, parts);
        VBox.setVgrow(parts, Priority.ALWAYS);
        title.fontProperty().subscribe(font -> parts.setMinHeight(LOWEST * font.getSize()));
        ScrollPane scroll = new ScrollPane(room);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        model.shapesProperty().subscribe(this::show);
    }

    private Node head(Actions actions) {
        title.setId("drift-title");
        title.textProperty().bind(model.titleProperty());
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        Node other = ActionNodes.button(actions.get("drift.against"));
        Button back = new Button("Compare with the training rows");
        back.setId("drift-back");
        back.setOnAction(event -> model.againstModel());
        back.visibleProperty().bind(model.againstProperty().isNotNull());
        back.managedProperty().bind(back.visibleProperty());
        HBox bar = new HBox(8, other, back, alertField());
        bar.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(4, title, bar, metrics(), note());
        head.getStyleClass().add("sf-pane");
        return head;
    }

    private Node alertField() {
        SpinnerValueFactory.DoubleSpinnerValueFactory values = new SpinnerValueFactory.DoubleSpinnerValueFactory(
                LEAST_ALERT, 1, model.alertProperty().get(), LEAST_ALERT);
        values.valueProperty().bindBidirectional(alert);
        alert.subscribe(value -> model.alertProperty().set(value));
        Spinner<Double> field = new Spinner<>(values);
        field.setId("drift-limit");
        field.setEditable(true);
        field.setPrefWidth(96);
        Label name = new Label("Alert above");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(field);
        field.setTooltip(new Tooltip(
                "Features whose effect is above it are marked: the largest of the statistic and the changes in"
                        + " missing and infinite values, 0 to 1"));
        HBox both = new HBox(8, name, field);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private MetricStrip metrics() {
        MetricStrip strip = new MetricStrip();
        ObservableValue<String> above = Bindings.createStringBinding(
                () -> above(model.driftProperty().get()), model.driftProperty(), model.alertProperty());
        strip.add("features above", "000 of 000", above, above);
        strip.add("flagged", "00.00 %", model.flaggedProperty(), tip("of these flows, at the model's threshold"));
        strip.add(
                "expected",
                "00.00 %",
                model.expectedProperty(),
                tip("of flows like those trained on, or what the threshold was recalibrated to flag"));
        strip.add(
                "score KS",
                "0.0000",
                score(ColumnDrift::statistic),
                tip("how far the scores are from those of the training rows"));
        strip.add(
                "score PSI", "0.0000", score(ColumnDrift::stability), tip("population stability index of the scores"));
        return strip;
    }

    private static ObservableValue<String> tip(String text) {
        return new ReadOnlyObjectWrapper<>(text);
    }

    private ObservableValue<String> score(ToDoubleFunction<ColumnDrift> number) {
        return Bindings.createStringBinding(() -> score(model.driftProperty().get(), number), model.driftProperty());
    }

    private static String score(@Nullable Drift drift, ToDoubleFunction<ColumnDrift> number) {
        return drift == null
                ? Formats.NONE
                : drift.score()
                        .map(score -> Formats.ratio(number.applyAsDouble(score)))
                        .orElse(Formats.NONE);
    }

    private String above(@Nullable Drift drift) {
        return drift == null
                ? Formats.NONE
                : drift.above(model.alertProperty().get()).size() + " of "
                        + drift.columns().size();
    }

    private Label note() {
        Label note = new Label();
        note.setId("drift-note");
        note.getStyleClass().add("sf-caption");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> note(model.driftProperty().get()), model.driftProperty(), model.troubleProperty()));
        return note;
    }

    private String note(@Nullable Drift drift) {
        if (drift == null) {
            return model.troubleProperty().get();
        }
        StringBuilder text = new StringBuilder();
        if (drift.isOfManyRows()) {
            text.append(
                    "With so many flows even differences that matter to nobody have a small p: features are ordered by the size"
                            + " of the difference. ");
        }
        if (!drift.exact()) {
            text.append("From the model's sketch of its training rows: within 0.002 of the exact statistic. ");
        }
        if (drift.columns().stream().anyMatch(ColumnDrift::texts)) {
            text.append("* Of texts the total variation distance. ");
        }
        if (!drift.uncompared().isEmpty()) {
            text.append("Not in both captures as features of one type: ")
                    .append(String.join(", ", drift.uncompared()))
                    .append('.');
        }
        return text.toString().strip();
    }

    private void show(@Nullable ColumnShapes found) {
        if (found == null || found.isEmpty()) {
            chart.show(null);
            shapes.setCenter(chart);
            return;
        }
        if (found.texts()) {
            texts.show(found, model.thenName(), model.nowName());
            shapes.setCenter(texts);
            return;
        }
        chart.show(new DistributionSeries(
                found.column(),
                found.edges(),
                found.log() ? ColumnShapes::fromLog : place -> place,
                found.log(),
                model.thenName(),
                found.then(),
                model.nowName(),
                found.now()));
        shapes.setCenter(chart);
    }
}
