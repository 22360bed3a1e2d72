package org.strayflow.ui.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rooms on the left. Shows only icons where there is little room. */
public final class Rail extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Map<String, ToggleButton> rooms = new LinkedHashMap<>();
    private final Consumer<String> onChoose;
    private boolean compact;

    /** Without rooms yet. */
    public Rail(Consumer<String> onChoose) {
        this.onChoose = onChoose;
        getStyleClass().add("sf-rail");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText("Rooms");
    }

    /**
     * Adds a room; the n-th has the shortcut Ctrl+n.
     *
     * @param id the room
     * @param title as shown
     * @param icon see {@link Icons#of}
     * @param visible whether it has something in it
     */
    public void add(String id, String title, String icon, ObservableValue<Boolean> visible) {
        ToggleButton button = new ToggleButton(title, Icons.of(icon));
        button.setId("room-" + id);
        button.setMaxWidth(Double.MAX_VALUE);
        KeyCombination keys = KeyCombination.valueOf("Shortcut+" + (rooms.size() + 1));
        button.setTooltip(new Tooltip(title + "  (" + keys.getDisplayText() + ")"));
        button.visibleProperty().bind(visible);
        button.managedProperty().bind(visible);
        button.setOnAction(event -> {
            // A click on the chosen room must not let it go.
            button.setSelected(true);
            onChoose.accept(id);
        });
        rooms.put(id, button);
        getChildren().add(button);
    }

    /** Marks the chosen room. */
    public void choose(@Nullable String id) {
        rooms.forEach((room, button) -> {
            button.setSelected(room.equals(id));
            button.pseudoClassStateChanged(SELECTED, room.equals(id));
        });
    }

    /** Whether only icons are shown. */
    public void setCompact(boolean wanted) {
        if (compact != wanted) {
            compact = wanted;
            getStyleClass().remove("compact");
            if (wanted) {
                getStyleClass().add("compact");
            }
            rooms.values()
                    .forEach(b -> b.setContentDisplay(wanted ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        }
    }
}
