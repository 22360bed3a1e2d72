package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.LogisticRegressionSpec;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.ColumnFate;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.Room;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.TrainViewModel.FeatureChoice;
import org.strayflow.ui.vm.WorkbenchActions;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** What the preparation made of the columns, in a small window. */
class FeatureChooserTest extends FxTest {
    @TempDir
    Path folder;

    private final JobRunner runner = new JobRunner();
    private WorkbenchView view;
    private FxWindow window;

    @BeforeEach
    void train() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv =
                new StringBuilder("Destination Port,Flow Bytes/s,Idle Mean,Tot Fwd Pkts,Octets,Flag,Service,Label\n");
        for (int row = 0; row < 600; row++) {
            int packets = random.nextInt(100);
            csv.append(random.nextInt(9)).append(',');
            csv.append(row % 50 == 1 ? "Infinity" : "" + random.nextInt(100)).append(',');
            csv.append(row % 4 == 0 ? "" : random.nextInt(90)).append(',');
            csv.append(packets).append(',').append(3 * packets).append(",0,");
            csv.append(List.of("http", "dns").get(random.nextInt(2)));
            csv.append(row % 5 == 0 ? ",Flood\n" : ",BENIGN\n");
        }
        Path file = Files.writeString(folder.resolve("flows.csv"), csv);
        Workspace workspace = new Workspace(new Parallel(2));
        Capture capture = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        Analysis analysis = workspace
                .train(capture, TrainingRequest.suggestedFor(capture, LogisticRegressionSpec.defaults()))
                .run(Feedback.none());
        WorkbenchViewModel workbench = FxWindow.make(() -> new WorkbenchViewModel(
                workspace,
                new SampleCapture(new UserFolders(folder, folder)),
                Dialogs.nobody(),
                new BackgroundJobs(runner, Platform::runLater),
                SettingsKeeper.ofNothing()));
        view = FxWindow.make(() -> new WorkbenchView(workbench, WorkbenchActions.of(workbench, () -> {}), new Theme()));
        window = show(() -> view, 900, 600);
        FxWindow.doFx(() -> {
            workbench.show(analysis);
            workbench.roomProperty().set(Room.TRAIN);
        });
        window.settle();
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private TableCell<?, ?> fate(String column) {
        return FxWindow.onFx(() -> view.lookupAll("#features .table-cell").stream()
                .map(node -> (TableCell<?, ?>) node)
                .filter(cell -> cell.getItem() instanceof ColumnFate)
                .filter(cell -> cell.getTableRow().getItem() instanceof FeatureChoice choice
                        && choice.name().equals(column))
                .findFirst()
                .orElseThrow());
    }

    /** The text as it is painted, cut where the cell ends. */
    private static String painted(TableCell<?, ?> cell) {
        return FxWindow.onFx(() -> ((Text) Objects.requireNonNull(cell.lookup(".text"))).getText());
    }

    @Test
    void theCellSaysTheMostImportantAndItsTooltipAll() {
        assertThat(fate("Flow Bytes/s").getText()).isEqualTo("kept · ∞ → 99 · standardised");
        assertThat(painted(fate("Flow Bytes/s"))).startsWith("kept · ∞ → 99");
        assertThat(painted(fate("Flag"))).startsWith("dropped: constant");
        assertThat(painted(fate("Service"))).startsWith("one-hot, 1 feature");
        TableCell<?, ?> octets = fate("Octets");
        assertThat(octets.getTooltip().getText())
                .isEqualTo(octets.getAccessibleText())
                .matches("Octets was dropped: correlated with Tot Fwd Pkts: r = 1\\.0000 in the training rows\\.");
        assertThat(fate("Service").getAccessibleText())
                .contains("Service=http was dropped: correlated with Service=dns");
        Label last = (Label) FxWindow.onFx(() -> Objects.requireNonNull(view.lookup("#last-preparation")));
        assertThat(last.getText())
                .startsWith("Last training: ")
                .contains("Infinite values count as the largest finite ones of the training rows: Flow Bytes/s in");
        assertThat(last.isVisible()).isTrue();
        assertThat(FxWindow.onFx(() -> Objects.requireNonNull(view.lookup("#features"))
                        .getLayoutBounds()
                        .getHeight()))
                .isGreaterThan(150);
    }
}
