package org.strayflow.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.view.FlowTableView;
import org.strayflow.ui.view.WorkbenchWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.GoalKind;
import org.strayflow.ui.vm.Room;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.ThresholdViewModel;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;
import org.testfx.api.FxRobot;

/** The main job in a real window with mouse and keys: open, train, drag, explain, export, save the model, open it again. */
@NullMarked
class MainJobTest extends FxTest implements Dialogs {
    @TempDir
    Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private final JobRunner runner = new JobRunner();
    private @Nullable Stage stage;
    private @Nullable WorkbenchViewModel workbench;
    private List<Path> captures = List.of();

    @Override
    public List<Path> chooseCapture() {
        return captures;
    }

    @Override
    public Optional<Path> chooseFolder() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseModel() {
        return Optional.of(folder.resolve("saved.sfm"));
    }

    @Override
    public Optional<Path> chooseTarget(String title, String suggestedName, String suffix) {
        return Optional.of(folder.resolve("saved" + suffix));
    }

    @BeforeEach
    void openWindow() throws Exception {
        captures = List.of(Files.writeString(folder.resolve("office.csv"), Flows.csv(3_000, true, 1)));
        FxWindow.doFx(() -> {
            stage = new Stage();
            workbench = new WorkbenchViewModel(
                    new Workspace(new Parallel(2)),
                    new SampleCapture(new UserFolders(folder, folder)),
                    this,
                    new BackgroundJobs(runner, Platform::runLater),
                    SettingsKeeper.ofNothing());
            WorkbenchWindow.show(stage, workbench);
        });
    }

    @AfterEach
    void closeWindow() {
        FxWindow.doFx(() -> Objects.requireNonNull(stage).close());
        runner.close();
    }

    private WorkbenchViewModel workbench() {
        return Objects.requireNonNull(workbench);
    }

    private ThresholdViewModel room() {
        return workbench().thresholdRoom();
    }

    private Metrics metrics() {
        return Objects.requireNonNull(room().metricsProperty().get());
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return type.cast(
                FxWindow.onFx(() -> Objects.requireNonNull(stage).getScene().lookup("#" + id)));
    }

    /** Presses the button of an action; their ids have dots, which selectors do not like. */
    private void press(String actionId) {
        Node button =
                FxWindow.onFx(() -> Objects.requireNonNull(stage).getScene().getRoot().lookupAll(".button").stream()
                        .filter(node -> ("button-" + actionId).equals(node.getId()) && node.isVisible())
                        .findFirst()
                        .orElseThrow());
        robot.clickOn(button);
    }

    private void open() {
        robot.press(KeyCode.SHORTCUT, KeyCode.O).release(KeyCode.O, KeyCode.SHORTCUT);
        FxWindow.await(
                "first look", () -> workbench().opening().decidingProperty().get());
        robot.clickOn("#opening-read");
        FxWindow.await("capture", () -> workbench().captureProperty().get() != null);
        assertThat(workbench().roomProperty().get()).isEqualTo(Room.DATA);
        FxWindow.await("columns", () -> !workbench().data().columns().isEmpty());
        press("room.train");
        FxWindow.await("train room", () -> workbench().roomProperty().get() == Room.TRAIN);
    }

    private void openAndTrain() {
        open();
        press("train.start");
        FxWindow.await("scores", () -> room().chartsProperty().get() != null);
        FxWindow.await(
                "importance", () -> room().explaining().importanceProperty().get() != null);
    }

