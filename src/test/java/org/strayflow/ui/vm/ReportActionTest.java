package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** File ▸ Report…, without a window. */
class ReportActionTest {
    @TempDir
    Path folder;

    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private final Answers answers = new Answers();
    private WorkbenchViewModel workbench;
    private Actions actions;

    /** Answers at once, and remembers what was suggested. */
    private final class Answers implements Dialogs {
        private String suggested = "";

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
            suggested = suggestedName;
            return Optional.of(folder.resolve("mine.html"));
        }
    }

    @BeforeEach
    void open() {
        workbench = new WorkbenchViewModel(
                new Workspace(new Parallel(2)),
                new SampleCapture(new UserFolders(folder, folder)),
                answers,
                new BackgroundJobs(runner, window),
                SettingsKeeper.ofNothing());
        actions = WorkbenchActions.of(workbench, () -> {});
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private void train() throws Exception {
        Path file = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_000, true, 1));
        workbench.open(List.of(file));
        window.until("first look", () -> workbench.opening().previewProperty().get() != null);
        workbench.opening().confirm();
        window.until("capture", () -> workbench.captureProperty().get() != null);
        workbench.train();
        window.until(
                "analysis", () -> workbench.thresholdRoom().analysisProperty().get() != null);
    }

    @Test
    void withoutAnAnalysisThereIsNothingToReport() throws Exception {
        Action report = actions.get("report.save");
        assertThat(report.isEnabled()).isFalse();
        assertThat(report.reason()).isEqualTo("Train a detector or score with a model first.");
        workbench.report();
        assertThat(answers.suggested).isEmpty();
        assertThat(workbench.runningProperty().get()).isNull();
    }

    @Test
    void theReportHasTheThresholdAsItStands() throws Exception {
        train();
        workbench.thresholdRoom().thresholdProperty().set(0.625);
        actions.get("report.save").fire();
        window.until("told", () -> workbench.messageProperty().get() != null);
        Path written = folder.resolve("mine.html");
        assertThat(answers.suggested).isEqualTo("office-report.html");
        assertThat(Objects.requireNonNull(workbench.messageProperty().get()).text())
                .isEqualTo("Report written to " + written + "; any browser shows it.");
        assertThat(Files.readString(written)).contains("threshold 0.6250", "office.csv");
    }
}
