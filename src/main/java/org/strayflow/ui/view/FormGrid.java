package org.strayflow.ui.view;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** A form: a title and a field a line, below it what the field is for. */
final class FormGrid extends GridPane {
    private int line;

    FormGrid() {
        super(12, 8);
    }

    /** Takes all lines away. */
    void clear() {
        getChildren().clear();
        line = 0;
    }

    /** A line that begins a part of the form. */
    void heading(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("sf-strong");
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
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(editor);
        add(label, 0, line);
        add(editor, 1, line++);
    }

    private Label help() {
        Label explained = new Label();
        explained.getStyleClass().add("sf-caption");
        explained.setWrapText(true);
        add(explained, 1, line++);
        return explained;
    }
}
