package org.strayflow.ui.view;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.ExchangeViewModel;
import org.strayflow.ui.vm.ExchangeViewModel.ClassRow;

/** A model of another program that is being imported: what its classes mean and which columns its features are. */
final class ImportView extends BorderPane {
    private final ExchangeViewModel model;
    private final Label title = new Label();
    private final Label facts = new Label();

    ImportView(ExchangeViewModel model) {
        this.model = model;
        setId("import");
        getStyleClass().add("sf-room");
        setTop(header());
        HBox body = new HBox(12, classes(), columns());
        body.getStyleClass().add("sf-pane");
        setCenter(body);
        title.textProperty().bind(model.nameProperty().map(name -> "Import " + name));
        facts.textProperty().bind(model.factsProperty());
    }

    private Node header() {
        title.getStyleClass().add("sf-room-title");
        facts.getStyleClass().add("sf-caption");
        facts.setWrapText(true);
        Label reason = new Label();
        reason.setId("import-reason");
        reason.getStyleClass().add("sf-caption");
        reason.textProperty().bind(model.blockedProperty());
        reason.setMinWidth(Region.USE_PREF_SIZE);
        Button take = new Button("Import", Icons.of("mdmz-play_arrow"));
        take.setId("import-take");
        take.getStyleClass().add("accent");
        take.setDefaultButton(true);
        take.setMinWidth(Region.USE_PREF_SIZE);
        take.disableProperty().bind(model.blockedProperty().isNotEmpty());
        take.setOnAction(event -> model.confirm());
        Node explained = ActionNodes.explained(
                take,
                model.blockedProperty()
                        .map(why -> why.isEmpty() ? "Use the model; it scores the open capture at once" : why));
        Button close = new Button("Close");
        close.setId("import-close");
        close.getStyleClass().add("flat");
        close.setTooltip(Tips.of("Import nothing; the model in use stays"));
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> model.cancel());
        VBox names = new VBox(4, title, facts);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox header = new HBox(8, names, reason, explained, close);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("sf-bar");
        return header;
    }

    private Node classes() {
        TableView<ClassRow> table = new TableView<>(model.classes());
        table.setId("import-classes");
        table.setEditable(true);
        table.getStyleClass().addAll("sf-table", "dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<ClassRow, String> number = new TableColumn<>("Class");
        number.setCellValueFactory(row ->
                new ReadOnlyObjectWrapper<>(Integer.toString(row.getValue().number())));
        number.getStyleClass().add("number");
        number.setMaxWidth(72);
        TableColumn<ClassRow, Boolean> benign = new TableColumn<>("Benign");
        benign.setCellValueFactory(row -> row.getValue().benign());
        benign.setCellFactory(CheckBoxTableCell.forTableColumn(benign));
        benign.setMaxWidth(80);
        TableColumn<ClassRow, ClassRow> name = new TableColumn<>("What it is called");
        name.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        name.setCellFactory(column -> new NameCell());
        for (TableColumn<ClassRow, ?> column : List.of(number, benign, name)) {
            column.setSortable(false);
            column.setReorderable(false);
        }
        table.getColumns().addAll(List.of(number, benign, name));
        VBox.setVgrow(table, Priority.ALWAYS);
        return pane(
                "Classes", "The file has numbers for them. Say which mean benign, and what labels call them.", table);
    }

    private Node columns() {
        TextArea text = new TextArea();
        text.setId("import-columns");
        text.setPromptText("Paste the names of the columns here");
        text.textProperty().bindBidirectional(model.columnsProperty());
        Label note = new Label();
        note.setId("import-columns-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.textProperty().bind(model.columnsNoteProperty());
        VBox.setVgrow(text, Priority.ALWAYS);
        return pane(
                "Columns",
                "One a line, in the order in which the model was trained on them. Missing values go where its trees send them.",
                text,
                note);
    }

    private static Node pane(String heading, String help, Node... content) {
        Label title = new Label(heading);
        title.getStyleClass().add("sf-strong");
        Label caption = new Label(help);
        caption.getStyleClass().add("sf-caption");
        caption.setWrapText(true);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        VBox pane = new VBox(8, title, caption);
        pane.getChildren().addAll(content);
        pane.setPrefWidth(400);
        HBox.setHgrow(pane, Priority.ALWAYS);
        return pane;
    }

    /** A field for the name, there all the time: what can be changed looks so. */
    private static final class NameCell extends TableCell<ClassRow, ClassRow> {
        private final TextField field = new TextField();
        private @Nullable ClassRow shown;

        NameCell() {
            field.getStyleClass().add("sf-cell-field");
        }

        @Override
        protected void updateItem(@Nullable ClassRow row, boolean empty) {
            super.updateItem(row, empty);
            if (shown != null) {
                field.textProperty().unbindBidirectional(shown.name());
            }
            shown = empty ? null : row;
            if (shown != null) {
                field.textProperty().bindBidirectional(shown.name());
            }
            setGraphic(shown == null ? null : field);
        }
    }
}