    @Test
    void theDetectorIsChosenWithArrowKeys() {
        open();
        ComboBox<?> list = find("detector", ComboBox.class);
        robot.clickOn(list);
        FxWindow.await("list", list::isShowing);
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.DOWN);
        FxWindow.await("chosen", () -> chosen().equals("xgboost"));
        assertThat(FxWindow.onFx(list::isShowing)).isTrue();
        robot.push(KeyCode.ENTER);
        FxWindow.await("its settings", () -> find("set-rounds", Node.class) != null);
        assertThat(chosen()).isEqualTo("xgboost");
        assertThat(FxWindow.onFx(() ->
                        Objects.requireNonNull(stage).getScene().getFocusOwner().getId()))
                .isEqualTo("detector");
    }

    private String chosen() {
        return workbench().trainRoom().detectorProperty().get().id();
    }

    @Test
    void openTrainDragExplainExportSaveAndOpenAgain() throws Exception {
        openAndTrain();
        assertThat(room().partitionProperty().get()).isEqualTo(Partition.TEST);
        double before = room().thresholdProperty().get();
        FxWindow.await("the line", () -> find("histogram", Node.class).lookup(".value-indicator-line") != null);
        Node line = FxWindow.onFx(() -> find("histogram", Node.class).lookup(".value-indicator-line"));
        robot.drag(line, MouseButton.PRIMARY).moveBy(40, 0).drop();
        FxWindow.await("dragged", () -> room().thresholdProperty().get() > before);
        assertThat(metrics().threshold()).isEqualTo(room().thresholdProperty().get());
        assertThat(room().goalKindProperty().get()).isEqualTo(GoalKind.BY_HAND);

        FxWindow.doFx(() -> find("histogram", Node.class).requestFocus());
        double dragged = room().thresholdProperty().get();
        robot.press(KeyCode.SHIFT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.SHIFT);
        FxWindow.await("stepped", () -> room().thresholdProperty().get() < dragged - 0.005);
        FxWindow.doFx(() -> find("goal", ComboBox.class).getSelectionModel().selectFirst());
        FxWindow.await("goal reached", () -> room().goalKindProperty().get() == GoalKind.BEST_F1);
        assertThat(metrics().f1()).isGreaterThan(0.9);

        FlowTableView table = find("flagged", FlowTableView.class);
        assertThat(table.getItems()).hasSize(metrics().flagged());
        FxWindow.doFx(() -> table.getSelectionModel().select(0));
        FxWindow.await(
                "explained", () -> room().explaining().explanationProperty().get() != null);

        int flagged = metrics().flagged();
        press("flows.export");
        FxWindow.await("exported", () -> Files.exists(folder.resolve("saved.csv")));
        FxWindow.await("told", () -> workbench().messageProperty().get() != null);
        assertThat(Files.readAllLines(folder.resolve("saved.csv"))).hasSize(flagged + 1);
        press("model.save");
        FxWindow.await(
                "saved",
                () -> Files.exists(folder.resolve("saved.sfm"))
                        && workbench().runningProperty().get() == null);

        double saved = room().thresholdProperty().get();
        FxWindow.doFx(() -> room().thresholdProperty().set(1));
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.O).release(KeyCode.O, KeyCode.SHIFT, KeyCode.SHORTCUT);
        FxWindow.await("opened again", () -> room().thresholdProperty().get() == saved);
        assertThat(metrics().flagged()).isEqualTo(flagged);
    }

    @Test
    void aClickOnTheCurvePicksItsThreshold() {
        openAndTrain();
        Node curve = find("curve", Node.class);
        FxWindow.await("plot", () -> curve.lookup(".sf-plot") != null);
        // The made-up attacks are so plain that half of the curve belongs to the goal's point: start elsewhere.
        FxWindow.doFx(() -> room().thresholdProperty().set(0));
        robot.clickOn(FxWindow.onFx(() -> curve.lookup(".sf-plot")));
        FxWindow.await("picked", () -> room().thresholdProperty().get() > 0);
        assertThat(metrics().threshold()).isEqualTo(room().thresholdProperty().get());
    }

    @Test
    void withoutACaptureTheWindowSaysWhatToDo() {
        assertThat(FxWindow.onFx(
                        () -> Objects.requireNonNull(stage).getScene().getRoot().lookup(".sf-empty")))
                .isNotNull();
        robot.press(KeyCode.SHORTCUT, KeyCode.T).release(KeyCode.T, KeyCode.SHORTCUT);
        assertThat(workbench().runningProperty().get()).isNull();
    }
}
