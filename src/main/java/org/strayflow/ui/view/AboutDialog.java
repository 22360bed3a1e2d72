package org.strayflow.ui.view;

import java.util.List;
import java.util.Locale;
import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.strayflow.ui.vm.About;

/** Help ▸ About Strayflow: version, build commit and what it runs on, to be read and copied. */
final class AboutDialog extends Dialog<ButtonType> {
    private static final double LOGO = 64;
    private static final double GAP = 16;

    /** Keeps the dialog open. */
    private static final ButtonType COPY = new ButtonType("Copy details", ButtonData.LEFT);

    AboutDialog(Window owner, About about) {
        initOwner(owner);
        setTitle("About Strayflow");
        DialogPane pane = getDialogPane();
        pane.setId("about");
        pane.setContent(content(about));
        pane.getButtonTypes().setAll(List.of(COPY, ButtonType.CLOSE));
        pane.lookupButton(COPY).addEventFilter(ActionEvent.ACTION, event -> {
            copy(about);
            event.consume();
        });
    }

    private static HBox content(About about) {
        Label name = new Label("Strayflow");
        name.getStyleClass().add("sf-room-title");
        Label what = new Label("Looks for unusual flows in captures. Nothing leaves this machine.");
        what.getStyleClass().add("sf-caption");
        FormGrid facts = new FormGrid();
        for (About.Row row : about.rows()) {
            Label value = new Label(row.value());
            value.setId("about-" + row.name().toLowerCase(Locale.ROOT));
            facts.row(row.name(), value, "");
        }
        ImageView logo = new ImageView(ProgramIcon.largest());
        logo.setFitWidth(LOGO);
        logo.setFitHeight(LOGO);
        VBox words = new VBox(GAP / 2, name, what, facts);
        words.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = new HBox(GAP, logo, words);
        content.setPadding(new Insets(GAP));
        return content;
    }

    private static void copy(About about) {
        ClipboardContent content = new ClipboardContent();
        content.putString("Strayflow\n" + about.text());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
