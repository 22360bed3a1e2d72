package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.flow.NumberColumn;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainOn;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** The main job through the view-models, without a window. */
class WorkbenchViewModelTest {
    @TempDir
    Path folder;

    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private final Answers answers = new Answers();
    private WorkbenchViewModel workbench;
    private Path capture;

    /** Dialogs that answer at once. */
    private static final class Answers implements Dialogs {
        private @Nullable Path target;

        @Override
        public List<Path> chooseCapture() {
            return List.of();
        }

        @Override
        public Optional<Path> chooseFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseModel() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseTarget(String title, String suggestedName, String suffix) {
            assertThat(suggestedName).endsWith(suffix);
            return Optional.ofNullable(target);
        }
    }

    @BeforeEach
    void open() throws Exception {
        workbench = new WorkbenchViewModel(
                new Workspace(new Parallel(2)),
                new SampleCapture(new UserFolders(folder, folder)),
                answers,
                new BackgroundJobs(runner, window),
                SettingsKeeper.ofNothing());
        capture = Files.writeString(folder.resolve("office.csv"), Flows.csv(3_000, true, 1));
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private void openCapture(Path file) throws Exception {
        openAndConfirm(file);
        window.until("capture", () -> workbench.captureProperty().get() != null);
    }

    /** A table of no known layout waits for a word the first time. */
    private void openAndConfirm(Path file) throws Exception {
        workbench.open(List.of(file));
        window.until("first look", () -> workbench.opening().previewProperty().get() != null);
        if (workbench.opening().decidingProperty().get()) {
            workbench.opening().confirm();
        }
    }

    private ThresholdViewModel train() throws Exception {
        openCapture(capture);
        workbench.train();
        window.until("analysis", () -> threshold().analysisProperty().get() != null);
        return threshold();
    }

    private ThresholdViewModel threshold() {
        return workbench.thresholdRoom();
    }

    private Metrics metrics() {
        return Objects.requireNonNull(threshold().metricsProperty().get());
    }

    private Ranking ranking() {
        Analysis analysis =
                Objects.requireNonNull(threshold().analysisProperty().get());
        return analysis.ranking(threshold().partitionProperty().get()).orElseThrow();
    }

    @Test
    void openingShowsTheDataRoomWithColumnsKindsAndFindings() throws Exception {
        openCapture(capture);
        assertThat(workbench.roomProperty().get()).isEqualTo(Room.DATA);
        assertThat(workbench.statusProperty().get()).isEqualTo("office.csv · 3,000 flows · 0 rejected");
        assertThat(workbench.data().kinds())
                .extracting(DataViewModel.KindRow::kind)
                .contains("BENIGN", "Flood");
        window.until("columns", () -> !workbench.data().columns().isEmpty());
        window.until("findings", () -> workbench.data().findingsProperty().get() != null);
        assertThat(workbench.data().columns()).hasSize(7);
        assertThat(workbench.settings().property().get().recentFiles())
                .containsExactly(List.of(capture.toAbsolutePath().toString()));
    }

    @Test
    void trainingShowsTestRowsAtTheTunedThreshold() throws Exception {
        ThresholdViewModel room = train();
        assertThat(workbench.roomProperty().get()).isEqualTo(Room.THRESHOLD);
        assertThat(room.partitionProperty().get()).isEqualTo(Partition.TEST);
        assertThat(room.goalKindProperty().get()).isEqualTo(GoalKind.FALSE_POSITIVE_RATE);
        assertThat(room.tunedTextProperty().get()).isEqualTo("tuned on validation rows");
        assertThat(room.flagged().rows().size()).isEqualTo(metrics().flagged());
        window.until("charts", () -> room.chartsProperty().get() != null);
        window.until("importance", () -> room.explaining().importanceProperty().get() != null);
        ThresholdViewModel.Charts charts =
                Objects.requireNonNull(room.chartsProperty().get());
        assertThat(Arrays.stream(charts.histogram().benign()).sum())
                .isEqualTo(ranking().benign());
    }

    @Test
    void everyNumberFollowsTheThreshold() throws Exception {
        ThresholdViewModel room = train();
        for (double threshold : new double[] {0, 0.4, 0.5, 0.6, 1}) {
            room.thresholdProperty().set(threshold);
            assertThat(metrics()).isEqualTo(ranking().metricsAt(threshold));
            assertThat(room.flagged().rows().size()).isEqualTo(ranking().flaggedAt(threshold));
        }
        assertThat(room.goalKindProperty().get()).isEqualTo(GoalKind.BY_HAND);
        room.thresholdProperty().set(0.5);
        room.step(ThresholdViewModel.COARSE);
        assertThat(room.thresholdProperty().get()).isEqualTo(0.51);
        room.step(-ThresholdViewModel.FINE);
        assertThat(room.thresholdProperty().get()).isEqualTo(0.509);
        room.thresholdProperty().set(0.0005);
        room.step(-ThresholdViewModel.COARSE);
        assertThat(room.thresholdProperty().get()).isZero();
    }

    @Test
    void goalsAreTunedOnValidationRows() throws Exception {
        ThresholdViewModel room = train();
        Analysis analysis = Objects.requireNonNull(room.analysisProperty().get());
        room.chooseGoal(GoalKind.FALSE_POSITIVE_RATE);
        assertThat(room.thresholdProperty().get())
                .isEqualTo(new Goal.FalsePositiveRate(0.01)
                        .thresholdOn(analysis.ranking(Partition.VALIDATION).orElseThrow()));
        room.chooseGoal(GoalKind.TOP_COUNT);
        assertThat(room.tunedTextProperty().get()).isEqualTo("tuned on all rows");
        room.goalNumberProperty().set(1_000);
        assertThat(analysis.ranking().flaggedAt(room.thresholdProperty().get())).isBetween(900, 1_000);
        room.goalNumberProperty().set(-1);
        assertThat(room.goalProblemProperty().get()).isNotNull();
    }

    @Test
    void theTableIsSortedByAnyColumnAndStillFollowsTheThreshold() throws Exception {
        ThresholdViewModel room = train();
        room.partitionProperty().set(Partition.ALL);
        room.thresholdProperty().set(0.5);
        int[] byScore = shown(room);
        room.flagged().sortProperty().set(new RowSort(FlaggedColumns.id("Bytes"), true));
        window.until("sorted", () -> !Arrays.equals(byScore, shown(room)));
        NumberColumn bytes = (NumberColumn)
                Objects.requireNonNull(workbench.captureProperty().get())
                        .table()
                        .column("Bytes")
                        .orElseThrow();
        double[] values = IntStream.of(shown(room)).mapToDouble(bytes::value).toArray();
        assertThat(values).isSorted().hasSize(byScore.length);
        room.thresholdProperty().set(0.55);
        int fewer = ranking().flaggedAt(0.55);
        window.until("fewer", () -> room.flagged().rows().size() == fewer);
        assertThat(IntStream.of(shown(room)).mapToDouble(bytes::value).toArray())
                .isSorted();
        room.flagged().sortProperty().set(FlaggedColumns.BY_SCORE);
        assertThat(shown(room)).isEqualTo(ranking().flaggedRows(0.55));
    }

    private static int[] shown(ThresholdViewModel room) {
        RowOrderList rows = room.flagged().rows();
        return IntStream.range(0, rows.size()).map(rows::rowAt).toArray();
    }

    @Test
    void aSelectedFlowIsExplained() throws Exception {
        ThresholdViewModel room = train();
        int row = ranking().rowAt(0);
        room.explaining().select(row);
        var explanation =
                Objects.requireNonNull(room.explaining().explanationProperty().get());
        double sum = explanation.contributions().stream()
                .mapToDouble(c -> c.amount())
                .sum();
        assertThat(explanation.base() + sum).isCloseTo(explanation.margin(), Offset.offset(1e-9));
        room.explaining().select(-1);
        assertThat(room.explaining().explanationProperty().get()).isNull();
    }

    @Test
    void modelAndFlaggedFlowsAreSavedAndTheModelScoresAnotherCapture() throws Exception {
        train();
        Path model = folder.resolve("office.sfm");
        answers.target = model;
        workbench.saveModel();
        window.until(
                "saved",
                () -> Files.exists(model) && workbench.runningProperty().get() == null);
        Path flagged = folder.resolve("flagged.csv");
        answers.target = flagged;
        int flows = metrics().flagged();
        workbench.exportFlagged();
        window.until("exported", () -> workbench.messageProperty().get() != null && Files.exists(flagged));
        assertThat(Objects.requireNonNull(workbench.messageProperty().get()).text())
                .isEqualTo(Formats.counted(flows, "flagged flow", "flagged flows")
                        + " (test rows) written to flagged.csv.");
        assertThat(Files.readAllLines(flagged)).hasSize(flows + 1);
        Path next = Files.writeString(folder.resolve("next.csv"), Flows.csv(500, false, 2));
        openAndConfirm(next);
        window.until("next day", () -> workbench.statusProperty().get().startsWith("next.csv"));
        workbench.open(List.of(model));
        window.until("scored", () -> threshold().analysisProperty().get() != null);
        assertThat(threshold().partitions()).containsExactly(Partition.ALL);
        assertThat(threshold().goalBlocked(GoalKind.BEST_F1)).isNotEmpty();
        assertThat(threshold().goalBlocked(GoalKind.TOP_SHARE)).isEmpty();
    }

    @Test
    void aFormWithSomethingWrongSaysSoAndDoesNotTrain() throws Exception {
        TrainViewModel form = workbench.trainRoom();
        assertThat(form.blockedProperty().get()).isNotEmpty();
        openCapture(capture);
        assertThat(form.blockedProperty().get()).isEmpty();
        form.settings().getFirst().text().set("-3");
        assertThat(form.blockedProperty().get()).isNotEmpty();
        form.resetSettings();
        assertThat(form.blockedProperty().get()).isEmpty();
        form.seedProperty().set("one");
        assertThat(form.blockedProperty().get()).contains("seed");
        form.seedProperty().set("7");
        form.chooseFeatures(choice -> false);
        assertThat(form.blockedProperty().get()).contains("feature");
        form.chooseFeatures(TrainViewModel.FeatureChoice::usual);
        form.trainOnProperty().set(TrainOn.ALL);
        assertThat(form.adviceProperty().get()).isNull();
        Path attacked = Files.writeString(folder.resolve("attacked.csv"), Flows.csv(500, true, 3, 0.5));
        openAndConfirm(attacked);
        window.until("attacked", () -> workbench.statusProperty().get().startsWith("attacked.csv"));
        form.trainOnProperty().set(TrainOn.ALL);
        assertThat(Objects.requireNonNull(form.adviceProperty().get()).code()).isEqualTo("TRAIN-103");
    }

    @Test
    void aFileThatCannotBeReadIsSaidAndWhatWasOpenStays() throws Exception {
        openCapture(capture);
        workbench.open(List.of(folder.resolve("absent.csv")));
        window.until("message", () -> workbench.messageProperty().get() != null);
        Message message = Objects.requireNonNull(workbench.messageProperty().get());
        assertThat(message.tone()).isEqualTo(Message.Tone.ERROR);
        assertThat(message.details()).contains("IO-");
        assertThat(workbench.statusProperty().get()).startsWith("office.csv");
    }

    @Test
    void whatMeansBenignCanBeChangedAndPutsTheAnalysisAway() throws Exception {
        train();
        workbench.setBenign("Flood", true);
        assertThat(threshold().analysisProperty().get()).isNull();
        assertThat(Objects.requireNonNull(Objects.requireNonNull(
                                        workbench.captureProperty().get())
                                .labels())
                        .attacks())
                .isZero();
    }

    @Test
    void cancelLeavesWhatWasOpen() throws Exception {
        openCapture(capture);
        workbench.train();
        workbench.cancel();
        window.until("ended", () -> workbench.runningProperty().get() == null);
        assertThat(workbench.captureProperty().get()).isNotNull();
    }
}
