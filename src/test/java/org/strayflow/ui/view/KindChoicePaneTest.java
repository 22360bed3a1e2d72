package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.detect.LogisticRegressionSpec;
import org.strayflow.eval.KindMetrics;
import org.strayflow.eval.KindScore;
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
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.ThresholdViewModel;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** What a classifier takes flows for, as the analyst sees it. */
class KindChoicePaneTest extends FxTest {
    @TempDir
    Path folder;

    private final JobRunner runner = new JobRunner();
    private final Workspace workspace = new Workspace(new Parallel(2));
    private Capture capture;
    private ThresholdViewModel room;
    private KindChoicePane matrices;
    private FxWindow window;
    private KindChoicePane tables;

    @BeforeEach
    void open() throws Exception {
        String csv = Flows.csv(2_000, true, 1, 0.3).replaceAll("(?m)17,Flood$", "17,Storm");
        Path file = Files.writeString(folder.resolve("office.csv"), csv);
        capture = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        WorkbenchViewModel workbench = FxWindow.make(() -> new WorkbenchViewModel(
                workspace,
                new SampleCapture(new UserFolders(folder, folder)),
                Dialogs.nobody(),
                new BackgroundJobs(runner, Platform::runLater),
                SettingsKeeper.ofNothing()));
        room = workbench.thresholdRoom();
        matrices =
                FxWindow.make(() -> KindChoicePane.matrices(room.kinds(), new ConfusionGrid(room.metricsProperty())));
        tables = FxWindow.make(() -> KindChoicePane.tables(room.kinds(), new KindsTable(room.metricsProperty())));
        window = show(() -> new VBox(matrices, tables), 700, 600);
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private Analysis train(DetectorSpec spec) throws Exception {
        return workspace
                .train(capture, TrainingRequest.suggestedFor(capture, spec))
                .run(Feedback.none());
    }

    private void show(Analysis analysis) {
        FxWindow.doFx(() -> room.show(analysis));
    }

    private static void press(Node pane, String id) {
        FxWindow.doFx(() -> ((ButtonBase) Objects.requireNonNull(pane.lookup(id), id)).fire());
    }

    /** What the matrix shows, once a pulse has laid out what was chosen: only then is it in the scene. */
    private Set<String> cells() {
        window.settle();
        return FxWindow.onFx(() -> matrices.lookupAll(".sf-cell-text").stream()
                .map(cell -> ((Label) cell).getText())
                .collect(Collectors.toSet()));
    }

    @Test
    void aClassifiersMatrixAndScoresAreThoseOfTheRowsShown() throws Exception {
        Analysis analysis = train(LogisticRegressionSpec.defaults());
        show(analysis);
        KindMetrics test = analysis.kindMetrics(Partition.TEST).orElseThrow().run(Feedback.none());
        FxWindow.await("kinds", () -> room.kinds().metricsProperty().get() != null);
        press(matrices, "#matrix-kinds");
        assertThat(cells())
                .contains(Formats.compact((double) test.kinds().getFirst().right()));
        press(matrices, "#matrix-rows");
        assertThat(cells()).contains(Formats.points(test.rowShare(0, 0)));
        press(tables, "#kinds-named");
        assertThat(scores()).isEqualTo(test.kinds());
        assertThat(test.kinds()).extracting(KindScore::kind).contains("Storm");
        KindMetrics all = analysis.kindMetrics(Partition.ALL).orElseThrow().run(Feedback.none());
        FxWindow.doFx(() -> room.partitionProperty().set(Partition.ALL));
        FxWindow.await("all rows", () -> scores().equals(all.kinds()));
    }

    @Test
    void theColumnShareIsOfWhatWasTakenForTheKind() throws Exception {
        Analysis analysis = train(LogisticRegressionSpec.defaults());
        show(analysis);
        FxWindow.await("kinds", () -> room.kinds().metricsProperty().get() != null);
        KindMetrics test = Objects.requireNonNull(room.kinds().metricsProperty().get());
        press(matrices, "#matrix-columns");
        assertThat(cells()).contains(Formats.points(test.columnShare(0, 0)), Formats.points(test.columnShare(1, 1)));
    }

    @Test
    void aNoveltyDetectorOffersNoKinds() throws Exception {
        show(train(IsolationForestSpec.defaults()));
        assertThat(FxWindow.onFx(() -> matrices.getTop() == null && tables.getTop() == null))
                .isTrue();
        assertThat(FxWindow.onFx(() -> matrices.lookup("#confusion"))).isNotNull();
        assertThat(room.kinds().reasonProperty().get()).isEmpty();
    }

    @Test
    void withoutLabelsItSaysWhy() throws Exception {
        Analysis trained = train(LogisticRegressionSpec.defaults());
        Path file = Files.writeString(folder.resolve("next.csv"), Flows.csv(300, false, 2));
        Capture next = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        show(workspace.score(next, trained.model()).run(Feedback.none()).atOwnThreshold());
        press(matrices, "#matrix-kinds");
        assertThat(FxWindow.onFx(() -> matrices.lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
                .contains("How well kinds are named needs labels, and these flows have none.");
    }

    @SuppressWarnings("unchecked") // the table holds kinds
    private List<KindScore> scores() {
        TableView<KindScore> table = (TableView<KindScore>) Objects.requireNonNull(tables.lookup("#kind-scores"));
        return List.copyOf(table.getItems());
    }
}
