package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Ranking;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** A classifier joined with a novelty detector. */
class EnsembleTest {
    private static EnsembleSpec small() {
        try {
            return EnsembleSpec.defaults()
                    .with("classifier.rounds", "10")
                    .with("novelty", "isolation-forest")
                    .with("novelty.trees", "20");
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FittedEnsemble train(KindsCapture capture, EnsembleSpec spec, int threads)
            throws StrayflowException {
        return (FittedEnsemble)
                Detectors.train(spec, capture.set(), 1, new Parallel(threads)).run(Feedback.none());
    }

    @Test
    void everySettingOfItsMembersIsItsOwn() throws Exception {
        EnsembleSpec spec = small().with("rule", "rank").with("classifier.depth", "3");
        assertThat(spec.settings())
                .containsEntry("classifier.depth", "3")
                .containsEntry("novelty.trees", "20")
                .containsEntry("rule", "rank");
        DetectorSpec again = EnsembleSpec.defaults();
        for (var setting : spec.settings().entrySet()) {
            again = again.with(setting.getKey(), setting.getValue());
        }
        assertThat(again).isEqualTo(spec);
        assertThat(spec.with("novelty", "nearest-neighbours").novelty()).isEqualTo(NearestNeighboursSpec.defaults());
        assertThatThrownBy(() -> spec.with("classifier", "isolation-forest")).hasMessageContaining("xgboost");
        assertThatThrownBy(() -> spec.with("classifier.rounds", "0")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> new EnsembleSpec(
                        EnsembleRule.EITHER, 0.01, IsolationForestSpec.defaults(), XgBoostSpec.defaults()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(EnsembleRule.class)
    void scoresAreTheSameForAnyNumberOfThreadsAndFollowTheRule(EnsembleRule rule) throws Exception {
        KindsCapture capture = KindsCapture.make(3_000, 4, 5);
        EnsembleSpec spec = small().with("rule", rule.text());
        FittedEnsemble ensemble = train(capture, spec, 2);
        Scores scores = ensemble.score(capture.matrix(), new Parallel(2)).run(Feedback.none());
        Scores alone =
                train(capture, spec, 1).score(capture.matrix(), new Parallel(1)).run(Feedback.none());
        assertThat(scores.values()).isEqualTo(alone.values());
        assertThat(scores.members().keySet()).containsExactly("Gradient boosting (XGBoost)", "Isolation forest");
        assertThat(scores.predictions().orElseThrow().kinds()).isEqualTo(ensemble.kinds());
        float[] known = Objects.requireNonNull(scores.members().get("Gradient boosting (XGBoost)"));
        float[] unlike = Objects.requireNonNull(scores.members().get("Isolation forest"));
        for (int row = 0; row < known.length; row += 97) {
            double p = ensemble.classifier().tail().of(known[row]);
            double q = ensemble.novelty().tail().of(unlike[row]);
            double expected =
                    switch (rule) {
                        case EITHER -> Math.min(2 * p * Math.sqrt(q) - p * p * q, Math.min(p, 3 * q));
                        case RANK -> p * q * (1 - Math.log(p * q));
                        case GATE -> q <= 0.01 ? 0.01 * p : 1;
                    };
            assertThat((double) scores.values()[row]).isCloseTo(1 - expected, within(1e-6));
            assertThat(ensemble.explain(capture.matrix(), row).score()).isCloseTo(scores.values()[row], within(1e-4));
        }
    }

    /** Whatever the goal, the novelty detector has the last word on what is not let through. */
    @Test
    void aClosedGateIsFinal() throws Exception {
        KindsCapture capture = KindsCapture.make(4_000, 4, 7);
        EnsembleSpec spec = small().with("rule", "gate").with("open", "0.05");
        FittedEnsemble ensemble = train(capture, spec, 2);
        Scores scores = ensemble.score(capture.matrix(), new Parallel(2)).run(Feedback.none());
        float[] unlike = Objects.requireNonNull(scores.members().get("Isolation forest"));
        float[] known = Objects.requireNonNull(scores.members().get("Gradient boosting (XGBoost)"));
        KindPredictions told = scores.predictions().orElseThrow();
        int closed = 0;
        int silenced = 0;
        for (int row = 0; row < unlike.length; row++) {
            boolean open = ensemble.novelty().tail().of(unlike[row]) <= 0.05;
            Explanation why = ensemble.explain(capture.matrix(), row);
            FittedEnsemble.Member speaks = open ? ensemble.classifier() : ensemble.novelty();
            assertThat(why.margin())
                    .isEqualTo(speaks.detector()
                            .explain(capture.matrix().only(speaks.places()), row)
                            .margin());
            if (open) {
                assertThat(scores.values()[row]).isGreaterThanOrEqualTo(0.95f);
                continue;
            }
            closed++;
            silenced += known[row] > 0.9f ? 1 : 0;
            assertThat(scores.values()[row]).isZero();
            assertThat(why.score()).isZero();
            assertThat(told.of(row).benign()).isTrue();
            assertThat(told.probability()[row]).isCloseTo(1 - known[row], within(1e-6f));
        }
        assertThat(closed).isBetween(1_000, 3_990);
        assertThat(silenced).as("that the classifier alone would flag").isPositive();
        Ranking ranking = Ranking.of(scores.values(), capture.labels(), capture.validation())
                .run(Feedback.none());
        for (double rate : new double[] {0, 0.001, 0.01, 0.04, 0.2, 0.9}) {
            assertThat(new Goal.FalsePositiveRate(rate).thresholdOn(ranking)).isGreaterThanOrEqualTo(0.95f);
        }
        assertThat(new Goal.TopCount(700).thresholdOn(ranking)).isGreaterThanOrEqualTo(0.95f);
        assertThat(new Goal.Recall(1).thresholdOn(ranking))
                .as("what only all flows together reach")
                .isZero();
    }

    @Test
    void theRuleThatLosesAttacksSaysSo() throws Exception {
        KindsCapture capture = KindsCapture.make(1_000, 4, 8);
        for (EnsembleRule rule : EnsembleRule.values()) {
            JobFeedback feedback = new JobFeedback();
            Detectors.train(small().with("rule", rule.text()), capture.set(), 1, new Parallel(1))
                    .run(feedback);
            assertThat(feedback.snapshot().warnings())
                    .extracting(Problem::code)
                    .isEqualTo(rule == EnsembleRule.GATE ? List.of("TRAIN-122") : List.of());
        }
        assertThat(small().parameters().getFirst().help()).contains("gate", "loses most attacks");
    }

    @Test
    void findsAKindThatItsClassifierNeverSaw() throws Exception {
        KindsCapture capture = KindsCapture.make(6_000, 4, 6);
        // Kind 2 is "DoS", far from all others in its bytes: never shown to the classifier.
        int held = capture.labels().kinds().indexOf("DoS");
        TrainingSet set = new TrainingSet(
                capture.matrix(),
                capture.training().filter(row -> capture.labels().kind(row) != held),
                capture.validation().filter(row -> capture.labels().kind(row) != held),
                capture.labels());
        FittedEnsemble ensemble = (FittedEnsemble)
                Detectors.train(small(), set, 1, new Parallel(2)).run(Feedback.none());
        Scores scores = ensemble.score(capture.matrix(), new Parallel(2)).run(Feedback.none());
        int[] benign = capture.test().filter(capture.labels()::isBenign).toArray();
        int[] unseen =
                capture.test().filter(row -> capture.labels().kind(row) == held).toArray();
        assertThat(share(benign, scores.values())).isLessThan(0.035);
        float[] classifierAlone = Objects.requireNonNull(scores.members().get("Gradient boosting (XGBoost)"));
        assertThat(share(unseen, scores.values())).isGreaterThan(0.05);
        assertThat(classifierAlone).hasSameSizeAs(scores.values());
    }

    private static double share(int[] rows, float[] scores) {
        return (double) Arrays.stream(rows).filter(row -> scores[row] >= 0.99f).count() / rows.length;
    }

    @Test
    void aHigherScoreIsAlwaysRarer() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        float[] benign = new float[20_000];
        for (int i = 0; i < benign.length; i++) {
            benign[i] = (float) Math.pow(random.nextDouble(), 3) * 0.8f;
        }
        TailProbability tail = TailProbability.of(benign.clone());
        Arrays.sort(benign);
        double before = 2;
        for (float score = 0; score <= 1; score += 0.001f) {
            double chance = tail.of(score);
            assertThat(chance).isPositive().isLessThanOrEqualTo(1).isLessThanOrEqualTo(before);
            before = chance;
        }
        assertThat(tail.of(benign[19_800])).isCloseTo(0.01, within(1e-4));
        assertThat(tail.of(benign[10_000])).isCloseTo(0.5, within(1e-3));
        assertThat(tail.of(0.9f)).isLessThan(tail.of(0.85f));
        TailProbability again = TailProbability.of(tail.scores(), tail.tails());
        assertThat(again.of(0.3f)).isEqualTo(tail.of(0.3f));
        assertThat(TailProbability.of(new float[] {0.5f}).of(0.5f)).isEqualTo(0.5);
    }

    @Test
    void aDamagedCalibrationIsRefused() {
        double[] tails = {0.5, 0.1};
        for (float[] bad : new float[][] {{}, {0.5f}, {0.5f, 0.4f}, {0.5f, 2}, {Float.NaN, 0.5f}, {-1, 0}}) {
            assertThatExceptionOfType(ModelException.class)
                    .as(Arrays.toString(bad))
                    .isThrownBy(() -> TailProbability.of(bad, tails))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("MODEL-216"));
        }
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TailProbability.of(new float[] {0, 1}, new double[] {0.1, 0.5}));
    }
}
