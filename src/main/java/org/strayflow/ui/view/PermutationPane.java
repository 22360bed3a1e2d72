package org.strayflow.ui.view;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.PermutationImportance;
import org.strayflow.task.Problem;
import org.strayflow.ui.vm.Formats;
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
    private final AskedBar top;

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
        start.setMinWidth(Region.USE_PREF_SIZE);
        top = new AskedBar(
                "permutation",
                new HBox(8, times, repeats, start),
                "Stop measuring; what was measured before stays",
                model::cancel);
        setTop(top);
        setCenter(table);
        top.follow(model.runningProperty(), this::showLines);
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

    private void showLines() {
        top.sumUp(model.summary());
        table.show(
                model.drops(),
                top.isRunning()
                        ? "Measuring …"
                        : "Not measured yet. It is measured on the rows that numbers are reported of ("
                                + model.partitionProperty().get().title() + "); where these are more than "
                                + Formats.count(PermutationImportance.MOST_ROWS) + ", on so many drawn from them.");
    }

    private void showProblem(@Nullable Problem problem) {
        setBottom(problem == null ? null : Notice.of(Notice.Kind.WARNING, problem));
    }
}
