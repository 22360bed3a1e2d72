package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.DataViewModel;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** Findings and the buttons of their fixes. */
class FindingsPaneTest extends FxTest {
    @TempDir
    Path folder;

    private final JobRunner runner = new JobRunner();
    private WorkbenchViewModel workbench;
    private FindingsPane pane;
    private FxWindow window;

    @BeforeEach
    void open() throws Exception {
        String csv = Flows.csv(400, true, 1).replaceFirst("Flood", "flood");
        Path file = Files.writeString(folder.resolve("alike.csv"), csv);
        workbench = FxWindow.make(() -> new WorkbenchViewModel(
                new Workspace(new Parallel(2)),
                new SampleCapture(new UserFolders(folder, folder)),
                Dialogs.nobody(),
                new BackgroundJobs(runner, Platform::runLater),
                SettingsKeeper.ofNothing()));
        pane = FxWindow.make(() -> new FindingsPane(workbench));
        window = show(() -> pane, 900, 600);
        FxWindow.doFx(() -> workbench.open(List.of(file)));
        FxWindow.await("first look", () -> workbench.opening().previewProperty().get() != null);
        FxWindow.doFx(() -> workbench.opening().confirm());
        FxWindow.await("findings", () -> workbench.data().findingsProperty().get() != null);
        window.settle();
    }

    @AfterEach
    void close() {
        runner.close();
    }

    private ToggleButton button() {
        return (ToggleButton) pane.getContent().lookup("#fix-DATA-112");
    }

    private List<String> kinds() {
        return workbench.data().kinds().stream()
                .map(DataViewModel.KindRow::kind)
                .toList();
    }

    @Test
    void alikeLabelsAreOneKindUntilTheFixIsLeft() throws Exception {
        assertThat(button().isSelected()).isTrue();
        assertThat(kinds()).hasSize(2);
        FxWindow.doFx(button()::fire);
        assertThat(kinds()).containsExactlyInAnyOrder("BENIGN", "Flood", "flood");
        FxWindow.await("looked again", () -> button() != null && !button().isSelected());
        FxWindow.doFx(button()::fire);
        assertThat(kinds()).hasSize(2);
        FxWindow.await("looked again", () -> button() != null && button().isSelected());
    }

    @Test
    void leavingOutColumnsIsForTheTraining() throws Exception {
        assertThat(workbench.trainRoom().fixes()).isEmpty();
        ToggleButton fix = (ToggleButton) pane.getContent().lookupAll(".toggle-button").stream()
                .filter(node -> !"fix-DATA-112".equals(node.getId()))
                .findFirst()
                .orElseThrow();
        FxWindow.doFx(fix::fire);
        assertThat(workbench.trainRoom().fixes()).hasSize(1);
        FxWindow.doFx(fix::fire);
        assertThat(workbench.trainRoom().fixes()).isEmpty();
    }
}
