package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.LogisticRegressionSpec;
import org.strayflow.eval.Intervals;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.TestRepeats;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.Workspace;

/** The numbers of the Threshold room with their intervals, without a window. */
class NumbersViewModelTest {
    @TempDir
    Path folder;

    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private final Workspace workspace = new Workspace(new Parallel(2));
    private ThresholdViewModel room;
    private NumbersViewModel numbers;

    @BeforeEach
    void open() {
        BackgroundJobs jobs = new BackgroundJobs(runner, window);
        room = new ThresholdViewModel(workspace, jobs, new Moments(jobs));
        numbers = room.numbers();
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private Analysis train() throws Exception {
        return train(Flows.csv(3_000, true, 1, 0.1));
    }

    private Analysis train(String csv) throws Exception {
        Path file = Files.writeString(folder.resolve("office.csv"), csv);
        Capture capture = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        Analysis analysis = workspace
                .train(capture, TrainingRequest.suggestedFor(capture, LogisticRegressionSpec.defaults()))
                .run(Feedback.none());
        room.show(analysis);
        return analysis;
    }

    private NumbersViewModel.Line line(String name) {
        return numbers.linesProperty().get().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void awaitIntervals() throws Exception {
        window.until("intervals", () -> numbers.noteProperty().get().contains("95 % intervals: "));
    }

    @Test
    void theyAreThoseOfTheCommandLine() throws Exception {
        Analysis analysis = train();
        numbers.wantedProperty().set(true);
        assertThat(line("Recall").interval()).isEqualTo("…");
        awaitIntervals();
        Metrics metrics = analysis.model().operation().metrics();
        Intervals intervals = analysis.intervals().run(Feedback.none());
        assertThat(line("Precision").value()).isEqualTo(Formats.ratio(metrics.precision()));
        assertThat(line("Precision").interval())
                .isEqualTo(Formats.ratio(intervals.precision().low()) + " – "
                        + Formats.ratio(intervals.precision().high()));
        assertThat(line("Recall at 1 % FPR").value())
                .isEqualTo(Formats.ratio(
                        analysis.ranking(Partition.TEST).orElseThrow().recallAt(0.01)));
        assertThat(line("Training flows below").value())
                .isEqualTo(Formats.percent(
                        analysis.unusualness(room.thresholdProperty().get())));
    }

    @Test
    void precisionElsewhereFollowsTheShareThatIsTyped() throws Exception {
        train();
        numbers.wantedProperty().set(true);
        Metrics metrics = Objects.requireNonNull(room.metricsProperty().get());
        assertThat(line("Precision elsewhere").value())
                .isEqualTo(Formats.ratio(metrics.confusion().precisionAt(0.001)));
        numbers.choosePercent(5);
        assertThat(line("Precision elsewhere").value())
                .isEqualTo(Formats.ratio(metrics.confusion().precisionAt(0.05)));
        for (double none : new double[] {0, -1, 100, Double.NaN}) {
            numbers.choosePercent(none);
            assertThat(numbers.percent()).isEqualTo(5, within(0.0));
        }
    }

    @Test
    void intervalsWaitForTheEndOfADragAndNumbersDoNot() throws Exception {
        train();
        numbers.wantedProperty().set(true);
        awaitIntervals();
        String before = line("F1").value();
        room.adjustingProperty().set(true);
        room.thresholdProperty().set(0.999);
        assertThat(line("F1").value()).isNotEqualTo(before);
        assertThat(line("F1").interval()).isEqualTo("…");
        room.adjustingProperty().set(false);
        awaitIntervals();
        assertThat(line("F1").interval()).contains(" – ");
    }

    /** The count that still runs belongs to another threshold. */
    @Test
    void intervalsOfAnotherThresholdAreNotShown() throws Exception {
        train();
        numbers.wantedProperty().set(true);
        room.adjustingProperty().set(true);
        room.thresholdProperty().set(0.5);
        window.until("counted", () -> !numbers.isCounting());
        assertThat(line("F1").interval()).isEqualTo("…");
    }

    @Test
    void rowsSeenInTrainingAreLeftOutBeside() throws Exception {
        List<String> lines = Flows.csv(1_000, true, 1, 0.1).lines().toList();
        StringBuilder twice = new StringBuilder(lines.getFirst()).append('\n');
        // The first thousand rows come once more: those that are training rows and test rows are seen.
        for (int row = 0; row < 3_000; row++) {
            twice.append(lines.get(1 + row % 1_000)).append('\n');
        }
        Analysis analysis = train(twice.toString());
        numbers.wantedProperty().set(true);
        window.until("unseen", () -> numbers.repeatsProperty().get());
        TestRepeats repeats = TestRepeats.of(analysis).run(Feedback.none()).orElseThrow();
        assertThat(repeats.repeats()).isPositive();
        assertThat(line("Recall").unseen())
                .isEqualTo(Formats.ratio(repeats.without().recall()));
        assertThat(line("False-positive rate").unseen())
                .isEqualTo(Formats.percent(repeats.without().falsePositiveRate()));
        awaitIntervals();
        assertThat(numbers.noteProperty().get()).contains(Formats.counted(repeats.repeats(), "row", "rows"));
        room.partitionProperty().set(Partition.TRAINING);
        assertThat(numbers.repeatsProperty().get()).isFalse();
    }

    @Test
    void nothingIsCountedWhileNobodyLooks() throws Exception {
        train();
        assertThat(numbers.linesProperty().get()).isEmpty();
        assertThat(numbers.isCounting()).isFalse();
        numbers.wantedProperty().set(true);
        awaitIntervals();
        room.show(null);
        assertThat(numbers.linesProperty().get()).isEmpty();
    }
}
