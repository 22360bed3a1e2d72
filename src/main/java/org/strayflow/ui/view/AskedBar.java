package org.strayflow.ui.view;

import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.JobFeedback;
import org.strayflow.ui.vm.JobStatus;

/**
 * The head of a pane whose contents are asked for because they take a while: how to ask, or while the job runs how far it is and a button
 * that cancels it; below it a line that sums up what was found.
 */
final class AskedBar extends VBox {
    private final ProgressBar bar = new ProgressBar();
    private final Label numbers = new Label();
    private final Label summary = new Label();
    private final Node asking;
    private final HBox working;
    private @Nullable JobFeedback running;
    private final AnimationTimer poll = new AnimationTimer() {
        @Override
        public void handle(long now) {
            showProgress();
        }
    };

    /**
     * A bar while nothing runs.
     *
     * @param id begins the ids of the button and the line
     * @param asking how to ask
     * @param cancelling what cancelling leaves, for the button's tooltip
     * @param cancel cancels the job
     */
    AskedBar(String id, HBox asking, String cancelling, Runnable cancel) {
        super(4);
        this.asking = asking;
        Button stop = new Button("Cancel", Icons.of("mdal-close"));
        stop.setId(id + "-cancel");
        stop.setTooltip(Tips.of(cancelling));
        stop.setOnAction(event -> cancel.run());
        summary.setId(id + "-summary");
        summary.getStyleClass().add("sf-caption");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        stop.setMinWidth(Region.USE_PREF_SIZE);
        numbers.setMinWidth(Region.USE_PREF_SIZE);
        working = new HBox(8, bar, numbers, stop);
        working.setAlignment(Pos.CENTER_LEFT);
        asking.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("sf-tab-bar");
    }

    /**
     * Follows a job.
     *
     * @param job the one that runs, {@code null} when none does
     * @param changed what else there is to show when that changes
     */
    void follow(ObservableValue<@Nullable JobFeedback> job, Runnable changed) {
        job.subscribe(now -> {
            show(now);
            changed.run();
        });
    }

    boolean isRunning() {
        return running != null;
    }

    /** Shows another line; an empty one takes no room. */
    void sumUp(String text) {
        summary.setText(text);
        summary.setManaged(!text.isEmpty());
    }

    private void show(@Nullable JobFeedback now) {
        running = now;
        getChildren().setAll(now == null ? asking : working, summary);
        if (now == null) {
            poll.stop();
        } else {
            bar.setProgress(-1);
            numbers.setText("");
            poll.start();
        }
    }

    private void showProgress() {
        JobFeedback now = running;
        if (now != null) {
            JobStatus status = JobStatus.of(now.snapshot());
            bar.setProgress(Double.isNaN(status.fraction()) ? -1 : status.fraction());
            numbers.setText(status.numbers());
        }
    }
}
