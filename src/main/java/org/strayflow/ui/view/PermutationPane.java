package org.strayflow.ui.view;

import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.PermutationImportance;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Problem;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.JobStatus;
import org.strayflow.ui.vm.Reliance;

/** How much worse the model gets when a column's values are dealt out anew: asked for by a button, for it takes a while. */
final class PermutationPane extends BorderPane {
    private final Reliance model;
    private final RelianceTable table = new RelianceTable(
            "permutation",
            "Column",
            "Features made of one column are dealt out together; columns that say the same stand in for each other",
            "Drop ± spread",
            "How much worse the model gets without the column, the mean of the repeats, and their standard deviation");
    private final Spinner<Integer> repeats =
            new Spinner<>(1, PermutationImportance.MOST_REPEATS, PermutationImportance.REPEATS);
    private final Button start = new Button("Measure", Icons.of("mdmz-play_arrow"));
    private final Button cancel = new Button("Cancel", Icons.of("mdal-close"));
    private final ProgressBar bar = new ProgressBar();
    private final Label numbers = new Label();
    private final Label summary = new Label();
    private final VBox top = new VBox(4);
    private final HBox asking;
    private final HBox working;
    private @Nullable JobFeedback running;
    private final AnimationTimer poll = new AnimationTimer() {
        @Override
        public void handle(long now) {
            showProgress();
        }
    };

    PermutationPane(Reliance model) {
        this.model = model;
        Label times = new Label("Repeats");
        times.setLabelFor(repeats);
        times.setMinWidth(Region.USE_PREF_SIZE);
        setUpRepeats();
        start.setId("permutation-start");
        start.setTooltip(Tips.of("Deals out the values of each column anew among the flows and measures how much worse"
                + " the model gets"));
        start.setOnAction(event -> measure());
        cancel.setId("permutation-cancel");
        cancel.setTooltip(Tips.of("Stop measuring; what was measured before stays"));
        cancel.setOnAction(event -> model.cancel());
        summary.setId("permutation-summary");
        summary.getStyleClass().add("sf-caption");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        for (Region region : new Region[] {start, cancel, numbers}) {
            region.setMinWidth(Region.USE_PREF_SIZE);
        }
        asking = new HBox(8, times, repeats, start);
        working = new HBox(8, bar, numbers, cancel);
        asking.setAlignment(Pos.CENTER_LEFT);
        working.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("sf-tab-bar");
        setTop(top);
        setCenter(table);
        model.runningProperty().subscribe(this::showRunning);
        model.measuredProperty().subscribe(measured -> showLines());
        model.partitionProperty().subscribe(partition -> showLines());
        model.problemProperty().subscribe(this::showProblem);
    }

    private void setUpRepeats() {
        repeats.setId("permutation-repeats");
        repeats.setEditable(true);
        repeats.setPrefWidth(90);
        repeats.setMinWidth(90);
        SpinnerValueFactory<Integer> values = repeats.getValueFactory();
        values.setValue(model.repeatsProperty().get());
        values.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer value) {
                return value == null ? "" : value.toString();
            }

            // What is no number gives way to the number there was.
            @Override
            public Integer fromString(String text) {
                try {
                    return Integer.valueOf(text.strip());
                } catch (NumberFormatException e) {
                    return model.repeatsProperty().get();
                }
            }
        });
        repeats.valueProperty().subscribe(value -> {
            if (value != null) {
                model.repeatsProperty().set(value);
            }
        });
    }

    /** Takes the number as typed, also when Enter was not pressed. */
    private void measure() {
        repeats.commitValue();
        repeats.getEditor().setText(repeats.getValue().toString());
        model.start();
    }

    private void showRunning(@Nullable JobFeedback now) {
        running = now;
        top.getChildren().setAll(now == null ? asking : working, summary);
        if (now == null) {
            poll.stop();
        } else {
            bar.setProgress(-1);
            numbers.setText("");
            poll.start();
        }
        showLines();
    }

    private void showProgress() {
        JobFeedback now = running;
        if (now != null) {
            JobStatus status = JobStatus.of(now.snapshot());
            bar.setProgress(Double.isNaN(status.fraction()) ? -1 : status.fraction());
            numbers.setText(status.numbers());
        }
    }

    private void showLines() {
        summary.setText(model.summary());
        summary.setManaged(!summary.getText().isEmpty());
        table.show(
                model.drops(),
                running != null
                        ? "Measuring …"
                        : "Not measured yet. It is measured on the rows that numbers are reported of ("
                                + model.partitionProperty().get().title() + "); where these are more than "
                                + Formats.count(PermutationImportance.MOST_ROWS) + ", on so many drawn from them.");
    }

    private void showProblem(@Nullable Problem problem) {
        setBottom(problem == null ? null : Notice.of(Notice.Kind.WARNING, problem));
    }
}
