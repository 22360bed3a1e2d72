package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Intervals;
import org.strayflow.eval.Partition;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.TypicalRange;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

class AnalysisTest {
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));
    private static final int ROWS = 2_000;

    @TempDir
    Path folder;

    private Path timed = Path.of("");
    private Path untimed = Path.of("");

    /** Two days of flows, one every so many seconds. */
    @BeforeEach
    void write() throws Exception {
        String csv = Flows.csv(ROWS, true, 1);
        untimed = Files.writeString(folder.resolve("untimed.csv"), csv);
        LocalDateTime start = LocalDateTime.of(2026, 3, 2, 0, 0);
        List<String> lines = csv.lines().toList();
        StringBuilder with = new StringBuilder("Timestamp," + lines.getFirst() + "\n");
        for (int row = 0; row < ROWS; row++) {
            String when = start.plusSeconds(2L * 24 * 3600 * row / (ROWS - 1))
                    .toString()
                    .replace('T', ' ');
            with.append(when.length() == 16 ? when + ":00" : when)
                    .append(',')
                    .append(lines.get(row + 1))
                    .append('\n');
        }
        timed = Files.writeString(folder.resolve("timed.csv"), with.toString());
    }

    private static Analysis train(Path file) throws StrayflowException {
        Capture capture = WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        return WORKSPACE
                .train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()))
                .run(Feedback.none());
    }

    @Test
    void theFirstGoalIsAFalsePositiveRateOnBenignValidationRows() throws Exception {
        Analysis analysis = train(untimed);
        assertThat(analysis.model().operation().goal()).isEqualTo("fpr=0.01");
        assertThat(analysis.model().operation().tunedOn()).isEqualTo("validation");
        double threshold = analysis.model().operation().threshold();
        assertThat(analysis.ranking(Partition.VALIDATION)
                        .orElseThrow()
                        .confusionAt(threshold)
                        .falsePositiveRate())
                .isLessThanOrEqualTo(0.01)
                .isGreaterThan(0.005);
    }

    @Test
    void aPartitionStandsForItsShareOfTheDays() throws Exception {
        Analysis analysis = train(timed);
        assertThat(analysis.times().days()).isCloseTo(2, within(1e-4));
        assertThat(analysis.days(Partition.ALL).orElseThrow()).isCloseTo(2, within(1e-4));
        double share = analysis.split().rows(Partition.TEST).size() / (double) ROWS;
        assertThat(analysis.days(Partition.TEST).orElseThrow()).isCloseTo(2 * share, within(1e-4));
        assertThat(analysis.flagsPerDay().orElseThrow())
                .isCloseTo(analysis.model().operation().metrics().flagged() / (2 * share), within(0.1));
        Analysis budget = analysis.tuned(new Goal.Budget(200));
        assertThat(budget.model().operation().tunedOn()).isEqualTo("all");
        assertThat(budget.ranking().flaggedAt(budget.model().operation().threshold()))
                .isBetween(380, 400);
        Intervals intervals = analysis.intervals().run(Feedback.none());
        assertThat(intervals.blocks()).isBetween(500, 577);
    }

    @Test
    void withoutTimesNothingIsSaidOfDays() throws Exception {
        Analysis analysis = train(untimed);
        assertThat(analysis.days(Partition.ALL)).isEmpty();
        assertThat(analysis.flagsPerDay()).isEmpty();
        assertThat(analysis.intervals().run(Feedback.none()).blocks()).isZero();
        assertThat(analysis.kindMetrics(Partition.TEST)).isEmpty();
        assertThatThrownBy(() -> analysis.tuned(new Goal.Budget(20))).hasMessageContaining("EVAL-205");
    }

    @Test
    void recalibratingFlagsTheShareThatWasToBeExpected() throws Exception {
        Analysis trained = train(untimed).tuned(new Goal.FalsePositiveRate(0.3));
        double expected = trained.expectedFlaggedShare();
        Path attacked = Files.writeString(folder.resolve("attacked.csv"), Flows.csv(ROWS, true, 3, 0.15));
        Capture other =
                WORKSPACE.open(List.of(attacked), ReadOptions.defaults()).run(Feedback.none());
        Analysis there =
                WORKSPACE.score(other, trained.model()).run(Feedback.none()).atOwnThreshold();
        assertThat(there.model().operation().metrics().flaggedShare()).isGreaterThan(expected + 0.05);
        Analysis recalibrated = there.recalibrated();
        assertThat(recalibrated.model().operation().metrics().flaggedShare()).isCloseTo(expected, within(0.01));
        assertThat(recalibrated.model().operation().goal()).startsWith("share=");
        assertThat(recalibrated.model().operation().tunedOn()).isEqualTo("all");
        assertThat(recalibrated.expectedFlaggedShare())
                .as("what was aimed at, not the share of the training rows at the new threshold")
                .isEqualTo(expected);
        assertThat(recalibrated.recalibrated().model().operation().threshold())
                .as("once is enough")
                .isEqualTo(recalibrated.model().operation().threshold());
        Path saved = WORKSPACE
                .saveModel(recalibrated.model(), folder.resolve("recalibrated.sfm"), false)
                .run(Feedback.none());
        Analysis later = WORKSPACE
                .score(other, WORKSPACE.openModel(saved).run(Feedback.none()))
                .run(Feedback.none())
                .atOwnThreshold();
        assertThat(later.expectedFlaggedShare()).isEqualTo(expected);
        assertThat(later.model().operation().isRecalibrated()).isTrue();
        Analysis byHand = later.operatedAt(later.model().operation().threshold() + 0.01, new Goal.Threshold(0.5));
        assertThat(byHand.expectedFlaggedShare())
                .as("another threshold was not aimed at anything")
                .isNotEqualTo(expected);
        Analysis nothing = there.operatedAt(1, new Goal.Threshold(1));
        assertThatThrownBy(nothing::recalibrated).hasMessageContaining("EVAL-207");
    }

    /** Benign flows have 2 to 21 packets, attacks 900 and more: where both are trained on, the range is that of the former. */
    @Test
    void theTypicalRangeIsThatOfBenignTrainingRowsWhateverIsTrainedOn() throws Exception {
        Path attacked = Files.writeString(folder.resolve("attacked.csv"), Flows.csv(ROWS, true, 3, 0.4));
        Capture capture =
                WORKSPACE.open(List.of(attacked), ReadOptions.defaults()).run(Feedback.none());
        TrainingRequest benign = TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults());
        Analysis of = WORKSPACE.train(capture, benign).run(Feedback.none());
        Analysis ofAll =
                WORKSPACE.train(capture, benign.withTrainOn(TrainOn.ALL)).run(Feedback.none());
        assertThat(ofAll.typical("Packets")).isEqualTo(of.typical("Packets"));
        TypicalRange range = ofAll.typical("Packets").orElseThrow();
        assertThat(range.low()).isBetween(2f, 3f);
        assertThat(range.high()).isBetween(19f, 21f);
        assertThat(range.contains(10)).isTrue();
        assertThat(range.contains(950)).isFalse();
        assertThat(ofAll.model().sketches().getFirst().quantile(0.95)).isGreaterThan(21);
        assertThat(of.model().sketches())
                .allSatisfy(sketch -> assertThat(sketch.benign()).isEmpty());
        assertThat(ofAll.typical("Source IP")).isEmpty();
        Path file = WORKSPACE
                .saveModel(ofAll.model(), folder.resolve("all.sfm"), false)
                .run(Feedback.none());
        ModelBundle opened = WORKSPACE.openModel(file).run(Feedback.none());
        assertThat(opened.sketches().stream().map(FeatureSketch::typical))
                .containsExactlyElementsOf(ofAll.model().sketches().stream()
                        .map(FeatureSketch::typical)
                        .toList());
    }

    @Test
    void aScoreIsAsUnusualAsTheTrainingRowsBelowIt() throws Exception {
        Analysis analysis = train(untimed);
        float[] quantiles = analysis.model().scoreQuantiles();
        assertThat(analysis.unusualness(0)).isZero();
        assertThat(analysis.unusualness(1)).isEqualTo(1);
        assertThat(analysis.unusualness(quantiles[128])).isCloseTo(0.5, within(0.01));
    }
}
