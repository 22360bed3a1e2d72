package org.strayflow.ui.view;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.strayflow.eval.ColumnShapes;
import org.strayflow.ui.vm.Formats;

/** Which share of the flows had which text and has it now, the largest change first. */
final class TextSharesTable extends TableView<TextSharesTable.Row> {
    private final TableColumn<Row, String> then;
    private final TableColumn<Row, String> now;

    /**
     * One text.
     *
     * @param then share, 0..1
     * @param now share, 0..1
     */
    record Row(String text, double then, double now) {
        double change() {
            return Math.abs(now - then);
        }
    }

    TextSharesTable() {
        setId("drift-texts");
        getStyleClass().addAll("sf-table", "dense");
        TableColumn<Row, String> text = new TableColumn<>("Text");
        text.setPrefWidth(260);
        text.setSortable(false);
        text.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().text()));
        then = share(Row::then);
        now = share(Row::now);
        getColumns().addAll(List.of(text, then, now));
    }

    void show(ColumnShapes shapes, String thenName, String nowName) {
        then.setText(thenName);
        now.setText(nowName);
        getItems()
                .setAll(IntStream.range(0, shapes.names().size())
                        .mapToObj(i -> new Row(shapes.names().get(i), shapes.then()[i], shapes.now()[i]))
                        .filter(row -> row.then() > 0 || row.now() > 0)
                        .sorted(Comparator.comparingDouble(Row::change).reversed())
                        .toList());
    }

    private static TableColumn<Row, String> share(ToDoubleFunction<Row> share) {
        TableColumn<Row, String> column = new TableColumn<>("");
        column.setPrefWidth(180);
        column.setSortable(false);
        column.getStyleClass().add("number");
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(Formats.percent(share.applyAsDouble(cell.getValue()))));
        return column;
    }
}
