package org.strayflow.ui.view;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A form: a title and a field a line, below it what the field is for. */
final class FormGrid extends GridPane {
    private static final double TITLES = 132;

    private int line;

    FormGrid() {
        super(12, 8);
        ColumnConstraints titles = new ColumnConstraints(TITLES);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(titles, fields);
    }

    /** Takes all lines away. */
    void clear() {
        getChildren().clear();
        line = 0;
    }

    /** A line that begins a part of the form. */
    void heading(String text) {
        Label title = new Label(text);
        title.getStyleClass().addAll("sf-strong", "sf-form-heading");
        add(title, 0, line++, 2, 1);
    }

    /** A field and, unless empty, what it is for. */
    void row(String title, Node editor, String help) {
        field(title, editor);
        if (!help.isEmpty()) {
            help().setText(help);
        }
    }

    /** A field and what it is for at the moment. */
    void row(String title, Node editor, ObservableValue<String> help) {
        field(title, editor);
        help().textProperty().bind(help);
    }

    private void field(String title, Node editor) {
        Label label = new Label(title);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setLabelFor(editor);
        add(label, 0, line);
        add(editor, 1, line++);
    }

    private Label help() {
        Label explained = new Label();
        explained.getStyleClass().add("sf-caption");
        explained.setWrapText(true);
        explained.setMinHeight(Region.USE_PREF_SIZE);
        add(explained, 1, line++);
        return explained;
    }
}
