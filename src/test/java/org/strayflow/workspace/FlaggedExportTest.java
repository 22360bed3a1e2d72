package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.KindPredictions;
import org.strayflow.eval.Partition;
import org.strayflow.flow.Column;
import org.strayflow.flow.Field;
import org.strayflow.flow.Role;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;

/** The columns that an export adds to the flows. */
class FlaggedExportTest {
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_500, true, 1));
    }

    private static Capture open(Path file) throws Exception {
        return WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private Analysis train(String detector, String... settings) throws Exception {
        DetectorSpec spec = Detectors.byId(detector);
        for (int i = 0; i < settings.length; i += 2) {
            spec = spec.with(settings[i], settings[i + 1]);
        }
        Capture capture = open(file);
        return WORKSPACE
                .train(capture, TrainingRequest.suggestedFor(capture, spec))
                .run(Feedback.none());
    }

    private List<String[]> lines(Analysis analysis) throws Exception {
        Path out = folder.resolve("flows.csv");
        WORKSPACE
                .export(analysis, new FlaggedExport(Partition.ALL, 0.5, true, 0), out, true)
                .run(Feedback.none());
        return Files.readAllLines(out).stream().map(line -> line.split(",", -1)).toList();
    }

    private static int place(List<String[]> lines, String name) {
        return List.of(lines.getFirst()).indexOf(name);
    }

    @Test
    void aClassifierSaysHowProbableItsKindIs() throws Exception {
        Analysis analysis = train("xgboost", "rounds", "5");
        List<String[]> lines = lines(analysis);
        int probability = place(lines, "predicted_probability");
        assertThat(probability).isEqualTo(place(lines, "predicted_kind") + 1);
        KindPredictions predictions = analysis.scores().predictions().orElseThrow();
        int[] order = analysis.ranking().order();
        for (int i = 0; i < order.length; i++) {
            String[] cells = lines.get(i + 1);
            assertThat(cells[probability - 1])
                    .isEqualTo(predictions.of(order[i]).name());
            assertThat(cells[probability]).matches("[01]\\.\\d+");
            assertThat(Float.parseFloat(cells[probability]))
                    .isEqualTo(predictions.probability()[order[i]]);
        }
    }

    @Test
    void aDetectorThatNamesNoKindLeavesItEmpty() throws Exception {
        List<String[]> lines = lines(train("isolation-forest", "trees", "10"));
        int probability = place(lines, "predicted_probability");
        assertThat(lines.stream().skip(1))
                .allSatisfy(cells -> assertThat(cells[probability]).isEmpty());
    }

    @Test
    void whatWasAddedIsNoFeatureWhenTheExportIsOpened() throws Exception {
        Capture before = open(file);
        lines(train("ensemble", "classifier.rounds", "5"));
        Capture back = open(folder.resolve("flows.csv"));
        assertThat(back.table().columns()).extracting(Column::name).contains("score_nearest_neighbours");
        assertThat(features(back)).isEqualTo(features(before));
    }

    private static List<String> features(Capture capture) {
        return capture.table().fields().stream()
                .filter(field -> field.role() == Role.FEATURE)
                .map(Field::name)
                .toList();
    }
}
