package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.flow.Role;
import org.strayflow.io.Capture;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.SettingsStore;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** Files are shown before they are read; an unknown table waits for the analyst, and what was decided is remembered. */
class OpeningViewModelTest {
    @TempDir
    private Path folder;

    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private WorkbenchViewModel workbench;
    private OpeningViewModel opening;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        start();
        StringBuilder text = new StringBuilder("bytes;state;verdict\n");
        for (int i = 0; i < 1_500; i++) {
            text.append(40 + i).append(i % 2 == 0 ? ";SF" : ";REJ").append(i % 5 == 0 ? ";bad\n" : ";ok\n");
        }
        file = Files.writeString(folder.resolve("own.csv"), text);
    }

    private void start() {
        workbench = new WorkbenchViewModel(
                new Workspace(new Parallel(2)),
                new SampleCapture(new UserFolders(folder, folder)),
                Dialogs.nobody(),
                new BackgroundJobs(runner, window),
                new SettingsKeeper(new SettingsStore(folder.resolve("config"))));
        opening = workbench.opening();
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private Capture capture() {
        return Objects.requireNonNull(workbench.captureProperty().get());
    }

    private void untilDeciding() throws Exception {
        window.until(
                "a first look",
                () -> opening.decidingProperty().get()
                        && workbench.runningProperty().get() == null);
    }

    @Test
    void anUnknownTableIsShownAndWaits() throws Exception {
        workbench.open(List.of(file));
        untilDeciding();
        assertThat(workbench.captureProperty().get()).isNull();
        assertThat(opening.rows()).hasSize(1_000);
        assertThat(opening.columns())
                .extracting(OpeningViewModel.ColumnRow::name)
                .containsExactly("bytes", "state", "verdict");
        assertThat(opening.columns().getFirst().examples()).isEqualTo("40  41  42");
        assertThat(opening.columns().getFirst().kind()).isEqualTo("numbers");
        workbench.closeOpening();
        assertThat(opening.previewProperty().get()).isNull();
    }

    @Test
    void whatIsDecidedIsDoneAndRemembered() throws Exception {
        workbench.open(List.of(file));
        untilDeciding();
        opening.chooseRole("verdict", Role.LABEL);
        window.until("another look", () -> opening.columns().get(2).role() == Role.LABEL);
        opening.confirm();
        window.until("capture", () -> workbench.captureProperty().get() != null);
        assertThat(capture().table().namesOf(Role.LABEL)).containsExactly("verdict");
        start();
        workbench.open(List.of(file));
        window.until(
                "capture without a question", () -> workbench.captureProperty().get() != null);
        assertThat(capture().table().namesOf(Role.LABEL)).containsExactly("verdict");
        workbench.readOtherwise();
        untilDeciding();
        opening.reset();
        window.until("as the file says", () -> opening.columns().get(2).role() != Role.LABEL);
    }

    @Test
    void aWrongSeparatorCanBeTakenBack() throws Exception {
        workbench.open(List.of(file));
        untilDeciding();
        opening.chooseSeparator(',');
        window.until("one column", () -> opening.columns().size() == 1);
        opening.chooseSeparator(null);
        window.until("three columns", () -> opening.columns().size() == 3);
    }

    @Test
    void aKnownLayoutIsReadAtOnce() throws Exception {
        workbench.openSample();
        window.until("capture", () -> workbench.captureProperty().get() != null);
        assertThat(opening.decidingProperty().get()).isFalse();
        assertThat(opening.previewProperty().get()).isNull();
    }

    @Test
    void whatCannotBeOpenedLeavesWhatIsOpen() throws Exception {
        workbench.openSample();
        window.until("capture", () -> workbench.captureProperty().get() != null);
        Capture before = capture();
        workbench.open(List.of(folder.resolve("absent.csv")));
        window.until("message", () -> workbench.messageProperty().get() != null);
        assertThat(opening.previewProperty().get()).isNull();
        assertThat(capture()).isSameAs(before);
    }
}
