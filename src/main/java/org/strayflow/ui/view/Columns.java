package org.strayflow.ui.view;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** Columns of small tables whose rows are shown as they come. */
final class Columns {
    private Columns() {}

    /** A column of cells that show a row; its heading has a tooltip. */
    static <R> TableColumn<R, R> of(String id, String title, String tip, double width, Function<R, String> text) {
        return of(id, title, tip, width, text, row -> "");
    }

    /** The same whose cells have a tooltip where there is something to say. */
    static <R> TableColumn<R, R> of(
            String id, String title, String tip, double width, Function<R, String> text, Function<R, String> cellTip) {
        TableColumn<R, R> column = bare(id, title, tip, width);
        column.setCellFactory(any -> new TextCell<>(text, cellTip));
        return column;
    }

    /** A column that wants a cell factory. */
    static <R> TableColumn<R, R> bare(String id, String title, String tip, double width) {
        TableColumn<R, R> column = new TableColumn<>();
        Label heading = new Label(title);
        heading.setTooltip(Tips.of(tip));
        column.setGraphic(heading);
        column.setId(id);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        return column;
    }

    /** A row as text. */
    private static final class TextCell<R> extends TableCell<R, R> {
        private final Function<R, String> text;
        private final Function<R, String> tip;

        TextCell(Function<R, String> text, Function<R, String> tip) {
            this.text = text;
            this.tip = tip;
        }

        @Override
        protected void updateItem(@Nullable R item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : text.apply(item));
            String said = empty || item == null ? "" : tip.apply(item);
            setTooltip(said.isEmpty() ? null : Tips.of(said));
        }
    }
}
