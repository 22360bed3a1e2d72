package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A few things of which one is shown: joined buttons of which one is down. */
final class Pills extends HBox {
    private final List<ToggleButton> buttons = new ArrayList<>();
    private Runnable onChoose = () -> {};

    /**
     * One thing.
     *
     * @param id of its button
     * @param text on it
     * @param tip what it shows
     */
    record Pill(String id, String text, String tip) {}

    /** At least two things, of which the first is shown. */
    Pills(List<Pill> pills) {
        ToggleGroup group = new ToggleGroup();
        for (Pill pill : pills) {
            ToggleButton button = new ToggleButton(pill.text());
            button.setId(pill.id());
            button.setTooltip(Tips.of(pill.tip()));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.getStyleClass().add("sf-pill");
            button.setOnAction(event -> {
                // A second click must not leave none chosen.
                button.setSelected(true);
                onChoose.run();
            });
            buttons.add(button);
        }
        for (int place = 0; place < buttons.size(); place++) {
            String end = place == 0 ? "left-pill" : place == buttons.size() - 1 ? "right-pill" : "center-pill";
            buttons.get(place).getStyleClass().add(end);
        }
        buttons.getFirst().setSelected(true);
        getChildren().addAll(buttons);
    }

    /** What is to happen when the analyst chooses. */
    void setOnChoose(Runnable chosen) {
        onChoose = chosen;
    }

    /** The place of what is shown, from 0. */
    int chosen() {
        for (int place = 0; place < buttons.size(); place++) {
            if (buttons.get(place).isSelected()) {
                return place;
            }
        }
        return 0;
    }
}
