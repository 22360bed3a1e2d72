package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Partition;
import org.strayflow.feature.Finding;
import org.strayflow.feature.Fix;
import org.strayflow.feature.RowRule;
import org.strayflow.feature.Severity;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.AppliedFix;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.TrainingRecord;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/** A fix changes the training and nothing else, and the model says so. */
class FixesTest {
    private static final int ROWS = 1_000;
    private static final int REPEATED = 200;
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    Path folder;

    private String text = "";

    @BeforeEach
    void makeCapture() {
        List<String> lines = new ArrayList<>(Flows.csv(ROWS, true, 1).lines().toList());
        lines.addAll(lines.subList(1, 1 + REPEATED));
        text = String.join("\n", lines) + "\n";
    }

    private Capture open(String csv) throws Exception {
        Path file = Files.writeString(folder.resolve("office.csv"), csv);
        return WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private static Finding finding(String code, Fix fix) {
        return new Finding(code, Severity.ADVICE, "title", "detail", 1, List.of()).withFix(fix);
    }

    private static Finding duplicates(Capture capture) throws Exception {
        return WORKSPACE.check(capture).run(Feedback.none()).stream()
                .filter(f -> f.code().equals("DATA-101"))
                .findFirst()
                .orElseThrow();
    }

    private static TrainingRequest request(Capture capture) {
        return TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults());
    }

    private static final Finding COLUMNS =
            finding("DATA-104", new Fix.LeaveOutColumns(List.of("Packets", "Not there")));

    @Test
    void fixesChangeTheRequestAlone() throws Exception {
        Capture capture = open(text);
        TrainingRequest before = request(capture);
        Finding without = new Finding("DATA-108", Severity.INFO, "title", "detail", 1, List.of());
        TrainingRequest after = before.withFixes(List.of(COLUMNS, duplicates(capture), without));
        assertThat(before.fixes()).isEmpty();
        assertThat(before.features()).contains("Packets");
        assertThat(after.features()).isEqualTo(List.of("Duration", "Bytes", "Rate", "Protocol"));
        assertThat(after.fixes()).extracting(FixTaken::code).containsExactly("DATA-104", "DATA-101");
        assertThat(after.withSeed(7)
                        .withSpec(before.spec())
                        .withParallel(new Parallel(1))
                        .fixes())
                .isEqualTo(after.fixes());
        assertThat(before.withFixes(List.of())).isEqualTo(before);
    }

    @Test
    void fixesThatLeaveNoFeatureAreRefused() throws Exception {
        TrainingRequest request = request(open(text));
        Finding all = finding("DATA-110", new Fix.LeaveOutColumns(request.features()));
        assertThatThrownBy(() -> request.withFixes(List.of(all)))
                .hasMessageContaining("TRAIN-109")
                .hasMessageContaining("DATA-110");
    }

    @Test
    void rowsLeftOutAreInNoPartitionAndTheSameOnesWhenTheModelIsOpenedAgain() throws Exception {
        Capture capture = open(text);
        TrainingRequest request = request(capture).withFixes(List.of(COLUMNS, duplicates(capture)));
        Analysis trained = WORKSPACE.train(capture, request).run(Feedback.none());
        int inPartitions = 0;
        for (Partition partition : List.of(Partition.TRAINING, Partition.VALIDATION, Partition.TEST)) {
            assertThat(trained.split().rows(partition).stream().filter(row -> row >= ROWS))
                    .isEmpty();
            inPartitions += trained.split().rows(partition).size();
        }
        assertThat(inPartitions).isEqualTo(ROWS);
        assertThat(trained.ranking().size()).as("all rows are scored").isEqualTo(ROWS + REPEATED);
        assertThat(trained.model().training().fixes())
                .containsExactly(
                        new AppliedFix("DATA-104", AppliedFix.COLUMNS, List.of("Packets"), 0),
                        new AppliedFix(
                                "DATA-101",
                                "repeated",
                                List.of("Duration", "Bytes", "Packets", "Rate", "Protocol"),
                                REPEATED));

        Path file = folder.resolve("fixed.sfm");
        WORKSPACE.saveModel(trained.model(), file, true).run(Feedback.none());
        ModelBundle opened = WORKSPACE.openModel(file).run(Feedback.none());
        assertThat(opened.training()).isEqualTo(trained.model().training());
        JobFeedback feedback = new JobFeedback();
        Analysis again = WORKSPACE.score(capture, opened).run(feedback).atOwnThreshold();
        assertThat(feedback.snapshot().warnings()).isEmpty();
        assertThat(again.model().operation()).isEqualTo(trained.model().operation());
        for (Partition partition : Partition.values()) {
            assertThat(again.split().rows(partition).toArray())
                    .isEqualTo(trained.split().rows(partition).toArray());
        }
    }

