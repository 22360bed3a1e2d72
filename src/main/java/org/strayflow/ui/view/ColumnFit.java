package org.strayflow.ui.view;

import java.util.Map;
import java.util.WeakHashMap;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;

/**
 * Makes the columns of a table as wide as it is: where there is more room than they want, each gets its share of it; where there is less,
 * they keep what they want and the table scrolls. What they want grows with the type. A column that was dragged keeps its width until the
 * table changes its own.
 */
final class ColumnFit {
    /** Room for the upright scroll bar and the borders. */
    private static final double BAR = 18;

    private final TableView<?> table;
    private final Map<TableColumn<?, ?>, Double> wanted = new WeakHashMap<>();
    private final ChangeListener<Font> fontChanged = (font, was, is) -> fit();

    private ColumnFit(TableView<?> table) {
        this.table = table;
    }

    /** Keeps the columns of a table fitting; their preferred widths now are what they want at the normal size of the type. */
    static void fill(TableView<?> table) {
        ColumnFit fit = new ColumnFit(table);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.widthProperty().addListener((width, was, is) -> fit.fit());
        table.getColumns().addListener((ListChangeListener<TableColumn<?, ?>>) change -> fit.columnsChanged());
        fit.columnsChanged();
    }

    private void columnsChanged() {
        for (TableColumn<?, ?> column : table.getColumns()) {
            if (wanted.putIfAbsent(column, column.getPrefWidth()) == null) {
                column.visibleProperty().addListener((visible, was, is) -> fit());
                if (column.getGraphic() instanceof Label heading) {
                    heading.fontProperty().addListener(fontChanged);
                }
            }
        }
        fit();
    }

    private void fit() {
        double scale = scale();
        double sum = scale
                * table.getColumns().stream()
                        .filter(TableColumn::isVisible)
                        .mapToDouble(column -> wanted.getOrDefault(column, 0.0))
                        .sum();
        double more = sum > 0 ? Math.max(1, (table.getWidth() - BAR) / sum) : 1;
        for (TableColumn<?, ?> column : table.getColumns()) {
            column.setPrefWidth(Math.floor(wanted.getOrDefault(column, column.getPrefWidth()) * scale * more));
        }
    }

    private double scale() {
        return table.getColumns().stream()
                .filter(column -> column.getGraphic() instanceof Label)
                .map(column -> (Label) column.getGraphic())
                .mapToDouble(heading -> Theme.scaleOf(heading.getFont()))
                .findFirst()
                .orElse(1);
    }
}
