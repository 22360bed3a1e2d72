package org.strayflow.ui.view;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.strayflow.ui.vm.DataViewModel.KindRow;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.WorkbenchViewModel;

/** The kinds of flows that the labels name, and which of them mean benign. */
final class KindsPane extends VBox {
    private static final double NARROWEST = 276;
    private static final double LEAST_OF_LARGE_TYPE = 400;
    private static final double COUNT = 76;
    private static final double TICK = 66;

    private final WorkbenchViewModel workbench;

    KindsPane(WorkbenchViewModel workbench) {
        super(8);
        this.workbench = workbench;
        getStyleClass().add("sf-pane");
        Label title = new Label("Labels");
        TableColumn<KindRow, String> flows = flows();
        TableColumn<KindRow, Boolean> benign = benign();
        title.fontProperty().subscribe(font -> {
            double scale = Theme.scaleOf(font);
            setMinWidth(Math.min(NARROWEST * scale, LEAST_OF_LARGE_TYPE));
            flows.setMinWidth(COUNT * scale);
            benign.setMinWidth(TICK * scale);
            benign.setMaxWidth(TICK * scale + 16);
        });
        title.getStyleClass().add("sf-strong");
        TableView<KindRow> table = new TableView<>(workbench.data().kinds());
        table.setId("labels");
        table.setEditable(true);
        table.getStyleClass().addAll("sf-table", "dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setPlaceholder(new Label("No labels. Scores and shares work without them."));
        table.getColumns().addAll(List.of(kind(), flows, benign));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(title, table);
    }

    private static TableColumn<KindRow, String> kind() {
        TableColumn<KindRow, String> column = new TableColumn<>("Kind");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue().kind()));
        column.setSortable(false);
        column.setPrefWidth(140);
        return column;
    }

    private static TableColumn<KindRow, String> flows() {
        TableColumn<KindRow, String> column = new TableColumn<>("Flows");
        column.setCellValueFactory(
                f -> new ReadOnlyObjectWrapper<>(Formats.count(f.getValue().flows())));
        column.getStyleClass().add("number");
        column.setSortable(false);
        column.setPrefWidth(80);
        return column;
    }

    private TableColumn<KindRow, Boolean> benign() {
        TableColumn<KindRow, Boolean> column = new TableColumn<>("Benign");
        column.setCellValueFactory(f -> {
            KindRow row = f.getValue();
            SimpleBooleanProperty benign = new SimpleBooleanProperty(row.benign());
            benign.addListener((p, old, now) -> workbench.setBenign(row.kind(), now));
            return benign;
        });
        column.setCellFactory(CheckBoxTableCell.forTableColumn(column));
        column.setSortable(false);
        column.setPrefWidth(72);
        return column;
    }
}
