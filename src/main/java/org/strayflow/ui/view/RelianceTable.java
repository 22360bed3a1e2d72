package org.strayflow.ui.view;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.strayflow.ui.vm.Reliance;

/** What a model relies on, the most first: a bar and a number a column. */
final class RelianceTable extends TableView<Reliance.Line> {
    RelianceTable(String id, String name, String nameTip, String amount, String amountTip) {
        setId(id);
        getStyleClass().addAll("sf-table", "dense");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<Reliance.Line, Reliance.Line> bars = Columns.bare(id + "-amount", amount, amountTip, 240);
        bars.setCellFactory(
                any -> new AmountCell<>(Reliance.Line::amount, Reliance.Line::text, l -> l.name() + ": " + l.exact()));
        getColumns()
                .addAll(List.of(
                        Columns.of(id + "-name", name, nameTip, 180, Reliance.Line::name, Reliance.Line::name), bars));
    }

    void show(List<Reliance.Line> lines, String reason) {
        Label placeholder = new Label(reason);
        placeholder.setWrapText(true);
        placeholder.getStyleClass().add("sf-placeholder");
        setPlaceholder(placeholder);
        getItems().setAll(lines);
    }
}
