package org.strayflow.ui.view;

import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.FlowColumn;

/** A cell of a table of flows: asks its column for the text of whatever row it shows. */
final class FlowCell extends TableCell<Integer, Integer> {
    private final FlowColumn column;
    private final @Nullable Region mark;

    FlowCell(FlowColumn column) {
        this.column = column;
        this.mark = column.kind() == FlowColumn.Kind.LABEL ? new Region() : null;
    }

    @Override
    protected void updateItem(@Nullable Integer row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        setText(column.text().apply(row));
        if (mark != null) {
            String style =
                    switch (column.mark().apply(row)) {
                        case BENIGN -> "sf-benign";
                        case ATTACK -> "sf-attack";
                        case NONE -> "sf-unlabelled";
                    };
            mark.getStyleClass().setAll("sf-mark", style);
            setGraphic(mark);
        }
    }
}
