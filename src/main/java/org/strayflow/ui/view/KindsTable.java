package org.strayflow.ui.view;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.KindCount;
import org.strayflow.eval.Metrics;
import org.strayflow.ui.vm.Formats;

/** Recall per kind: of each kind of flow, how many are flagged. For benign kinds that is their false-positive rate. */
final class KindsTable extends TableView<KindCount> {
    private final ObservableList<KindCount> kinds = FXCollections.observableArrayList();

    KindsTable(ObservableValue<@Nullable Metrics> metrics) {
        setId("kinds");
        getStyleClass().addAll("sf-table", "dense");
        setItems(kinds);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("Recall per kind needs labels, and these flows have none."));
        getColumns()
                .addAll(List.of(
                        kindColumn(),
                        number("Flows", k -> Formats.count(k.rows()), 70),
                        number("Flagged", k -> Formats.count(k.flagged()), 70),
                        number("Share flagged", k -> Formats.percent(k.recall()), 100)));
        metrics.subscribe(now -> Rows.show(kinds, now == null ? List.of() : now.perKind()));
    }

    private static TableColumn<KindCount, KindCount> kindColumn() {
        TableColumn<KindCount, KindCount> column = new TableColumn<>("Kind");
        column.setPrefWidth(150);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setSortable(false);
        column.setCellFactory(any -> new KindCell());
        return column;
    }

    private static TableColumn<KindCount, String> number(String title, Function<KindCount, String> text, double width) {
        TableColumn<KindCount, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(text.apply(f.getValue())));
        column.getStyleClass().add("number");
        column.setSortable(false);
        column.setPrefWidth(width);
        return column;
    }

    /** The label text with a mark that says benign or attack by shape and colour. */
    private static final class KindCell extends TableCell<KindCount, KindCount> {
        private final Region mark = new Region();

        @Override
        protected void updateItem(@Nullable KindCount kind, boolean empty) {
            super.updateItem(kind, empty);
            if (empty || kind == null) {
                setText("");
                setGraphic(null);
                return;
            }
            mark.getStyleClass().setAll("sf-mark", kind.benign() ? "sf-benign" : "sf-attack");
            setText(kind.kind());
            setGraphic(mark);
        }
    }
}
