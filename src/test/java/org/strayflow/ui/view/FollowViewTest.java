package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.FollowViewModel;
import org.strayflow.ui.vm.FollowedFlow;
import org.strayflow.ui.vm.Room;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchActions;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** A log is followed in the window: a strip says how far it is, the Follow room lists the newest flagged flows. */
class FollowViewTest extends FxTest {
    @TempDir
    Path folder;

    private final JobRunner runner = new JobRunner();
    private final Workspace workspace = new Workspace(new Parallel(2));
    private String rows = "";
    private Path log;
    private Path model;
    private WorkbenchViewModel workbench;
    private FollowViewModel following;
    private Actions actions;
    private FxWindow window;

    @BeforeEach
    void open() throws Exception {
        Path file = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_000, true, 1));
        Capture capture = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        ModelBundle trained = workspace
                .train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()))
                .run(Feedback.none())
                .model();
        model = workspace.saveModel(trained, folder.resolve("office.sfm"), true).run(Feedback.none());
        String text = Flows.csv(400, false, 5);
        rows = text.substring(text.indexOf('\n') + 1);
        log = Files.writeString(folder.resolve("flows.csv"), text);
        workbench = FxWindow.make(() -> new WorkbenchViewModel(
                workspace,
                new SampleCapture(new UserFolders(folder, folder)),
                choosing(log),
                new BackgroundJobs(runner, Platform::runLater),
                SettingsKeeper.ofNothing()));
        following = workbench.following();
        actions = FxWindow.make(() -> WorkbenchActions.of(workbench, () -> {}));
        window = show(() -> new WorkbenchView(workbench, actions, new Theme()), 1200, 800);
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private static Dialogs choosing(Path file) {
        return new Dialogs() {
            @Override
            public List<Path> chooseCapture() {
                return List.of(file);
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
            public Optional<Path> chooseTarget(String title, String name, String suffix) {
                return Optional.empty();
            }
        };
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return type.cast(
                Objects.requireNonNull(FxWindow.onFx(() -> window.scene().lookup("#" + id)), id));
    }

    private void press(String id) {
        FxWindow.doFx(() -> find(id, ButtonBase.class).fire());
        window.settle();
    }

    private void followed() {
        FxWindow.doFx(() -> workbench.openModel(model));
        FxWindow.await("the model", () -> workbench.modelProperty().get() != null);
        FxWindow.doFx(() -> actions.get("data.follow").fire());
        await("400");
        window.settle();
    }

    private void await(String count) {
        FxWindow.await(count + " flows", () -> following.rowsProperty().get().equals(count));
    }

    @Test
    void theNewestFlaggedFlowsAreListedAndExplained() throws Exception {
        assertThat(actions.get("data.follow").reason()).contains("open a model");
        assertThat(actions.get("room.follow").reason()).isNotEmpty();
        followed();
        assertThat(workbench.roomProperty().get()).isEqualTo(Room.FOLLOW);
        assertThat(find("follow-title", Label.class).getText()).isEqualTo("Following flows.csv");
        TableView<?> table = find("follow-table", TableView.class);
        int before = table.getItems().size();
        assertThat(before)
                .isPositive()
                .isEqualTo(Integer.parseInt(following.flaggedProperty().get()));
        String attack =
                rows.lines().filter(row -> row.contains(",5")).findFirst().orElseThrow();
        String unusual = attack.substring(0, attack.indexOf(',')) + ",52000.5,38000,950,0.73,6\n";
        Files.writeString(log, unusual + "1,2\n", StandardOpenOption.APPEND);
        await("401");
        window.settle();
        assertThat(table.getItems()).hasSize(before + 1);
        FollowedFlow newest =
                (FollowedFlow) Objects.requireNonNull(table.getItems().getFirst());
        assertThat(newest.place()).isEqualTo("flows.csv line 402");
        assertThat(following.rejectedProperty().get()).isEqualTo("1");
        assertThat(find("follow-note", Label.class).getText()).contains("line 403");
        FxWindow.doFx(() -> table.getSelectionModel().select(0));
        window.settle();
        assertThat(find("follow-reasons", Label.class).getText()).contains(newest.reasons());
        TableView<?> values = find("follow-values", TableView.class);
        assertThat(values.getItems().stream().map(Object::toString).collect(Collectors.joining()))
                .contains("Duration", "52000.5");
    }

    @Test
    void theStripFollowsIntoOtherRoomsAndStops() {
        followed();
        assertThat(find("follow-strip", Node.class).isVisible()).isFalse();
        FxWindow.doFx(() -> workbench.roomProperty().set(Room.DATA));
        window.settle();
        assertThat(find("follow-strip", Node.class).isVisible()).isTrue();
        assertThat(find("follow-strip-text", Label.class).getText())
                .startsWith("Following flows.csv: 400 flows, ")
                .endsWith(" flagged, 0 not read");
        press("follow-strip-show");
        assertThat(workbench.roomProperty().get()).isEqualTo(Room.FOLLOW);
        press("follow-stop");
        FxWindow.await("the end", () -> following.runningProperty().get() == null);
        window.settle();
        assertThat(find("follow-title", Label.class).getText()).startsWith("No longer");
        assertThat(following.flows()).isNotEmpty();
        press("follow-again");
        await("400");
        press("follow-close");
        assertThat(find("room-FOLLOW", Node.class).isVisible()).isFalse();
        FxWindow.await("the end", () -> following.runningProperty().get() == null);
        assertThat(following.flows()).isEmpty();
    }

    @Test
    void whyItEndedIsSaid() throws Exception {
        Files.writeString(log, rows.replace(",", ";"));
        FxWindow.doFx(() -> workbench.openModel(model));
        FxWindow.await("the model", () -> workbench.modelProperty().get() != null);
        FxWindow.doFx(() -> following.follow(log));
        FxWindow.await("a problem", () -> following.problemProperty().get() != null);
        window.settle();
        Notice notice = (Notice) Objects.requireNonNull(window.scene().lookup("#follow-room .sf-notice"));
        assertThat(notice.message()).contains("Missing columns: ", "Duration");
    }
}
