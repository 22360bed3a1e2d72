package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Partition;
import org.strayflow.flow.Column;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

class WorkspaceTest {
    @TempDir
    static Path folder;

    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));
    private static Path labelled;
    private static Path unlabelled;

    @BeforeAll
    static void writeCaptures() throws Exception {
        labelled = Files.writeString(folder.resolve("office.csv"), Flows.csv(2_000, true, 1));
        unlabelled = Files.writeString(folder.resolve("next.csv"), Flows.csv(500, false, 2));
    }

    private static Capture open(Path file) throws StrayflowException {
        return WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private static TrainingRequest request(Capture capture) {
        return TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults());
    }

    private static Analysis train(Capture capture) throws StrayflowException {
        return WORKSPACE.train(capture, request(capture)).run(Feedback.none());
    }

    @Test
    void attacksScoreHighAndNumbersComeFromTestRows() throws Exception {
        Analysis analysis = train(open(labelled));
        assertThat(analysis.reported()).isEqualTo(Partition.TEST);
        assertThat(analysis.model().operation().tunedOn()).isEqualTo("validation");
        assertThat(analysis.ranking(Partition.TEST).orElseThrow().rocAuc()).isGreaterThan(0.95);
        assertThat(analysis.model().operation().metrics().falsePositiveRate()).isLessThan(0.05);
        assertThat(analysis.model().training().trainingRows())
                .isEqualTo((int) analysis.split().rows(Partition.TRAINING).stream()
                        .filter(row -> Objects.requireNonNull(analysis.capture().labels())
                                .isBenign(row))
                        .count());
    }

    @Test
    void aModelSavedAndOpenedGivesTheSameScoresAndTheSameSplit() throws Exception {
        Capture capture = open(labelled);
        Analysis trained = train(capture);
        Path file = folder.resolve("saved.sfm");
        WORKSPACE.saveModel(trained.model(), file, true).run(Feedback.none());
        ModelBundle opened = WORKSPACE.openModel(file).run(Feedback.none());
        Analysis again = WORKSPACE.score(capture, opened).run(Feedback.none()).atOwnThreshold();
        for (int row = 0; row < capture.table().rows(); row++) {
            assertThat(again.score(row)).isEqualTo(trained.score(row));
        }
        assertThat(again.split().plan()).isEqualTo(trained.split().plan());
        assertThat(again.model().operation()).isEqualTo(trained.model().operation());
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBundle() throws Exception {
        byte[] first = null;
        for (int threads : new int[] {1, 2, 8}) {
            Workspace workspace = new Workspace(new Parallel(threads));
            Capture capture =
                    workspace.open(List.of(labelled), ReadOptions.defaults()).run(Feedback.none());
            Analysis analysis = workspace.train(capture, request(capture)).run(Feedback.none());
            Path file = folder.resolve("threads-" + threads + ".sfm");
            workspace.saveModel(analysis.model(), file, true).run(Feedback.none());
            byte[] bytes = Files.readAllBytes(file);
            if (first != null) {
                assertThat(bytes).isEqualTo(first);
            }
            first = bytes;
        }
    }

    @Test
    void withoutLabelsAllRowsAreTrainedOnAndAShareIsFlagged() throws Exception {
        Analysis analysis = train(open(unlabelled));
        assertThat(analysis.partitions()).containsExactly(Partition.ALL);
        assertThat(analysis.model().training().trainedOn()).isEqualTo("all");
        assertThat(analysis.model().operation().metrics().flagged()).isEqualTo(5);
        Capture capture = open(unlabelled);
        assertThatThrownBy(() -> WORKSPACE
                        .train(capture, request(capture).withTrainOn(TrainOn.BENIGN))
                        .run(Feedback.none()))
                .hasMessageContaining("TRAIN-101");
        assertThatThrownBy(() -> WORKSPACE
                        .train(capture, request(capture).withGoal(new Goal.BestF1()))
                        .run(Feedback.none()))
                .hasMessageContaining("TRAIN-104");
    }

    @Test
    void trainingOnAllRowsFullOfAttacksIsWarnedOf() throws Exception {
        Capture capture = open(labelled);
        JobFeedback feedback = new JobFeedback();
        WORKSPACE.train(capture, request(capture).withTrainOn(TrainOn.ALL)).run(feedback);
        assertThat(feedback.snapshot().warnings()).extracting(Problem::code).containsExactly("TRAIN-132");
        Path attacked = Files.writeString(folder.resolve("attacked.csv"), Flows.csv(2_000, true, 3, 0.4));
        Capture many = open(attacked);
        JobFeedback warned = new JobFeedback();
        WORKSPACE.train(many, request(many).withTrainOn(TrainOn.ALL)).run(warned);
        assertThat(warned.snapshot().warnings()).extracting(Problem::code).containsExactly("TRAIN-132", "TRAIN-103");
    }

    @Test
    void anotherCaptureIsScoredAndOneWithoutTheFeaturesIsRefusedByName() throws Exception {
        ModelBundle model = train(open(labelled)).model();
        Analysis other = WORKSPACE.score(open(unlabelled), model).run(Feedback.none());
        assertThat(other.reported()).isEqualTo(Partition.ALL);
        Path narrow = Files.writeString(folder.resolve("narrow.csv"), "Duration,Protocol\n1,6\n2,17\n");
        Capture capture = open(narrow);
        assertThatThrownBy(() -> WORKSPACE.score(capture, model).run(Feedback.none()))
                .hasMessageContaining("Bytes")
                .hasMessageContaining("Packets");
    }

    @Test
    void theExportReadsBackWithTheSameValuesMostUnusualFirst() throws Exception {
        Analysis analysis = train(open(labelled));
        double threshold = analysis.model().operation().threshold();
        Path out = folder.resolve("flagged.csv");
        WORKSPACE
                .export(analysis, new FlaggedExport(Partition.ALL, threshold, false, 2), out, false)
                .run(Feedback.none());
        Capture back = open(out);
        int[] rows = analysis.ranking().flaggedRows(threshold);
        assertThat(back.table().rows()).isEqualTo(rows.length);
        for (Column column : analysis.capture().table().columns()) {
            Column read = back.table().column(column.name()).orElseThrow();
            for (int i = 0; i < rows.length; i++) {
                assertThat(read.text(i)).isEqualTo(column.text(rows[i]));
            }
        }
        assertThat(back.table().columns().stream().map(Column::name).toList())
                .endsWith(
                        "anomaly_score", "rank", "flagged", "predicted_kind", "predicted_probability", "top_features");
        assertThat(back.table().column("top_features").orElseThrow().text(0)).contains("(+");
        assertThatThrownBy(() -> WORKSPACE
                        .export(analysis, new FlaggedExport(Partition.ALL, threshold, false, 2), out, false)
                        .run(Feedback.none()))
                .hasMessageContaining("IO-");
    }

    @Test
    void settingsAreRememberedAndBrokenOnesSetAside() throws Exception {
        SettingsStore store = new SettingsStore(folder.resolve("config"));
        assertThat(store.load()).isEqualTo(Settings.defaults());
        Settings changed = Settings.defaults()
                .withTheme("dark")
                .withRecent(List.of("/a.csv"))
                .withFontPercent(150)
                .withDriftAlert(0.2);
        store.save(changed);
        assertThat(store.load()).isEqualTo(changed);
        Files.writeString(folder.resolve("config").resolve("settings.json"), "{\"theme\": 7");
        assertThat(store.load()).isEqualTo(Settings.defaults());
        assertThat(folder.resolve("config").resolve("settings.json.bad")).exists();
        Files.writeString(folder.resolve("config").resolve("settings.json"), "{\"theme\": \"dark\"}");
        assertThat(store.load()).isEqualTo(Settings.defaults().withTheme("dark"));
    }

    @Test
    void recentCapturesAreFewAndTheNewestComesFirst() {
        Settings settings = Settings.defaults();
        for (int i = 0; i < 15; i++) {
            settings = settings.withRecent(List.of("/" + i % 12 + ".csv"));
        }
        assertThat(settings.recentFiles()).hasSize(Settings.RECENT).startsWith(List.of("/2.csv"));
        assertThat(settings.withoutRecent(List.of("/2.csv")).recentFiles()).doesNotContain(List.of("/2.csv"));
        assertThat(new Settings("pink", 7, List.of(), -1, 0, 1.5)).isEqualTo(Settings.defaults());
    }
}
