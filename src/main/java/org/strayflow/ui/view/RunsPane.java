package org.strayflow.ui.view;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.strayflow.ui.chart.CurvesChart;
import org.strayflow.ui.chart.RunCurve;
import org.strayflow.ui.vm.RunsViewModel;

/** Every training that was done: the table, what can be done with the selected runs, and their curves over each other. */
final class RunsPane extends BorderPane {
    private final RunsViewModel model;
    private final CurvesChart chart = new CurvesChart();
    private final ToggleButton precisionRecall = new ToggleButton("PR");
    private final ToggleButton roc = new ToggleButton("ROC");
    private final Button open = new Button("Open this run's model");
    private final Button delete = new Button("Forget");
    private final Button export = new Button("Export for MLflow…");
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");

    RunsPane(RunsViewModel model) {
        this.model = model;
        getStyleClass().add("sf-pane");
        chart.setId("run-curves");
        chart.controls().getChildren().add(choice());
        SplitPane parts = new SplitPane(new RunsTable(model), chart);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(0.55);
        setTop(bar());
        setCenter(parts);
        Label damaged = new Label();
        damaged.setId("runs-damaged");
        damaged.getStyleClass().add("sf-caption");
        damaged.setWrapText(true);
        damaged.textProperty().bind(model.damagedProperty());
        damaged.managedProperty().bind(damaged.textProperty().isNotEmpty());
        setBottom(damaged);
        model.selectedProperty().subscribe(selected -> showSelected());
    }

    private HBox bar() {
        open.setId("run-open");
        open.setOnAction(event -> model.openModel());
        delete.setId("run-delete");
        delete.getStyleClass().add("flat");
        delete.setOnAction(event -> model.deleteSelected());
        export.setId("run-export");
        export.setOnAction(event -> model.exportForMlflow());
        export.disableProperty().bind(Bindings.isEmpty(model.rows()));
        HBox bar = new HBox(8, ActionNodes.explained(open, whyNot.getReadOnlyProperty()), export, delete);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    /** Answers clicks only, as {@link CurvePane} does and for the same reason. */
    private HBox choice() {
        ToggleGroup group = new ToggleGroup();
        precisionRecall.setId("run-curves-pr");
        roc.setId("run-curves-roc");
        precisionRecall.getStyleClass().add("left-pill");
        roc.getStyleClass().add("right-pill");
        precisionRecall.setSelected(true);
        for (ToggleButton button : new ToggleButton[] {precisionRecall, roc}) {
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                // A second click must not leave none chosen.
                button.setSelected(true);
                showCurves();
            });
        }
        return new HBox(precisionRecall, roc);
    }

    private void showSelected() {
        whyNot.set(model.openBlocked());
        open.setDisable(!model.openBlocked().isEmpty());
        delete.setDisable(model.selectedProperty().get().isEmpty());
        showCurves();
    }

    private void showCurves() {
        boolean isRoc = roc.isSelected();
        List<RunCurve> curves = model.lines(isRoc).stream()
                .map(line -> new RunCurve(line.name(), line.x(), line.y()))
                .toList();
        String reason = model.selectedProperty().get().isEmpty()
                ? "Select runs to lay their curves over each other."
                : "A curve needs labelled attacks and benign flows.";
        chart.show(curves, isRoc ? "False-positive rate" : "Recall", isRoc ? "Recall" : "Precision", reason);
    }
}
