package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.detect.LogisticRegressionSpec;
import org.strayflow.detect.NearestNeighboursSpec;
import org.strayflow.detect.RandomForestSpec;
import org.strayflow.eval.DropMeasure;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Partition;
import org.strayflow.eval.PermutationImportance;
import org.strayflow.eval.Ranking;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.vm.FlowFeature.Direction;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.Workspace;

/** What the Threshold room says of a model and of a selected flow, without a window. */
class JudgingTest {
    @TempDir
    Path folder;

    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private final Workspace workspace = new Workspace(new Parallel(2));
    private ThresholdViewModel room;
    private Capture capture;

    @BeforeEach
    void open() throws Exception {
        BackgroundJobs jobs = new BackgroundJobs(runner, window);
        room = new ThresholdViewModel(workspace, jobs, new Moments(jobs));
        capture = read("office.csv", Flows.csv(3_000, true, 1, 0.1));
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private Capture read(String name, String csv) throws Exception {
        Path file = Files.writeString(folder.resolve(name), csv);
        return workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private Analysis train(DetectorSpec spec) throws Exception {
        Analysis analysis = workspace
                .train(capture, TrainingRequest.suggestedFor(capture, spec))
                .run(Feedback.none());
        room.show(analysis);
        return analysis;
    }

    private ExplainedFlow select(int row) {
        room.explaining().select(row);
        return Objects.requireNonNull(room.explaining().flowProperty().get());
    }

    /** Benign flows have 2 to 21 packets, attacks 900 and more and last 50 seconds. */
    @Test
    void aSelectedFlowTellsWhereItsValuesLieAgainstBenignFlows() throws Exception {
        Analysis analysis = train(IsolationForestSpec.defaults());
        Ranking ranking = analysis.ranking();
        ExplainedFlow attack = select(ranking.rowAt(0));
        FlowFeature packets = feature(attack, "Packets");
        assertThat(packets.direction()).isEqualTo(Direction.ABOVE);
        assertThat(packets.value()).matches("9[0-9]{2}");
        assertThat(packets.usual()).matches("[23] – (19|20|21)");
        assertThat(feature(attack, "Rate").direction()).isEqualTo(Direction.BELOW);
        assertThat(attack.headings().getFirst()).startsWith("Score 0.").contains("benign training flows");
        assertThat(attack.nearest()).isEmpty();
        ExplainedFlow usual = select(ranking.rowAt(ranking.size() - 1));
        assertThat(feature(usual, "Packets").direction()).isEqualTo(Direction.WITHIN);
        room.explaining().select(-1);
        assertThat(room.explaining().flowProperty().get()).isNull();
    }

    private static FlowFeature feature(ExplainedFlow flow, String name) {
        return flow.features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void howUnusualAFlowIsIsItsPlaceAmongTheTrainingScores() throws Exception {
        Analysis analysis = train(IsolationForestSpec.defaults());
        float[] quantiles = analysis.model().scoreQuantiles();
        int middle = IntStream.range(0, capture.table().rows())
                .filter(row -> analysis.score(row) == quantiles[128])
                .findFirst()
                .orElseThrow();
        String heading = select(middle).headings().getFirst();
        assertThat(heading).matches("Score .*, above [45][0-9]\\.[0-9]{2} % of the benign training flows");
        assertThat(select(analysis.ranking().rowAt(0)).headings().getFirst())
                .endsWith(
                        analysis.score(analysis.ranking().rowAt(0)) > quantiles[quantiles.length - 1]
                                ? ", above all benign training flows"
                                : " % of the benign training flows");
    }

    @Test
    void aClassifierSaysWhatItTakesTheFlowFor() throws Exception {
        Analysis analysis = train(LogisticRegressionSpec.defaults());
        assertThat(select(analysis.ranking().rowAt(0)).headings())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Taken for Flood, probability 0.9");
    }

    @Test
    void nearestNeighboursShowTheFlowsMostLikeItAndWhatDiffers() throws Exception {
        Analysis analysis = train(NearestNeighboursSpec.defaults());
        ExplainedFlow attack = select(analysis.ranking().rowAt(0));
        assertThat(attack.nearest()).isNotEmpty();
        assertThat(attack.nearest()).extracting(ExplainedFlow.Nearest::distance).isSorted();
        for (ExplainedFlow.Nearest nearest : attack.nearest()) {
            assertThat(nearest.values()).hasSameSizeAs(attack.features());
            assertThat(nearest.differs()).hasSameSizeAs(attack.features()).contains(true);
            int packets = place(attack, "Packets");
            assertThat(Integer.parseInt(nearest.values().get(packets))).isBetween(2, 21);
            assertThat(nearest.differs().get(packets)).isTrue();
        }
    }

    private static int place(ExplainedFlow flow, String name) {
        return flow.features().indexOf(feature(flow, name));
    }

    @Test
    void whatTheModelReliesOnIsMeasuredOnTestRowsWhenAsked() throws Exception {
        Analysis analysis = train(RandomForestSpec.defaults().with("trees", "20"));
        Reliance reliance = room.explaining().reliance();
        assertThat(reliance.drops()).isEmpty();
        assertThat(reliance.summary()).isEmpty();
        reliance.repeatsProperty().set(3);
        reliance.start();
        assertThat(reliance.runningProperty().get()).isNotNull();
        window.until("measured", () -> reliance.measuredProperty().get() != null);
        assertThat(reliance.runningProperty().get()).isNull();
        PermutationImportance measured =
                Objects.requireNonNull(reliance.measuredProperty().get());
        PermutationImportance same = workspace
                .permutation(
                        analysis,
                        Partition.TEST,
                        new PermutationImportance.Question(DropMeasure.AVERAGE_PRECISION, 3, 50_000, 1))
                .run(Feedback.none());
        assertThat(measured).isEqualTo(same);
        assertThat(reliance.drops()).hasSameSizeAs(same.columns());
        assertThat(reliance.drops().getFirst().text()).contains(" ± ");
        assertThat(reliance.summary())
                .startsWith("Drop of the average precision, ")
                .endsWith(Formats.count(same.rows()) + " test rows; 3 repeats");
        room.show(analysis);
        assertThat(reliance.measuredProperty().get()).isNull();
    }

    @Test
    void aCancelledMeasurementLeavesWhatWasMeasuredBefore() throws Exception {
        train(IsolationForestSpec.defaults());
        Reliance reliance = room.explaining().reliance();
        reliance.start();
        window.until("measured", () -> reliance.measuredProperty().get() != null);
        PermutationImportance before = reliance.measuredProperty().get();
        reliance.repeatsProperty().set(PermutationImportance.MOST_REPEATS);
        reliance.start();
        JobFeedback running = Objects.requireNonNull(reliance.runningProperty().get());
        reliance.cancel();
        window.until("cancelled", () -> reliance.runningProperty().get() == null);
        assertThat(running.isCancelled()).isTrue();
        assertThat(reliance.measuredProperty().get()).isSameAs(before);
    }

    @Test
    void treesTellTheirGainsAndOthersNone() throws Exception {
        train(RandomForestSpec.defaults().with("trees", "20"));
        List<Reliance.Line> gains = room.explaining().reliance().gainsProperty().get();
        assertThat(gains.stream().mapToDouble(Reliance.Line::amount).sum()).isCloseTo(1, within(1e-6));
        assertThat(gains).extracting(Reliance.Line::amount).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        train(IsolationForestSpec.defaults());
        assertThat(room.explaining().reliance().gainsProperty().get()).isEmpty();
    }

    @Test
    void onAnotherCaptureTheFlagRateStandsBesideTheExpectedOneAndRecalibratingMeetsIt() throws Exception {
        Analysis own = train(IsolationForestSpec.defaults());
        assertThat(own.ofAnotherCapture()).isFalse();
        assertThat(room.flagRateProperty().get()).isNull();
        Capture attacked = read("attacked.csv", Flows.csv(3_000, true, 7, 0.15));
        Analysis there = workspace
                .score(attacked, own.tuned(new Goal.FalsePositiveRate(0.2)).model())
                .run(Feedback.none())
                .atOwnThreshold();
        room.show(there);
        FlagRate rate = Objects.requireNonNull(room.flagRateProperty().get());
        assertThat(rate.expected()).isEqualTo(there.expectedFlaggedShare()).isBetween(0.15, 0.25);
        assertThat(rate.here()).isBetween(0.30, 0.40);
        assertThat(rate.isFar()).isTrue();
        assertThat(rate.text()).contains(Formats.percent(rate.here())).contains(Formats.percent(rate.expected()));
        room.recalibrate();
        assertThat(room.goalKindProperty().get()).isEqualTo(GoalKind.TOP_SHARE);
        assertThat(room.goalNumberProperty().get()).isCloseTo(rate.expected() * 100, within(1e-6));
        assertThat(Objects.requireNonNull(room.metricsProperty().get()).flaggedShare())
                .isCloseTo(rate.expected(), within(0.005));
        assertThat(room.tunedTextProperty().get()).isEqualTo("recalibrated by quantile");
        assertThat(room.goalProblemProperty().get()).isNull();
        // Saved so and opened again, what was aimed at is still what is expected.
        Analysis saved = Objects.requireNonNull(room.operated());
        assertThat(saved.expectedFlaggedShare()).isEqualTo(rate.expected());
        room.show(saved);
        FlagRate met = Objects.requireNonNull(room.flagRateProperty().get());
        assertThat(met.expected()).isEqualTo(rate.expected());
        assertThat(met.isFar()).isFalse();
        assertThat(met.meaning()).contains("was recalibrated to flag " + Formats.percent(rate.expected()));
        assertThat(Objects.requireNonNull(room.operated()).expectedFlaggedShare())
                .isEqualTo(rate.expected());
        room.step(0.01);
        assertThat(Objects.requireNonNull(room.operated()).expectedFlaggedShare())
                .isNotEqualTo(rate.expected());
    }

    @Test
    void aRateLikeTheExpectedOneIsNotFar() throws Exception {
        Analysis own = train(IsolationForestSpec.defaults());
        Capture quiet = read("quiet.csv", Flows.csv(3_000, false, 8, 0));
        room.show(workspace.score(quiet, own.model()).run(Feedback.none()).atOwnThreshold());
        FlagRate rate = Objects.requireNonNull(room.flagRateProperty().get());
        assertThat(rate.isFar()).isFalse();
        assertThat(new FlagRate(0.5, 0.01, 0.02, 100, "").isFar()).isFalse();
        assertThat(new FlagRate(0.5, 0.01, 0.02, 100_000, "").isFar()).isTrue();
        assertThat(new FlagRate(0.5, 0.10, 0.12, 100_000, "").isFar()).isFalse();
        assertThat(new FlagRate(0.5, 0.10, 0.05, 100_000, "").isFar()).isTrue();
        assertThat(new FlagRate(0.5, 0, 0, 100_000, "").isFar()).isFalse();
        assertThat(new FlagRate(0.5, 0, 0.001, 100_000, "").isFar()).isTrue();
    }

    @Test
    void aThresholdThatPromisesNothingCannotBeRecalibrated() throws Exception {
        Analysis own = train(IsolationForestSpec.defaults());
        Capture other = read("other.csv", Flows.csv(500, false, 9));
        Analysis there = workspace.score(other, own.model()).run(Feedback.none());
        room.show(there.operatedAt(1, new Goal.Threshold(1)));
        room.recalibrate();
        assertThat(Objects.requireNonNull(room.goalProblemProperty().get()).code())
                .isEqualTo("EVAL-207");
    }
}
