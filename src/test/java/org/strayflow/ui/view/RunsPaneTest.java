package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.RunRow;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.RunLog;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TestLooks;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** The runs as the analyst sees them. */
class RunsPaneTest extends FxTest {
    @TempDir
    Path folder;

    private final JobRunner runner = new JobRunner();
    private FxWindow window;
    private RunsPane pane;

    @BeforeEach
    void open() throws Exception {
        Workspace workspace = new Workspace(new Parallel(2));
        RunLog log = new RunLog(folder.resolve("runs"));
        Path file = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_500, true, 1));
        Capture capture = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        for (String trees : List.of("5", "50", "20")) {
            log.train(
                            workspace,
                            capture,
                            TrainingRequest.suggestedFor(
                                    capture, IsolationForestSpec.defaults().with("trees", trees)))
                    .run(Feedback.none());
        }
        WorkbenchViewModel workbench = FxWindow.make(() -> new WorkbenchViewModel(
                workspace,
                new SampleCapture(new UserFolders(folder, folder)),
                Dialogs.nobody(),
                new BackgroundJobs(runner, Platform::runLater),
                SettingsKeeper.ofNothing()));
        pane = FxWindow.make(() -> new RunsPane(workbench.runs()));
        window = show(() -> pane, 1100, 700);
        FxWindow.doFx(() -> workbench.keepRuns(log, new TestLooks(folder.resolve("looks.json"))));
        FxWindow.await("runs", () -> table().getItems().size() == 3);
        window.settle();
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    @SuppressWarnings("unchecked") // there is one table and it holds runs
    private TableView<RunRow> table() {
        return (TableView<RunRow>) pane.lookup("#runs");
    }

    private Node part(String id) {
        return FxWindow.onFx(() -> Objects.requireNonNull(pane.lookup(id), id));
    }

    private List<String> shown(String column) {
        return FxWindow.onFx(() -> {
            TableColumn<RunRow, ?> found = table().getColumns().stream()
                    .filter(c -> column.equals(c.getId()))
                    .findFirst()
                    .orElseThrow();
            return table().getItems().stream()
                    .map(run -> String.valueOf(found.getCellData(run)))
                    .toList();
        });
    }

    private void sort(String column, TableColumn.SortType type) {
        FxWindow.doFx(() -> {
            TableColumn<RunRow, ?> found = table().getColumns().stream()
                    .filter(c -> column.equals(c.getId()))
                    .findFirst()
                    .orElseThrow();
            found.setSortType(type);
            table().getSortOrder().setAll(List.of(found));
        });
        window.settle();
    }

    @Test
    void onlyTheSettingsThatDifferHaveAColumnAndAMetricSorts() {
        assertThat(FxWindow.onFx(() -> table().getColumns().stream()
                        .map(TableColumn::getId)
                        .filter(id -> id.startsWith("set-"))
                        .toList()))
                .containsExactly("set-trees");
        assertThat(FxWindow.onFx(() -> table().getColumns().stream().map(TableColumn::getId)))
                .contains("f1", "rocAuc")
                .doesNotContain("kindsMacroF1");
        sort("averagePrecision", TableColumn.SortType.DESCENDING);
        List<Double> precision =
                shown("averagePrecision").stream().map(Double::valueOf).toList();
        assertThat(precision).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(shown("set-trees")).containsExactlyInAnyOrder("5", "50", "20");
    }

    @Test
    void theCurvesOfTheSelectedRunsLieOverEachOther() {
        assertThat(part("#run-curves").getAccessibleText()).contains("Select runs");
        FxWindow.doFx(() -> table().getSelectionModel().selectIndices(0, 2));
        window.settle();
        assertThat(part("#run-curves").getAccessibleText())
                .startsWith("Precision over Recall")
                .contains("; ");
        assertThat(FxWindow.onFx(() -> pane.lookupAll("#run-curves .sf-legend-item")))
                .hasSize(2);
        assertThat(((Button) part("#run-open")).isDisabled()).isTrue();
        FxWindow.doFx(() -> ((ToggleButton) part("#run-curves-roc")).fire());
        window.settle();
        assertThat(part("#run-curves").getAccessibleText()).startsWith("Recall over False-positive rate");
        sort("f1", TableColumn.SortType.ASCENDING);
        assertThat(FxWindow.onFx(
                        () -> table().getSelectionModel().getSelectedItems().size()))
                .isEqualTo(2);
    }

    @Test
    void aForgottenRunLeavesTheTable() {
        FxWindow.doFx(() -> table().getSelectionModel().select(1));
        FxWindow.doFx(() -> ((Button) part("#run-delete")).fire());
        FxWindow.await("forgotten", () -> table().getItems().size() == 2);
        window.settle();
        assertThat(part("#run-curves").getAccessibleText()).contains("Select runs");
    }
}
