package org.strayflow.ui.view;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.strayflow.task.Problem;

/** A message within a room, not in a dialog: what happened, what to do, and the details to copy. */
public final class Notice extends HBox {
    /** How much it matters. */
    public enum Kind {
        /** Good to know. */
        INFO("mdal-info"),
        /** Something is not as it should be. */
        WARNING("mdmz-warning"),
        /** Something failed. */
        ERROR("mdal-error");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }
    }

    private final Label text = new Label();
    private final Button copy = new Button("Copy details");
    private final Button close = new Button("Dismiss");
    private final ToggleButton all = new ToggleButton("What to do");
    private String details = "";

    /** Says something; {@link #setDetails} and {@link #setOnDismiss} add the buttons. */
    public Notice(Kind kind, String message) {
        getStyleClass().addAll("sf-notice", kind.name().toLowerCase(Locale.ROOT));
        text.setText(message);
        text.getStyleClass().add("sf-notice-text");
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        close.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(event -> copyDetails());
        getChildren().addAll(Icons.of(kind.icon), text);
    }

    /** A problem with its remedy; the details are its one line with code and place. */
    public static Notice of(Kind kind, Problem problem) {
        String remedy = problem.remedy().isEmpty() ? "" : " " + problem.remedy();
        Notice notice = new Notice(kind, problem.summary() + remedy);
        notice.setDetails(problem.oneLine());
        return notice;
    }

    /** What it says. */
    public String message() {
        return text.getText();
    }

    /** Offers details to copy. */
    public void setDetails(String newDetails) {
        details = newDetails;
        if (!getChildren().contains(copy)) {
            getChildren().add(getChildren().indexOf(all) < 0 ? 2 : 3, copy);
        }
    }

    /** Offers the whole of what is to say, in place of what it says at first. */
    public void setMore(String whole) {
        String brief = text.getText();
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.selectedProperty().subscribe(chosen -> text.setText(chosen ? whole : brief));
        getChildren().add(2, all);
    }

    /** Puts something to choose at the right end. */
    void addChoice(Node choice) {
        getChildren().add(choice);
    }

    /** Offers to take the notice away. */
    public void setOnDismiss(Runnable handler) {
        close.setOnAction(event -> handler.run());
        if (!getChildren().contains(close)) {
            getChildren().add(close);
        }
    }

    private void copyDetails() {
        ClipboardContent content = new ClipboardContent();
        content.putString(details);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
