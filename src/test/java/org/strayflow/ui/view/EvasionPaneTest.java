package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.probe.EvasionCheck;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.ThresholdViewModel;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** How far attacks can be bent, as the analyst sees it. */
class EvasionPaneTest extends FxTest {
    @TempDir
    Path folder;

    private final JobRunner runner = new JobRunner();
    private final Workspace workspace = new Workspace(new Parallel(2));
    private ThresholdViewModel room;
    private EvasionPane pane;

    @BeforeEach
    void open() throws Exception {
        Path file = Files.writeString(folder.resolve("office.csv"), Flows.csv(2_000, true, 1, 0.3));
        Capture capture = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        Analysis analysis = workspace
                .train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()))
                .run(Feedback.none());
        WorkbenchViewModel workbench = FxWindow.make(() -> new WorkbenchViewModel(
                workspace,
                new SampleCapture(new UserFolders(folder, folder)),
                Dialogs.nobody(),
                new BackgroundJobs(runner, Platform::runLater),
                SettingsKeeper.ofNothing()));
        room = workbench.thresholdRoom();
        FxWindow.doFx(() -> room.show(analysis));
        pane = FxWindow.make(() -> new EvasionPane(room));
        show(() -> new VBox(pane), 600, 400);
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(FxWindow.onFx(() -> pane.lookup("#" + id)), id));
    }

    private List<?> items(String id) {
        TableView<?> table = find(id, TableView.class);
        return table.getItems();
    }

    private void press(String id) {
        FxWindow.doFx(() -> find(id, ButtonBase.class).fire());
    }

    private EvasionCheck checked() {
        press("evasion-start");
        FxWindow.await("the check", () -> room.evading().checkProperty().get() != null);
        return Objects.requireNonNull(room.evading().checkProperty().get());
    }

    @Test
    void theShareThatPassesStandsBesideEachKindAndTheFlowsAreTold() {
        assertThat(find("evasion-summary", Label.class).isManaged()).isFalse();
        EvasionCheck check = checked();
        TableView<?> kinds = find("evasion-kinds", TableView.class);
        assertThat(kinds.getItems()).isEqualTo(check.kinds());
        assertThat(kinds.getColumns()).hasSize(2 + check.question().budgets().size());
        assertThat(find("evasion-summary", Label.class).getText()).contains("pass the threshold", "larger packets");
        press("evasion-by-flow");
        assertThat(items("evasion-flows")).hasSize(check.passing(4));
        press("evasion-limits");
        VBox limits = (VBox) find("evasion-limits-text", ScrollPane.class).getContent();
        assertThat(limits.getChildren()).hasSameSizeAs(EvasionCheck.LIMITS);
    }

    @Test
    void itIsTheThresholdAsItStandsThatIsToBePassed() {
        FxWindow.doFx(() -> room.thresholdProperty().set(0.4));
        assertThat(checked().threshold()).isEqualTo(0.4);
        FxWindow.doFx(() -> room.thresholdProperty().set(1));
        press("evasion-start");
        FxWindow.await("the check", () -> room.evading().problemProperty().get() != null);
        assertThat(FxWindow.onFx(() -> pane.getBottom()))
                .as("why there is nothing")
                .isNotNull();
        assertThat(room.evading().checkProperty().get())
                .as("what was found before stays")
                .isNotNull();
    }

    @Test
    void anotherAnalysisForgetsItAndACancelLeavesNothing() {
        checked();
        FxWindow.doFx(() -> {
            room.checkEvasion();
            JobFeedback running =
                    Objects.requireNonNull(room.evading().runningProperty().get());
            room.evading().cancel();
            assertThat(running.isCancelled()).isTrue();
        });
        FxWindow.await("the check", () -> room.evading().runningProperty().get() == null);
        FxWindow.doFx(() -> room.show(null));
        assertThat(room.evading().checkProperty().get()).isNull();
        assertThat(items("evasion-kinds")).isEmpty();
    }
}
