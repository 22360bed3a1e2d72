package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.Detectors;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.RunLog;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TestLooks;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** Trainings in the window become runs; without a window. */
class RunsViewModelTest {
    @TempDir
    Path folder;

    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private final Answers answers = new Answers();
    private WorkbenchViewModel workbench;
    private RunsViewModel runs;

    /** Dialogs that answer at once. */
    private static final class Answers implements Dialogs {
        private @Nullable Path target;

        @Override
        public List<Path> chooseCapture() {
            return List.of();
        }

        @Override
        public Optional<Path> chooseFolder() {
            return Optional.ofNullable(target);
        }

        @Override
        public Optional<Path> chooseModel() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseTarget(String title, String suggestedName, String suffix) {
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
        runs = workbench.runs();
        workbench.keepRuns(new RunLog(folder.resolve("runs")), new TestLooks(folder.resolve("looks.json")));
        Path capture = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_500, true, 1));
        workbench.open(List.of(capture));
        window.until("first look", () -> workbench.opening().previewProperty().get() != null);
        if (workbench.opening().decidingProperty().get()) {
            workbench.opening().confirm();
        }
        window.until("capture", () -> workbench.captureProperty().get() != null);
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private void train(int number) throws Exception {
        workbench.train();
        window.until("run " + number, () -> runs.rows().size() == number);
    }

    private void readAnew() throws Exception {
        AtomicInteger read = new AtomicInteger();
        Subscription counting = runs.rows().subscribe(read::incrementAndGet);
        runs.refresh();
        window.until("read anew", () -> read.get() > 0);
        counting.unsubscribe();
    }

    private void setTrees(String trees) {
        workbench.trainRoom().settings().stream()
                .filter(setting -> setting.parameter().key().equals("trees"))
                .forEach(setting -> setting.text().set(trees));
    }

    @Test
    void everyTrainingIsARunAndOnlyTheSettingsThatDifferAreCompared() throws Exception {
        setTrees("20");
        train(1);
        setTrees("30");
        train(2);
        assertThat(runs.settingsProperty().get()).containsExactly("trees");
        assertThat(runs.rows()).extracting(run -> run.setting("trees")).containsExactly("30", "20");
        assertThat(runs.lines(true)).isEmpty();
        runs.selectedProperty().set(List.copyOf(runs.rows()));
        assertThat(runs.lines(true)).hasSize(2).allSatisfy(line -> {
            assertThat(line.x()).startsWith(0).endsWith(1);
            assertThat(line.name()).contains("Isolation forest").contains("area ");
        });
        assertThat(runs.lines(false)).hasSize(2);
        List<RunRow> before = runs.selectedProperty().get();
        readAnew();
        assertThat(runs.selectedProperty().get())
                .extracting(RunRow::id)
                .containsExactlyElementsOf(before.stream().map(RunRow::id).toList());
    }

    @Test
    void anIsolationForestIsTrainedBesideEveryOtherDetector() throws Exception {
        workbench.trainRoom().detectorProperty().set(Detectors.byId("logistic-regression"));
        workbench.train();
        window.until("both", () -> runs.rows().size() == 2);
        assertThat(runs.rows())
                .extracting(RunRow::detector)
                .containsExactlyInAnyOrder("Logistic regression", "Isolation forest (baseline)");
        assertThat(runs.settingsProperty().get()).contains("detector").doesNotContain("baseline", "split", "seed");
        assertThat(workbench.roomProperty().get()).isEqualTo(Room.THRESHOLD);
        assertThat(Objects.requireNonNull(workbench.modelProperty().get())
                        .detector()
                        .spec()
                        .id())
                .isEqualTo("logistic-regression");
    }

    @Test
    void theModelOfARunIsOpenedFromWhereItWasSaved() throws Exception {
        setTrees("20");
        train(1);
        runs.selectedProperty().set(List.of(runs.rows().getFirst()));
        assertThat(runs.openBlocked()).contains("not saved");
        answers.target = folder.resolve("m.sfm");
        workbench.saveModel();
        window.until("saved", () -> !runs.rows().getFirst().model().isEmpty());
        assertThat(runs.openBlocked()).isEmpty();
        setTrees("30");
        train(2);
        runs.selectedProperty().set(List.of(runs.rows().getLast()));
        runs.openModel();
        window.until("opened", () -> workbench.runningProperty().get() == null);
        assertThat(Objects.requireNonNull(workbench.modelProperty().get())
                        .detector()
                        .spec()
                        .settings())
                .containsEntry("trees", "20");
        Files.delete(folder.resolve("m.sfm"));
        assertThat(runs.openBlocked()).contains("no longer");
    }

    @Test
    void aModelThatWasOpenedIsNoRunWhenItIsSaved() throws Exception {
        setTrees("20");
        train(1);
        answers.target = folder.resolve("first.sfm");
        workbench.saveModel();
        window.until("saved", () -> !runs.rows().getFirst().model().isEmpty());
        workbench.scoreWithModel();
        window.until("scored", () -> workbench.runningProperty().get() == null);
        answers.target = folder.resolve("second.sfm");
        workbench.saveModel();
        window.until(
                "saved again",
                () -> Files.exists(folder.resolve("second.sfm"))
                        && workbench.runningProperty().get() == null);
        readAnew();
        assertThat(runs.rows().getFirst().model()).endsWith("first.sfm");
    }

    @Test
    void runsAreExportedAndForgotten() throws Exception {
        setTrees("20");
        train(1);
        answers.target = folder;
        runs.exportForMlflow();
        window.until("exported", () -> workbench.messageProperty().get() != null);
        assertThat(Objects.requireNonNull(workbench.messageProperty().get()).details())
                .contains("mlflow ui");
        assertThat(folder.resolve("mlruns")).isDirectory();
        runs.selectedProperty().set(List.of(runs.rows().getFirst()));
        runs.deleteSelected();
        window.until("gone", () -> runs.rows().isEmpty());
    }

    @Test
    void aDamagedRunIsToldOf() throws Exception {
        Files.createDirectories(folder.resolve("runs"));
        Files.writeString(folder.resolve("runs").resolve("x.json"), "nothing");
        runs.refresh();
        window.until("told", () -> !runs.damagedProperty().get().isEmpty());
        assertThat(runs.damagedProperty().get()).contains("1 run file").contains("RUN-202");
    }
}
