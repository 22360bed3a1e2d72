package org.strayflow.ui.view;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Metrics;
import org.strayflow.ui.vm.FlaggedRows;
import org.strayflow.ui.vm.FlowColumn;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.Narrowing;
import org.strayflow.ui.vm.ThresholdViewModel;

/** The flagged flows, with a choice of columns. */
final class FlaggedTable extends VBox {
    private final FlaggedRows flagged;
    private final FlowTableView table;
    private final Label title = new Label("Flagged flows");
    private final MenuButton columns = new MenuButton("Columns");

    FlaggedTable(ThresholdViewModel model, Narrowing narrowing, Theme theme) {
        super(4);
        this.flagged = model.flagged();
        this.table = new FlowTableView(flagged.rows());
        getStyleClass().add("sf-pane");
        table.setId("flagged");
        theme.scaleProperty().subscribe(scale -> table.setTypeScale(scale.doubleValue()));
        table.setTableMenuButtonVisible(false);
        table.setPlaceholder(
                new Label("Nothing is flagged at this threshold. Lower it to see the most unusual flows."));
        table.setOnSortRequest(sort -> flagged.sortProperty().set(sort));
        flagged.sortProperty().subscribe(table::showSort);
        flagged.columns().addListener((ListChangeListener<FlowColumn>) change -> showColumns());
        table.selectedRowsProperty()
                .subscribe(rows -> model.explaining().select(rows.length == 0 ? -1 : rows[rows.length - 1]));
        title.getStyleClass().add("sf-strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label hint = new Label("Ctrl+C copies the selected rows as CSV");
        hint.getStyleClass().add("sf-caption");
        model.metricsProperty().subscribe(this::showTitle);
        flagged.rows().addListener((ListChangeListener<Integer>)
                change -> showTitle(model.metricsProperty().get()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        columns.setId("columns");
        columns.setMinWidth(Region.USE_PREF_SIZE);
        columns.setOnShowing(event -> offerColumns());
        // A menu without items does not open, so that it would never be filled.
        columns.getItems().add(new CheckMenuItem(""));
        HBox bar = new HBox(12, title, hint, space, columns);
        bar.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, new NarrowingBar(narrowing), table);
        showColumns();
    }

    private void showTitle(@Nullable Metrics metrics) {
        if (metrics == null) {
            title.setText("Flagged flows");
            return;
        }
        String all = Formats.counted(metrics.flagged(), "flagged flow", "flagged flows");
        title.setText(flagged.isNarrowed() ? Formats.count(flagged.rows().size()) + " of " + all : all);
    }

    private void showColumns() {
        table.setFlowColumns(flagged.columns());
        table.showSort(flagged.sortProperty().get());
    }

    private void offerColumns() {
        columns.getItems().setAll(flagged.choosable().stream().map(this::choice).toList());
    }

    private CheckMenuItem choice(String name) {
        CheckMenuItem item = new CheckMenuItem(name);
        item.setMnemonicParsing(false);
        item.setSelected(flagged.isShown(name));
        item.setOnAction(event -> flagged.setShown(name, item.isSelected()));
        return item;
    }
}
