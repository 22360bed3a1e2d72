package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.RunRow;
import org.strayflow.ui.vm.RunsViewModel;

/** The runs as a virtual table: what was reached, then the settings that differ. A click on a header sorts. */
final class RunsTable extends TableView<RunRow> {
    private static final double ROW_PIXELS = 26;

    private final RunsViewModel model;
    private boolean restoring;

    RunsTable(RunsViewModel model) {
        this.model = model;
        setId("runs");
        getStyleClass().addAll("sf-table", "dense");
        setFixedCellSize(ROW_PIXELS);
        setPlaceholder(new Label("No training yet. Every training is listed here with its settings and numbers."));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        SortedList<RunRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        showColumns();
        getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> selected());
        model.rows().addListener((ListChangeListener<RunRow>) change -> {
            showColumns();
            restore();
        });
    }

    private void selected() {
        if (!restoring) {
            model.selectedProperty()
                    .set(getSelectionModel().getSelectedIndices().stream()
                            .filter(place -> place >= 0 && place < getItems().size())
                            .sorted()
                            .map(getItems()::get)
                            .toList());
        }
    }

    /** The rows are other objects after the log was read anew; the same runs stay selected. */
    private void restore() {
        Set<String> ids =
                model.selectedProperty().get().stream().map(RunRow::id).collect(Collectors.toSet());
        restoring = true;
        try {
            getSelectionModel().clearSelection();
            for (int i = 0; i < getItems().size(); i++) {
                if (ids.contains(getItems().get(i).id())) {
                    getSelectionModel().select(i);
                }
            }
        } finally {
            restoring = false;
        }
    }

    private void showColumns() {
        List<TableColumn<RunRow, ?>> columns = new ArrayList<>();
        columns.add(text("time", "Trained (UTC)", 165, RunRow::time));
        columns.add(text("title", "Detector", 205, RunRow::detector));
        columns.add(text("data", "Data", 120, RunRow::data));
        model.metrics().forEach(metric -> columns.add(metric(metric)));
        columns.add(number("seconds", "Took", RunRow::seconds, Formats::duration));
        for (String key : model.settingsProperty().get()) {
            // The detector has a column already.
            if (!key.equals("detector")) {
                columns.add(text("set-" + key, key, 110, run -> run.setting(key)));
            }
        }
        columns.add(text("saved", "Model", 160, RunRow::model));
        List<String> ids = columns.stream().map(TableColumn::getId).toList();
        if (!ids.equals(getColumns().stream().map(TableColumn::getId).toList())) {
            getColumns().setAll(columns);
        }
    }

    private static TableColumn<RunRow, String> text(
            String id, String title, double width, Function<RunRow, String> text) {
        TableColumn<RunRow, String> column = new TableColumn<>(title);
        column.setId(id);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        return column;
    }

    private static TableColumn<RunRow, Double> metric(RunsViewModel.MetricColumn metric) {
        String name = metric.name();
        return number(
                name,
                metric.title(),
                run -> run.metric(name),
                value -> value > 1 ? Formats.significant(value) : Formats.ratio(value));
    }

    private static TableColumn<RunRow, Double> number(
            String id, String title, ToDoubleFunction<RunRow> value, Function<Double, String> format) {
        TableColumn<RunRow, Double> column = new TableColumn<>(title);
        column.setId(id);
        column.setPrefWidth(92);
        column.getStyleClass().add("number");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(cell.getValue())));
        // What is not known is below every number.
        column.setComparator((one, other) -> Double.compare(
                Double.isNaN(one) ? Double.NEGATIVE_INFINITY : one,
                Double.isNaN(other) ? Double.NEGATIVE_INFINITY : other));
        column.setCellFactory(any -> new NumberCell(format));
        return column;
    }

    private static final class NumberCell extends TableCell<RunRow, Double> {
        private final Function<Double, String> format;

        NumberCell(Function<Double, String> format) {
            this.format = format;
        }

        @Override
        protected void updateItem(@Nullable Double value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? "" : format.apply(value));
        }
    }
}
