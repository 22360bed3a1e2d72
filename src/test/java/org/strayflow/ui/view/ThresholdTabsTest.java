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
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.NearestNeighboursSpec;
import org.strayflow.eval.Partition;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.ThresholdViewModel;
import org.strayflow.ui.vm.WorkbenchActions;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.RunLog;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TestLooks;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** What the model relies on, what the selected flow is like and how much is flagged elsewhere, as the analyst sees and asks for it. */
class ThresholdTabsTest extends FxTest {
    @TempDir
    Path folder;

    private final JobRunner runner = new JobRunner();
    private final Workspace workspace = new Workspace(new Parallel(2));
    private ThresholdViewModel room;
    private WorkbenchViewModel workbench;
    private Analysis analysis;
    private VBox panes;
    private FxWindow window;

    @BeforeEach
    void open() throws Exception {
        analysis = workspace
                .train(
                        read("office.csv", 1),
                        TrainingRequest.suggestedFor(read("office.csv", 1), NearestNeighboursSpec.defaults()))
                .run(Feedback.none());
        workbench = FxWindow.make(() -> new WorkbenchViewModel(
                workspace,
                new SampleCapture(new UserFolders(folder, folder)),
                Dialogs.nobody(),
                new BackgroundJobs(runner, Platform::runLater),
                SettingsKeeper.ofNothing()));
        room = workbench.thresholdRoom();
        panes = FxWindow.make(() -> new VBox(
                new GoalBar(room, WorkbenchActions.of(workbench, () -> {})),
                new ImportancePane(room.explaining()),
                new FlowExplanationPane(room.explaining()),
                new NumbersPane(room.numbers())));
        window = show(() -> panes, 900, 800);
        FxWindow.doFx(() -> room.show(analysis));
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private Capture read(String name, long seed) throws Exception {
        Path file = Files.writeString(folder.resolve(name), Flows.csv(2_000, true, seed, 0.1));
        return workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private Node part(String id) {
        return FxWindow.onFx(() -> Objects.requireNonNull(panes.lookup(id), id));
    }

    private void press(String id) {
        FxWindow.doFx(() -> ((ButtonBase) Objects.requireNonNull(panes.lookup(id), id)).fire());
    }

    private int rows(String table) {
        return FxWindow.onFx(() -> {
            Node found = panes.lookup(table);
            return found == null ? -1 : ((TableView<?>) found).getItems().size();
        });
    }

    @Test
    void theRepeatsTypedAreThoseMeasured() {
        press("#features-permutation");
        assertThat(rows("#permutation")).isZero();
        Spinner<?> repeats = (Spinner<?>) part("#permutation-repeats");
        FxWindow.doFx(() -> repeats.getEditor().setText("3"));
        press("#permutation-start");
        assertThat(part("#permutation-cancel")).isNotNull();
        FxWindow.await("measured", () -> rows("#permutation") > 0);
        assertThat(((Label) part("#permutation-summary")).getText()).endsWith("test rows; 3 repeats");
        FxWindow.doFx(() -> repeats.getEditor().setText("many"));
        press("#permutation-start");
        assertThat(room.explaining().reliance().repeatsProperty().get()).isEqualTo(3);
        assertThat(repeats.getEditor().getText()).isEqualTo("3");
        press("#permutation-cancel");
        FxWindow.await("cancelled", () -> panes.lookup("#permutation-start") != null);
        assertThat(rows("#permutation")).isPositive();
    }

    @Test
    void theSelectedFlowStandsBesideThoseMostLikeIt() {
        assertThat(FxWindow.onFx(() -> panes.lookup("#contributions"))).isNull();
        FxWindow.doFx(() -> room.explaining().select(analysis.ranking().rowAt(0)));
        assertThat(rows("#contributions")).isEqualTo(analysis.matrix().width());
        assertThat(((Label) part("#flow-heading")).getText()).startsWith("Score ");
        press("#flow-nearest");
        assertThat(rows("#nearest")).isEqualTo(analysis.matrix().width());
        assertThat(FxWindow.onFx(
                        () -> ((TableView<?>) part("#nearest")).getColumns().size()))
                .isEqualTo(2 + 5);
        FxWindow.doFx(() -> room.explaining().select(-1));
        assertThat(FxWindow.onFx(() -> panes.lookup("#nearest"))).isNull();
    }

    @Test
    void onAnotherCaptureTheRateIsShownUntilItIsDismissed() throws Exception {
        assertThat(FxWindow.onFx(() -> panes.lookup("#flag-rate"))).isNull();
        Analysis there = workspace
                .score(read("other.csv", 2), analysis.model())
                .run(Feedback.none())
                .atOwnThreshold();
        FxWindow.doFx(() -> room.show(there));
        assertThat(((Notice) part("#flag-rate")).message())
                .isEqualTo(Objects.requireNonNull(room.flagRateProperty().get()).text());
        press("#recalibrate");
        assertThat(room.tunedTextProperty().get()).isEqualTo("recalibrated by quantile");
        assertThat(part("#flag-rate")).isNotNull();
        FxWindow.doFx(() -> room.show(analysis));
        assertThat(FxWindow.onFx(() -> panes.lookup("#flag-rate"))).isNull();
    }

    @Test
    void theShareOfAttacksElsewhereIsTyped() {
        FxWindow.doFx(() -> room.numbers().wantedProperty().set(true));
        FxWindow.await("intervals", () -> text("#numbers-note").contains("95 % intervals: 200 resamples"));
        String rare = elsewhere();
        type("30");
        assertThat(Double.parseDouble(elsewhere())).isGreaterThan(Double.parseDouble(rare));
        String often = elsewhere();
        for (String nonsense : List.of("-1", "much", "")) {
            type(nonsense);
            assertThat(FxWindow.onFx(() -> ((TextField) part("#base-rate")).getText()))
                    .isEqualTo("30");
            assertThat(elsewhere()).isEqualTo(often);
        }
    }

    @Test
    void theLooksAtTheTestRowsAreCountedBesideThem() {
        assertThat(text("#looks")).as("where nothing is counted").isEmpty();
        FxWindow.doFx(() -> {
            workbench.keepRuns(new RunLog(folder.resolve("runs")), new TestLooks(folder.resolve("looks.json")));
            workbench.show(analysis);
        });
        FxWindow.await("first look", () -> text("#looks").equals("look 1"));
        FxWindow.doFx(() -> workbench.show(analysis));
        FxWindow.await("second look", () -> text("#looks").equals("look 2"));
        FxWindow.doFx(() -> room.partitionProperty().set(Partition.VALIDATION));
        assertThat(text("#looks")).as("of other rows").isEmpty();
        assertThat(part("#looks").isManaged()).isFalse();
        FxWindow.doFx(() -> room.partitionProperty().set(Partition.TEST));
        assertThat(text("#looks")).isEqualTo("look 2");
    }

    private String text(String id) {
        return ((Label) Objects.requireNonNull(panes.lookup(id), id)).getText();
    }

    private String elsewhere() {
        return FxWindow.onFx(() -> room.numbers().linesProperty().get().stream()
                .filter(line -> line.name().equals("Precision elsewhere"))
                .findFirst()
                .orElseThrow()
                .value());
    }

    private void type(String text) {
        Node field = part("#base-rate");
        FxWindow.doFx(field::requestFocus);
        window.robot()
                .push(KeyCode.CONTROL, KeyCode.A)
                .push(KeyCode.DELETE)
                .write(text)
                .push(KeyCode.ENTER);
        window.settle();
    }
}
