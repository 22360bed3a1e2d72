package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.ColumnDrift;
import org.strayflow.eval.Goal;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.Room;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchActions;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** The Drift room as the analyst sees it: two days scored by a model of another day, the second of them with larger transfers. */
class DriftViewTest extends FxTest {
    @TempDir
    Path folder;

    private final JobRunner runner = new JobRunner();
    private FxWindow window;
    private WorkbenchViewModel workbench;
    private final SettingsKeeper settings = SettingsKeeper.ofNothing();

    private Path csv(String name, int seed, double factor, String service) throws Exception {
        StringBuilder csv = new StringBuilder("Bytes,Packets,Service,Label\n");
        for (int row = 0; row < 1_500; row++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%.3f,%d,%s,BENIGN%n",
                    factor * Math.exp((row * 7919L + seed) % 1_000 / 100.0),
                    (row * 31 + seed) % 17,
                    row % 4 == 0 ? service : "http"));
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    @BeforeEach
    void open() throws Exception {
        Workspace workspace = new Workspace(new Parallel(2));
        ReadOptions generic = ReadOptions.defaults();
        Path before = csv("before.csv", 1, 1, "dns");
        Capture then = workspace.open(List.of(before), generic).run(Feedback.none());
        ModelBundle model = workspace
                .train(
                        then,
                        TrainingRequest.suggestedFor(
                                        then, IsolationForestSpec.defaults().with("trees", "10"))
                                .withGoal(new Goal.TopShare(0.02)))
                .run(Feedback.none())
                .model();
        Capture now = workspace
                .open(List.of(csv("monday.csv", 3, 1, "dns"), csv("tuesday.csv", 5, 1_000, "smb")), generic)
                .run(Feedback.none());
        Analysis analysis = workspace.score(now, model).run(Feedback.none()).atOwnThreshold();
        workbench = FxWindow.make(() -> new WorkbenchViewModel(
                workspace,
                new SampleCapture(new UserFolders(folder, folder)),
                choosing(before),
                new BackgroundJobs(runner, Platform::runLater),
                settings));
        window = show(
                () -> new WorkbenchView(workbench, WorkbenchActions.of(workbench, () -> {}), new Theme()), 1200, 800);
        FxWindow.doFx(() -> {
            workbench.show(analysis);
            assertThat(part("#room-DRIFT").isVisible()).isTrue();
            workbench.roomProperty().set(Room.DRIFT);
        });
        FxWindow.await("shapes", () -> workbench.driftRoom().shapesProperty().get() != null);
        window.settle();
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    /** Answers with the same file whenever a capture is asked for. */
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
            public Optional<Path> chooseTarget(String title, String suggestedName, String suffix) {
                return Optional.empty();
            }
        };
    }

    private Node part(String id) {
        return Objects.requireNonNull(window.scene().getRoot().lookup(id), id);
    }

    private String text(String id) {
        return FxWindow.onFx(() -> ((Labeled) part(id)).getText());
    }

    @SuppressWarnings("unchecked") // there is one table of that name
    private TableView<ColumnDrift> table() {
        return (TableView<ColumnDrift>) part("#drift-table");
    }

    private List<String> shown(String column) {
        return FxWindow.onFx(() -> {
            TableColumn<ColumnDrift, ?> found = table().getColumns().stream()
                    .filter(c -> column.equals(c.getId()))
                    .findFirst()
                    .orElseThrow();
            return table().getItems().stream()
                    .map(row -> String.valueOf(found.getCellData(row)))
                    .toList();
        });
    }

    @Test
    void theFarthestFeatureIsFirstAndDrawn() {
        assertThat(text("#drift-title")).isEqualTo("3,000 flows against the 900 that the model was trained on");
        assertThat(shown("drift-feature")).startsWith("Bytes", "Service");
        assertThat(shown("drift-alert")).containsExactly("false", "false", "false");
        assertThat(Objects.requireNonNull(workbench.driftRoom().shapesProperty().get())
                        .log())
                .isTrue();
        assertThat(FxWindow.onFx(() -> part("#drift-chart").isVisible())).isTrue();
        assertThat(text("#drift-note")).contains("within 0.002").contains("total variation");
    }

    @Test
    void theAlertIsASetting() {
        FxWindow.doFx(() -> ((Spinner<?>) part("#drift-limit")).decrement(5));
        window.settle();
        assertThat(workbench.driftRoom().alertProperty().get()).isEqualTo(0.25);
        assertThat(settings.property().get().driftAlert()).isEqualTo(0.25);
        assertThat(shown("drift-alert")).containsExactly("true", "false", "false");
    }

    @Test
    void textsAreListed() {
        FxWindow.doFx(() -> table().getSelectionModel().select(1));
        FxWindow.await("texts", () -> window.scene().getRoot().lookup("#drift-texts") != null);
        window.settle();
        List<?> rows = FxWindow.onFx(() -> List.copyOf(((TableView<?>) part("#drift-texts")).getItems()));
        assertThat(rows.getFirst().toString()).contains("dns").contains("0.125");
    }

    @Test
    void anotherCaptureAndBack() {
        window.click(FxWindow.onFx(() -> window.scene().getRoot().lookupAll(".button").stream()
                .filter(button -> "button-drift.against".equals(button.getId()))
                .findFirst()
                .orElseThrow()));
        FxWindow.await("other", () -> text("#drift-title").contains("of before.csv"));
        assertThat(FxWindow.onFx(() -> part("#drift-back").isVisible())).isTrue();
        assertThat(text("#drift-note")).doesNotContain("within 0.002");
        window.click(part("#drift-back"));
        FxWindow.await("model", () -> text("#drift-title").contains("the model was trained on"));
    }
}
