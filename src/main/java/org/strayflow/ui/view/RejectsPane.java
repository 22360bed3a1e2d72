package org.strayflow.ui.view;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.strayflow.io.Reject;
import org.strayflow.ui.vm.DataViewModel;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.WorkbenchViewModel;

/** The records that could not be read, with a way to write them to a file. */
final class RejectsPane extends VBox {
    RejectsPane(DataViewModel model, WorkbenchViewModel workbench) {
        super(8);
        getStyleClass().add("sf-pane");
        TableView<Reject> table = new TableView<>(model.rejects());
        table.setId("rejects");
        table.getStyleClass().addAll("sf-table", "dense");
        table.setPlaceholder(new Label("Every record of the files could be read."));
        table.getColumns()
                .addAll(List.of(
                        column("File", Reject::file, 130, false),
                        column("Line", r -> Formats.count(r.line()), 72, true),
                        column("Byte", r -> Formats.count(r.byteOffset()), 96, true),
                        column("Column", r -> r.column() == null ? "" : r.column(), 140, false),
                        column("Reason", Reject::reason, 240, false),
                        column("Text", Reject::text, 400, false)));
        Button export = new Button("Export rejects…");
        export.disableProperty().bind(Bindings.isEmpty(model.rejects()));
        export.setOnAction(event -> workbench.exportRejects());
        Label note = new Label();
        note.getStyleClass().add("sf-caption");
        model.captureProperty().subscribe(capture -> {
            long hidden = capture == null
                    ? 0
                    : capture.rejects().count() - capture.rejects().kept().size();
            note.setText(hidden > 0 ? Formats.count(hidden) + " more are counted but not kept." : "");
        });
        HBox bar = new HBox(8, export, note);
        bar.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
    }

    private static TableColumn<Reject, String> column(
            String title, Function<Reject, String> text, double width, boolean number) {
        TableColumn<Reject, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(text.apply(f.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        if (number) {
            column.getStyleClass().add("number");
        }
        return column;
    }
}
