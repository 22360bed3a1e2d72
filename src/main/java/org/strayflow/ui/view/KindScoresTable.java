package org.strayflow.ui.view;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.KindMetrics;
import org.strayflow.eval.KindScore;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.KindsViewModel;

/** Precision, recall and F1 of each kind that a classifier names, sortable by each. */
final class KindScoresTable extends TableView<KindScore> {
    KindScoresTable(KindsViewModel model) {
        setId("kind-scores");
        getStyleClass().addAll("sf-table", "dense");
        Label placeholder = new Label();
        placeholder.textProperty().bind(model.reasonProperty());
        placeholder.setWrapText(true);
        setPlaceholder(placeholder);
        getColumns()
                .addAll(List.of(
                        kind(),
                        ratio("F1", "harmonic mean of precision and recall", KindScore::f1),
                        ratio("Precision", "share of the flows taken for it that are of it", KindScore::precision),
                        ratio("Recall", "share of its flows that were taken for it", KindScore::recall),
                        number("Flows", "flows labelled so", KindScore::rows, k -> Formats.count(k.rows()), 80),
                        number(
                                "Taken for it",
                                "flows whose most probable kind it is",
                                KindScore::predicted,
                                k -> k.known() ? Formats.count(k.predicted()) : Formats.NONE,
                                110)));
        ColumnFit.fill(this);
        model.metricsProperty().subscribe(this::show);
    }

    private void show(@Nullable KindMetrics metrics) {
        getItems().setAll(metrics == null ? List.of() : metrics.kinds());
        sort();
    }

    private static TableColumn<KindScore, KindScore> kind() {
        TableColumn<KindScore, KindScore> column = new TableColumn<>("Kind");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setComparator(Comparator.comparing(KindScore::kind));
        column.setCellFactory(any -> new KindCell());
        column.setPrefWidth(150);
        return column;
    }

    private static TableColumn<KindScore, Double> ratio(String title, String tip, ToDoubleFunction<KindScore> value) {
        return number(title, tip, value, k -> Formats.ratio(value.applyAsDouble(k)), title.length() > 6 ? 96 : 80);
    }

    private static TableColumn<KindScore, Double> number(
            String title,
            String tip,
            ToDoubleFunction<KindScore> value,
            Function<KindScore, String> text,
            double width) {
        TableColumn<KindScore, Double> column = new TableColumn<>();
        Label heading = new Label(title);
        heading.setTooltip(Tips.of(title + ": " + tip));
        column.setGraphic(heading);
        column.setId("kind-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(f.getValue())));
        column.getStyleClass().add("number");
        column.setPrefWidth(width);
        column.setCellFactory(any -> new NumberCell(text));
        return column;
    }

    /** A number as text, its exact value in the tooltip. */
    private static final class NumberCell extends TableCell<KindScore, Double> {
        private final Function<KindScore, String> text;

        NumberCell(Function<KindScore, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable Double value, boolean empty) {
            super.updateItem(value, empty);
            KindScore row = getTableRow() == null ? null : getTableRow().getItem();
            setText(empty || row == null ? "" : text.apply(row));
        }
    }

    /** The kind with the mark of benign or attack; one that the classifier has not learnt says so. */
    private static final class KindCell extends TableCell<KindScore, KindScore> {
        private final Region mark = new Region();

        @Override
        protected void updateItem(@Nullable KindScore kind, boolean empty) {
            super.updateItem(kind, empty);
            if (empty || kind == null) {
                setText("");
                setGraphic(null);
                setTooltip(null);
                return;
            }
            mark.getStyleClass().setAll("sf-mark", kind.benign() ? "sf-benign" : "sf-attack");
            setText(kind.known() ? kind.kind() : kind.kind() + " (not learnt)");
            setGraphic(mark);
            setTooltip(Tips.of(
                    kind.known()
                            ? kind.kind()
                            : "The classifier has not learnt " + kind.kind() + ": it never names it."));
        }
    }
}
