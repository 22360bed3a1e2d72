package org.strayflow.ui.view;

import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.Progress;
import org.strayflow.ui.vm.JobStatus;

/**
 * The line below the rooms: what is open on the left, the running job on the right. While a job runs its progress is read once per
 * pulse; otherwise nothing is polled.
 */
public final class StatusBar extends HBox {
    private final Label text = new Label();
    private final Label stage = new Label();
    private final Label numbers = new Label();
    private final ProgressIndicator sign = new ProgressIndicator();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = new Button("Cancel", Icons.of("mdal-close"));
    private final HBox job = new HBox(8, sign, stage, bar, numbers, cancel);
    private @Nullable Supplier<Progress> progress;
    private final AnimationTimer poll = new AnimationTimer() {
        @Override
        public void handle(long now) {
            update();
        }
    };

    /** Nothing is open, nothing runs. */
    public StatusBar() {
        getStyleClass().add("sf-status-bar");
        text.setMaxWidth(Double.MAX_VALUE);
        text.setId("status-text");
        stage.setId("status-stage");
        numbers.setId("status-numbers");
        cancel.setId("status-cancel");
        cancel.setTooltip(new Tooltip("Stop what is running; nothing half done is left behind  (Esc)"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        numbers.setMinWidth(Region.USE_PREF_SIZE);
        job.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(text, job);
        apply(JobStatus.NOTHING);
    }

    /** What is open. */
    public StringProperty textProperty() {
        return text.textProperty();
    }

    /**
     * Shows a running job until {@link #clear()} is called.
     *
     * @param running its state, read once per pulse
     * @param onCancel cancels it
     */
    public void show(Supplier<Progress> running, Runnable onCancel) {
        progress = running;
        cancel.setOnAction(event -> {
            cancel.setDisable(true);
            onCancel.run();
        });
        cancel.setDisable(false);
        poll.start();
    }

    /** No job runs any more. */
    public void clear() {
        progress = null;
        poll.stop();
        apply(JobStatus.NOTHING);
    }

    private void update() {
        Supplier<Progress> running = progress;
        if (running != null) {
            apply(JobStatus.of(running.get()));
        }
    }

    private void apply(JobStatus status) {
        job.setVisible(status.shown());
        job.setManaged(status.shown());
        stage.setText(status.stage());
        numbers.setText(status.numbers());
        boolean known = !Double.isNaN(status.fraction());
        show(sign, status.shown() && !known);
        show(bar, known);
        show(numbers, known);
        if (known) {
            bar.setProgress(status.fraction());
        }
        job.setAccessibleText(status.stage() + " " + status.numbers());
    }

    private static void show(Region node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
