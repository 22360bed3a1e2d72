package org.strayflow.ui.view;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.ColumnDrift;
import org.strayflow.eval.Drift;
import org.strayflow.eval.Shift;
import org.strayflow.ui.vm.DriftViewModel;
import org.strayflow.ui.vm.Formats;

/** The features, the farthest from what they were first, each with its strip of parts. */
final class DriftTable extends TableView<ColumnDrift> {
    private static final double STRIP = 276;
    private static final double PADDING = 16;

    private final DriftViewModel model;
    private final TableColumn<ColumnDrift, ColumnDrift> strips;

    DriftTable(DriftViewModel model) {
        this.model = model;
        this.strips = strips();
        setId("drift-table");
        getStyleClass().addAll("sf-table", "dense");
        setPlaceholder(new Label("Comparing features…"));
        getColumns().addAll(List.of(mark(), feature()));
        getColumns()
                .addAll(List.of(
                        number("drift-statistic", "KS", 72, ColumnDrift::statistic, DriftTable::statistic),
                        number("drift-p", "p", 66, ColumnDrift::pValue, c -> pValue(c.pValue())),
                        number("drift-psi", "PSI", 66, ColumnDrift::stability, c -> Formats.ratio(c.stability())),
                        strips,
                        number("drift-missing", "Missing", 152, c -> c.missing().now(), c -> shift(c.missing())),
                        number(
                                "drift-infinite",
                                "Infinite",
                                152,
                                c -> c.infinite().now(),
                                c -> shift(c.infinite())),
                        number("drift-unknown", "New texts", 92, ColumnDrift::unknown, DriftTable::unknown)));
        ColumnFit.fill(this);
        model.driftProperty().subscribe(this::show);
        model.alertProperty().subscribe(alert -> refresh());
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
    }

    private void choose(@Nullable ColumnDrift column) {
        if (column != null) {
            model.selectedProperty().set(column);
        }
    }

    private void show(@Nullable Drift drift) {
        getSortOrder().clear();
        getItems().setAll(drift == null ? List.of() : drift.columns());
        boolean parts = drift != null && drift.parts().size() > 0;
        strips.setVisible(parts);
        if (drift != null && parts) {
            List<String> titles = drift.parts().titles();
            strips.setText("By " + drift.parts().what() + ": " + titles.getFirst() + " – " + titles.getLast());
        }
        if (drift != null && !drift.columns().isEmpty()) {
            getSelectionModel().select(0);
        }
    }

    private TableColumn<ColumnDrift, Boolean> mark() {
        TableColumn<ColumnDrift, Boolean> column = new TableColumn<>("!");
        column.setId("drift-alert");
        column.setPrefWidth(32);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(
                cell.getValue().effect() > model.alertProperty().get()));
        column.setCellFactory(any -> new MarkCell());
        return column;
    }

    private static TableColumn<ColumnDrift, String> feature() {
        TableColumn<ColumnDrift, String> column = new TableColumn<>();
        column.setGraphic(new Label("Feature"));
        column.setId("drift-feature");
        column.setPrefWidth(196);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().column()));
        return column;
    }

    private static TableColumn<ColumnDrift, ColumnDrift> number(
            String id,
            String title,
            double width,
            ToDoubleFunction<ColumnDrift> value,
            Function<ColumnDrift, String> text) {
        TableColumn<ColumnDrift, ColumnDrift> column = new TableColumn<>(title);
        column.setId(id);
        column.setPrefWidth(width);
        column.getStyleClass().add("number");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        // What is not known is below every number.
        column.setComparator(Comparator.comparingDouble(c -> {
            double number = value.applyAsDouble(c);
            return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
        }));
        column.setCellFactory(any -> new TextCell(text));
        return column;
    }

    private TableColumn<ColumnDrift, ColumnDrift> strips() {
        TableColumn<ColumnDrift, ColumnDrift> column = new TableColumn<>("");
        column.setId("drift-strip");
        column.setPrefWidth(STRIP + PADDING);
        column.widthProperty().addListener((width, was, is) -> refresh());
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(any -> new StripCell());
        return column;
    }

    private static String statistic(ColumnDrift column) {
        return Formats.ratio(column.statistic()) + (column.texts() ? " *" : "");
    }

    private static String pValue(double p) {
        return p == 0 ? "0" : Formats.significant(p, 2);
    }

    private static String shift(Shift shift) {
        return shift.then() == 0 && shift.now() == 0
                ? Formats.NONE
                : Formats.percent(shift.then()) + " → " + Formats.percent(shift.now());
    }

    private static String unknown(ColumnDrift column) {
        return column.texts() ? Formats.percent(column.unknown()) : Formats.NONE;
    }

    /** A sign at features above the alert. */
    private static final class MarkCell extends TableCell<ColumnDrift, Boolean> {
        @Override
        protected void updateItem(@Nullable Boolean above, boolean empty) {
            super.updateItem(above, empty);
            boolean marked = !empty && above != null && above;
            setText(marked ? "▲" : "");
            setAccessibleText(marked ? "above the alert" : "");
        }
    }

    private static final class TextCell extends TableCell<ColumnDrift, ColumnDrift> {
        private final Function<ColumnDrift, String> text;

        TextCell(Function<ColumnDrift, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable ColumnDrift column, boolean empty) {
            super.updateItem(column, empty);
            setText(empty || column == null ? "" : text.apply(column));
        }
    }

    private final class StripCell extends TableCell<ColumnDrift, ColumnDrift> {
        private final HeatStrip strip = new HeatStrip();
        private final Tooltip tip = new Tooltip();

        @Override
        protected void updateItem(@Nullable ColumnDrift column, boolean empty) {
            super.updateItem(column, empty);
            if (empty || column == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            strip.show(column.parts(), model.alertProperty().get(), Math.max(1, strips.getWidth() - PADDING));
            tip.setText(model.farthestPart(column));
            setGraphic(strip);
            setTooltip(tip);
        }
    }
}