    @Test
    void withoutLabelsTheRowsAreKeptFromTheTrainingToo() throws Exception {
        String unlabelled = text.replaceAll("(?m),(BENIGN|Flood|Label)$", "");
        Capture capture = open(unlabelled);
        Analysis trained = WORKSPACE
                .train(capture, request(capture).withFixes(List.of(duplicates(capture))))
                .run(Feedback.none());
        assertThat(trained.model().training().trainingRows()).isEqualTo(ROWS);
        assertThat(trained.ranking().size()).isEqualTo(ROWS + REPEATED);
    }

    @Test
    void aColumnTakenBackInIsNotSaidToBeLeftOut() throws Exception {
        Capture capture = open(text);
        TrainingRequest request = request(capture);
        Analysis trained = WORKSPACE
                .train(capture, request.withFixes(List.of(COLUMNS)).withFeatures(request.features()))
                .run(Feedback.none());
        assertThat(trained.model().training().fixes()).isEmpty();
        assertThat(trained.model().preparation().names()).contains("Packets");
    }

    @Test
    void featuresOfAnotherExtractorAreWarnedOfAndAnotherLayoutOfTheSameIsNot() throws Exception {
        assertThat(Extractors.of("cic-ids2017-machine-learning"))
                .isEqualTo(Extractors.of("cic-ids2017-traffic-labelling"))
                .isNotEqualTo(Extractors.of("cic-ids2017-improved"));
        assertThat(Extractors.of("of-tomorrow")).isEqualTo("of-tomorrow");
        Capture capture = open(text);
        ModelBundle model =
                WORKSPACE.train(capture, request(capture)).run(Feedback.none()).model();
        JobFeedback same = new JobFeedback();
        WORKSPACE.score(capture, model).run(same);
        assertThat(same.snapshot().warnings()).isEmpty();
        JobFeedback other = new JobFeedback();
        WORKSPACE.score(capture, with(model, "argus-binetflow", List.of())).run(other);
        assertThat(other.snapshot().warnings()).extracting(Problem::code).containsExactly("MODEL-301");
        assertThat(other.snapshot().warnings().getFirst().summary()).contains("Argus");
    }

    private static ModelBundle with(ModelBundle model, String layout, List<AppliedFix> fixes) {
        TrainingRecord t = model.training();
        return new ModelBundle(
                model.detector(),
                model.preparation(),
                new TrainingRecord(
                        layout,
                        t.files(),
                        t.rows(),
                        t.trainingRows(),
                        t.trainedOn(),
                        t.labelColumn(),
                        t.benignTexts(),
                        t.seed(),
                        t.split(),
                        fixes,
                        t.kindsApart()),
                model.operation(),
                model.sketches(),
                model.scoreQuantiles());
    }

    @Test
    void whenTheRowsCannotBeFoundAgainNumbersComeFromAllRowsAndThatIsSaid() throws Exception {
        Capture capture = open(text);
        Analysis trained = WORKSPACE.train(capture, request(capture)).run(Feedback.none());
        for (AppliedFix wrong : List.of(
                new AppliedFix("DATA-101", "repeated", List.of("Duration", "Bytes"), 7),
                new AppliedFix("DATA-105", RowRule.Kind.INFINITE.text(), List.of("Octets"), 0))) {
            ModelBundle changed =
                    with(trained.model(), trained.model().training().layout(), List.of(wrong));
            JobFeedback feedback = new JobFeedback();
            Analysis scored = WORKSPACE.score(capture, changed).run(feedback);
            assertThat(feedback.snapshot().warnings()).extracting(Problem::code).containsExactly("MODEL-302");
            assertThat(scored.reported()).isEqualTo(Partition.ALL);
        }
    }
}
