package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strayflow.flow.Selection;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

class LogisticRegressionTest {
    private static final Parallel ONE = new Parallel(1);
    private static final LogisticRegressionSpec SPEC = LogisticRegressionSpec.defaults();

    @ParameterizedTest
    @EnumSource(Target.class)
    void probabilitiesAreThoseOfTribuosModel(Target target) throws StrayflowException {
        KindsCapture capture = KindsCapture.make(3_000, 4, 1);
        LogisticRegressionSpec spec = with(target);
        KindTargets targets = KindTargets.of(capture.set(), target, true);
        LogisticRegressionTrainer.Trained trained = new LogisticRegressionTrainer(spec, 3)
                .train(capture.matrix(), capture.training(), targets, ONE, Feedback.none());
        FittedLogisticRegression fitted = trained.fitted();
        Scores scores = fitted.score(capture.matrix(), new Parallel(2)).run(Feedback.none());
        KindPredictions predictions = scores.predictions().orElseThrow();
        Selection known = targets.known(Selection.all(capture.matrix().rows()));
        ScaledFlows all = new ScaledFlows(capture.matrix(), known, targets, fitted.scaling());
        for (int place = 0; place < known.size(); place++) {
            int row = known.get(place);
            Prediction<Label> theirs = trained.model().predict(all.getExample(place));
            double unusual = 0;
            for (Kind kind : fitted.kinds()) {
                Label label = Objects.requireNonNull(theirs.getOutputScores().get(kind.name()));
                unusual += kind.benign() ? 0 : label.getScore();
            }
            assertThat((double) scores.values()[row]).isCloseTo(unusual, within(1e-5));
            assertThat(predictions.of(row).name()).isEqualTo(theirs.getOutput().getLabel());
            assertThat((double) predictions.probability()[row])
                    .isCloseTo(theirs.getOutput().getScore(), within(1e-5));
        }
        assertThat(fitted.kinds()).isEqualTo(targets.kinds());
    }

    @Test
    void kindsAreToldApart() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(5_000, 4, 2);
        KindPredictions predictions = train(capture, SPEC, 1, 2)
                .score(capture.matrix(), ONE)
                .run(Feedback.none())
                .predictions()
                .orElseThrow();
        long right = capture.test().stream()
                .filter(row -> predictions
                        .of(row)
                        .name()
                        .equals(capture.labels().kinds().get(capture.labels().kind(row))))
                .count();
        assertThat((double) right / capture.test().size()).isGreaterThan(0.7);
    }

    @Test
    void threadsChangeNothingAndSeedsDo() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(2_000, 3, 3);
        FittedLogisticRegression one = train(capture, SPEC, 5, 1);
        FittedLogisticRegression three = train(capture, SPEC, 5, 3);
        assertThat(three.weights()).isEqualTo(one.weights());
        assertThat(three.provenance())
                .isEqualTo(one.provenance())
                .contains("LinearSGDTrainer", "AdaGrad", "LogMulticlass", "ScaledFlows", "4.3.2");
        assertThat(train(capture, SPEC, 6, 1).weights()).isNotEqualTo(one.weights());
        Scores scores = one.score(capture.matrix(), ONE).run(Feedback.none());
        assertThat(one.score(capture.matrix(), new Parallel(3))
                        .run(Feedback.none())
                        .values())
                .isEqualTo(scores.values());
    }

    @Test
    void sharesAndBaseSumToTheMargin() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(2_000, 2, 4);
        FittedLogisticRegression detector = train(capture, SPEC, 1, 2);
        float[] scores =
                detector.score(capture.matrix(), ONE).run(Feedback.none()).values();
        int[] rows = IntStream.range(0, 500).map(i -> i * 4).toArray();
        double[] sums = new double[detector.features()];
        for (int row : rows) {
            Explanation explanation = detector.explain(capture.matrix(), row);
            double sum = explanation.base();
            for (Contribution c : explanation.contributions()) {
                sum += c.amount();
                sums[capture.matrix().names().indexOf(c.feature())] += c.amount() / rows.length;
            }
            assertThat(sum).isCloseTo(explanation.margin(), within(1e-9));
            assertThat(explanation.score()).isCloseTo(1 / (1 + Math.exp(-explanation.margin())), within(1e-9));
            assertThat((double) scores[row]).isCloseTo(explanation.score(), within(1e-6));
        }
        assertThat(detector.meanContributions(capture.matrix(), rows, new Parallel(2))
                        .run(Feedback.none()))
                .containsExactly(sums, within(1e-9));
    }

    @Test
    void fewerRowsKeepEveryKind() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(4_000, 4, 5);
        KindTargets targets = KindTargets.of(capture.set(), Target.KINDS, true);
        LogisticRegressionTrainer.Trained trained = new LogisticRegressionTrainer(with("rows", "1000"), 1)
                .train(capture.matrix(), capture.training(), targets, ONE, Feedback.none());
        Selection rows = trained.flows().rows();
        assertThat(rows.size()).isBetween(990, 1_010);
        int[] all = counts(targets, capture.training());
        int[] some = counts(targets, rows);
        for (int kind = 0; kind < all.length; kind++) {
            assertThat((double) some[kind]).isCloseTo(all[kind] * 1_000.0 / 2_400, within(2.0));
        }
        assertThat(rows.stream().allMatch(capture.training()::contains)).isTrue();
    }

    private static int[] counts(KindTargets targets, Selection rows) {
        int[] counts = new int[targets.kinds().size()];
        rows.stream().forEach(row -> counts[targets.place(row)]++);
        return counts;
    }

    @Test
    void aCancelIsHeard() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(3_000, 4, 6);
        JobFeedback cancelled = new JobFeedback();
        cancelled.cancel();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Detectors.train(SPEC, capture.set(), 1, ONE).run(cancelled));
    }

    @Test
    void withoutLabelsItDoesNotLearn() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(1_000, 4, 7);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Detectors.train(SPEC, TrainingSet.of(capture.matrix(), capture.training()), 1, ONE)
                        .run(Feedback.none()))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("CONF-130"));
    }

    @Test
    void partsThatDoNotBelongTogetherAreRefused() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(1_000, 3, 8);
        FittedLogisticRegression good = train(capture, SPEC, 1, 1);
        double[] weights = good.weights();
        refused(good, good.kinds().subList(0, 2), weights);
        refused(good, List.of(new Kind("a", true), new Kind("b", true), new Kind("c", true)), weights);
        refused(good, List.of(new Kind("a", true), new Kind("b", false), new Kind("b", false)), weights);
        refused(good, good.kinds(), Arrays.copyOf(weights, weights.length - 1));
        weights[5] = Double.NaN;
        refused(good, good.kinds(), weights);
        weights[5] = 1e300;
        refused(good, good.kinds(), weights);
    }

    private static void refused(FittedLogisticRegression good, List<Kind> kinds, double[] weights) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FittedLogisticRegression.of(SPEC, kinds, good.scaling(), weights, ""))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("MODEL-215"));
    }

    private static LogisticRegressionSpec with(Target target) throws ConfigurationException {
        return with(Target.KEY, target.text());
    }

    private static LogisticRegressionSpec with(String key, String value) throws ConfigurationException {
        return SPEC.with(key, value);
    }

    private static FittedLogisticRegression train(
            KindsCapture capture, LogisticRegressionSpec spec, long seed, int threads) throws StrayflowException {
        return (FittedLogisticRegression) Detectors.train(spec, capture.set(), seed, new Parallel(threads))
                .run(Feedback.none());
    }
}
