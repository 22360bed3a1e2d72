package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.detect.XgBoostSpec;
import org.strayflow.eval.Goal;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/** An isolation forest stands beside every other detector, on the same rows. */
class BaselineTest {
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    static Path shared;

    private static Capture capture;

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-03-01T10:20:30Z");
    private RunLog log;

    @BeforeAll
    static void open() throws Exception {
        capture = open("office.csv", true);
    }

    private static Capture open(String name, boolean labelled) throws Exception {
        Path file = Files.writeString(shared.resolve(name), Flows.csv(2_000, labelled, 1));
        return WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    @BeforeEach
    void empty() {
        log = new RunLog(folder.resolve("runs"), () -> now);
    }

    private static TrainingRequest request(DetectorSpec spec) {
        return TrainingRequest.suggestedFor(capture, spec);
    }

    private static DetectorSpec boosting() throws Exception {
        return XgBoostSpec.defaults().with("rounds", "3");
    }

    private Optional<TrainingRun> baseline(TrainingRequest request) throws Exception {
        return baseline(capture, request);
    }

    private Optional<TrainingRun> baseline(Capture flows, TrainingRequest request) throws Exception {
        now = now.plusSeconds(1);
        String id =
                log.train(WORKSPACE, flows, request).run(Feedback.none()).run().orElseThrow();
        Optional<Baseline> baseline = Baseline.of(log, id, flows, request);
        return baseline.isPresent() ? baseline.get().find(WORKSPACE, flows).run(Feedback.none()) : Optional.empty();
    }

    private List<TrainingRun> runs() throws Exception {
        return log.list().run(Feedback.none()).runs();
    }

    @Test
    void itIsWhatATrainingOfTheForestWouldGive() throws Exception {
        TrainingRun baseline = baseline(request(boosting()).withSeed(3)).orElseThrow();
        assertThat(baseline.title()).isEqualTo("Isolation forest (baseline)");
        assertThat(baseline.setting(Baseline.MARK)).isEqualTo("true");
        String id = log.train(
                        WORKSPACE,
                        capture,
                        request(IsolationForestSpec.defaults()).withSeed(3))
                .run(Feedback.none())
                .run()
                .orElseThrow();
        assertThat(baseline.result().metrics()).isEqualTo(log.get(id).result().metrics());
        assertThat(baseline.data().partitions()).isEqualTo(log.get(id).data().partitions());
    }

    @Test
    void thereIsOneForAllThatDifferInTheDetectorOnly() throws Exception {
        TrainingRun first = baseline(request(boosting())).orElseThrow();
        TrainingRun again =
                baseline(request(XgBoostSpec.defaults().with("rounds", "4"))).orElseThrow();
        TrainingRun forest = baseline(request(Detectors.byId("random-forest").with("trees", "3")))
                .orElseThrow();
        assertThat(List.of(again.id(), forest.id())).containsOnly(first.id());
        assertThat(runs()).hasSize(4);
        assertThat(RunComparison.of(runs()).settings()).doesNotContain(Baseline.MARK);
    }

    @Test
    void otherRowsColumnsOrGoalsHaveTheirOwn() throws Exception {
        TrainingRequest usual = request(boosting());
        TrainingRun first = baseline(usual).orElseThrow();
        List<TrainingRequest> others = List.of(
                usual.withSeed(2),
                usual.withFeatures(usual.features().subList(1, usual.features().size())),
                usual.withGoal(Goal.parse("fpr=0.05")),
                usual.withShares(0.5, 0.3));
        for (TrainingRequest other : others) {
            assertThat(baseline(other).orElseThrow().id()).isNotEqualTo(first.id());
        }
        assertThat(runs()).hasSize(10);
    }

    @Test
    void aForestOfTheAnalystsOwnServesToo() throws Exception {
        assertThat(baseline(request(IsolationForestSpec.defaults()))).isEmpty();
        TrainingRun forest = runs().getFirst();
        assertThat(baseline(request(boosting())).orElseThrow().id()).isEqualTo(forest.id());
    }

    @Test
    void withoutBenignRowsThereIsNone() throws Exception {
        Capture unlabelled = open("unlabelled.csv", false);
        TrainingRequest request = TrainingRequest.suggestedFor(unlabelled, Detectors.byId("nearest-neighbours"));
        assertThat(Baseline.of(log, "any", unlabelled, request)).isEmpty();
    }

    /** What the split says of itself names neither the test files nor how times were read. */
    @Test
    void otherRowsOfTheSameFilesHaveTheirOwn() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("one.csv", "two.csv")) {
            files.add(Files.writeString(shared.resolve(name), Flows.csv(1_000, true, name.length() + files.size())));
        }
        Capture both = WORKSPACE.open(files, ReadOptions.defaults()).run(Feedback.none());
        Set<String> ids = new HashSet<>();
        for (int test = 0; test < 2; test++) {
            TrainingRequest request = TrainingRequest.suggestedFor(both, boosting())
                    .withSplit(SplitChoice.ofTestFiles(List.of(files.get(test))));
            ids.add(baseline(both, request).orElseThrow().id());
        }
        assertThat(ids).hasSize(2);
    }

    @Test
    void aGoalOutOfReachGivesWayToTheUsualOne() throws Exception {
        Capture sample = WORKSPACE
                .open(List.of(Path.of("sample-data", "office-day-1.csv.gz")), ReadOptions.defaults())
                .run(Feedback.none());
        TrainingRequest precise =
                TrainingRequest.suggestedFor(sample, boosting()).withGoal(Goal.parse("precision=0.9"));
        TrainingRun first = baseline(sample, precise).orElseThrow();
        assertThat(first.setting("goal")).isEqualTo("fpr=0.01");
        int before = runs().size();
        assertThat(baseline(sample, precise).orElseThrow().id()).isEqualTo(first.id());
        assertThat(runs()).hasSize(before + 1);
    }

    @Test
    void aRunThatWasForgottenMeanwhileCostsAWarning() throws Exception {
        Baseline baseline =
                Baseline.of(log, "gone", capture, request(boosting())).orElseThrow();
        JobFeedback feedback = new JobFeedback();
        assertThat(baseline.find(WORKSPACE, capture).run(feedback)).isEmpty();
        assertThat(feedback.snapshot().warnings()).extracting(Problem::code).containsExactly("RUN-209");
    }
}
