package org.strayflow.ui.view;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.strayflow.ui.vm.Action;

/** What a room shows while it has nothing in it: what is missing and what to do next. */
public final class EmptyState extends VBox {
    /**
     * An icon, a title, a sentence and a button for every way on.
     *
     * @param icon name of an icon, see {@link Icons#of}
     * @param title what is missing
     * @param sentence what to do next
     * @param next the ways on, the usual one first
     */
    public EmptyState(String icon, String title, String sentence, Action... next) {
        getStyleClass().add("sf-empty");
        Label heading = new Label(title);
        heading.getStyleClass().add("sf-empty-title");
        Label text = new Label(sentence);
        text.getStyleClass().add("sf-empty-text");
        text.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(Icons.of(icon), heading, text);
        for (int i = 0; i < next.length; i++) {
            Button button = new Button(next[i].text());
            getChildren().add(ActionNodes.bind(button, next[i]));
            button.getStyleClass().add(i == 0 ? "accent" : "flat");
        }
    }
}
