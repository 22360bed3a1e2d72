package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchActions;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.ForeignModel;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** The form of a model that is being imported. */
class ImportViewTest extends FxTest implements Dialogs {
    @TempDir
    Path folder;

    private final JobRunner runner = new JobRunner();
    private WorkbenchViewModel workbench;
    private FxWindow window;
    private @Nullable Path foreign;

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
    public Optional<Path> chooseForeignModel() {
        return Optional.ofNullable(foreign);
    }

    @Override
    public Optional<Path> chooseTarget(String title, String suggestedName, String suffix) {
        return Optional.empty();
    }

    @BeforeEach
    void open() throws Exception {
        foreign = Files.writeString(
                folder.resolve("from-python.json"),
                ForeignModel.json(4, List.of("Packets", "Duration", "Bytes", "Jitter")));
        Path capture = Files.writeString(folder.resolve("office.csv"), Flows.csv(500, true, 1));
        workbench = FxWindow.make(() -> new WorkbenchViewModel(
                new Workspace(new Parallel(2)),
                new SampleCapture(new UserFolders(folder, folder)),
                this,
                new BackgroundJobs(runner, Platform::runLater),
                SettingsKeeper.ofNothing()));
        window = show(
                () -> new WorkbenchView(workbench, WorkbenchActions.of(workbench, () -> {}), new Theme()), 900, 600);
        FxWindow.doFx(() -> workbench.open(List.of(capture)));
        FxWindow.await("look", () -> workbench.opening().decidingProperty().get());
        FxWindow.doFx(() -> workbench.opening().confirm());
        FxWindow.await("capture", () -> workbench.captureProperty().get() != null);
        FxWindow.doFx(() -> workbench.exchange().importModel());
        FxWindow.await("form", () -> workbench.exchange().pendingProperty().get());
        window.settle();
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private <T extends Node> T part(String id, Class<T> type) {
        return type.cast(
                FxWindow.onFx(() -> Objects.requireNonNull(window.scene().lookup("#" + id), id)));
    }

    private String text(String id) {
        return FxWindow.onFx(() -> part(id, Label.class).getText());
    }

    @Test
    void theFormSaysWhatIsLackingUntilTheModelCanBeTaken() {
        Button take = part("import-take", Button.class);
        assertThat(take.isDisabled()).isTrue();
        assertThat(text("import-reason")).isEqualTo("Say which classes are benign.");
        assertThat(text("import-columns-note")).isEqualTo("The open capture does not have Jitter.");
        FxWindow.doFx(() -> {
            workbench.exchange().classes().get(0).benign().set(true);
            part("import-columns", TextArea.class).setText("Packets\nDuration\nBytes\nRate");
        });
        window.settle();
        assertThat(text("import-reason")).isEmpty();
        assertThat(text("import-columns-note")).isEqualTo("The open capture has them all.");
        FxWindow.doFx(() -> window.scene().getRoot().lookupAll("#import-classes .text-field").stream()
                .map(TextField.class::cast)
                .filter(field -> field.getText().equals("class 3"))
                .forEach(field -> field.setText("Flood")));
        assertThat(workbench.exchange().classes().get(3).name().get()).isEqualTo("Flood");
        FxWindow.doFx(take::fire);
        FxWindow.await(
                "scores", () -> workbench.thresholdRoom().analysisProperty().get() != null);
    }

    @Test
    void closingItShowsTheRoomAgain() {
        FxWindow.doFx(() -> part("import-close", Button.class).fire());
        window.settle();
        assertThat(FxWindow.<@Nullable Node>onFx(() -> window.scene().lookup("#import")))
                .isNull();
        assertThat(workbench.modelProperty().get()).isNull();
    }
}
