package org.strayflow.ui.view;

import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.JobFeedback;
import org.strayflow.ui.vm.FollowViewModel;

/** What becomes of the log that is followed, in one line above the other rooms. Takes over what is new once a pulse. */
final class FollowStrip extends HBox {
    private final FollowViewModel model;
    private final AnimationTimer pulse;

    /**
     * A strip.
     *
     * @param model what it tells of
     * @param wanted whether there is a place for it
     */
    FollowStrip(FollowViewModel model, ObservableValue<Boolean> wanted) {
        this.model = model;
        pulse = new AnimationTimer() {
            @Override
            public void handle(long now) {
                model.poll();
            }
        };
        setId("follow-strip");
        getStyleClass().addAll("sf-notice", "info");
        setAlignment(Pos.CENTER_LEFT);
        Label text = new Label();
        text.setId("follow-strip-text");
        text.setMaxWidth(Double.MAX_VALUE);
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        this::words,
                        model.titleProperty(),
                        model.rowsProperty(),
                        model.flaggedProperty(),
                        model.rejectedProperty(),
                        model.runningProperty(),
                        model.problemProperty()));
        HBox.setHgrow(text, Priority.ALWAYS);
        Button show = button("Show", "follow-strip-show", model::enter);
        Button stop = button("Stop", "follow-strip-stop", model::stop);
        Button close = button("Dismiss", "follow-strip-close", model::close);
        getChildren().addAll(Icons.of("mdmz-visibility"), text, show, stop, close);
        model.runningProperty().subscribe(running -> {
            showOnly(stop, running != null);
            showOnly(close, running == null);
            beat(running);
        });
        visibleProperty().bind(Bindings.createBooleanBinding(wanted::getValue, wanted));
        managedProperty().bind(visibleProperty());
    }

    private static Button button(String text, String id, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static void showOnly(Button button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }

    private void beat(@Nullable JobFeedback running) {
        if (running == null) {
            pulse.stop();
        } else {
            pulse.start();
        }
    }

    private String words() {
        boolean failed = model.problemProperty().get() != null;
        boolean runs = model.runningProperty().get() != null;
        String state = runs ? "Following " : failed ? "Could not go on following " : "No longer following ";
        return state + model.titleProperty().get() + ": " + model.rowsProperty().get() + " flows, "
                + model.flaggedProperty().get() + " flagged, "
                + model.rejectedProperty().get() + " not read";
    }
}
