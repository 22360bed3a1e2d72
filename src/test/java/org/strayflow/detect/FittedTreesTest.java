package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostModel;

class FittedTreesTest {
    private static final int ROWS = 4_000;

    private static DetectorSpec boosting(String... settings) throws StrayflowException {
        DetectorSpec spec = XgBoostSpec.defaults().with("rounds", "30");
        for (int i = 0; i < settings.length; i += 2) {
            spec = spec.with(settings[i], settings[i + 1]);
        }
        return spec;
    }

    private static DetectorSpec forest(String... settings) throws StrayflowException {
        DetectorSpec spec = RandomForestSpec.defaults().with("trees", "15");
        for (int i = 0; i < settings.length; i += 2) {
            spec = spec.with(settings[i], settings[i + 1]);
        }
        return spec;
    }

    /** Every flow, not a sample: Tribuo asks the native library, we walk the trees. */
    @ParameterizedTest
    @ValueSource(strings = {"kinds", "attack"})
    void scoresAreThoseOfTribuosModel(String target) throws StrayflowException {
        KindsCapture capture = KindsCapture.make(ROWS, 4, 1);
        for (DetectorSpec spec : List.of(boosting("target", target), forest("target", target))) {
            Target what = Target.of(target);
            KindTargets targets = KindTargets.of(capture.set(), what, true);
            BoostedTreesTrainer trainer = spec instanceof XgBoostSpec boosting
                    ? new BoostedTreesTrainer(boosting, 1)
                    : new BoostedTreesTrainer((RandomForestSpec) spec, 1);
            BoostedTreesTrainer.Trained trained = trainer.train(
                    new LabelledFlows(capture.matrix(), capture.training(), targets),
                    capture.validation(),
                    new Parallel(2),
                    Feedback.none());
            XGBoostModel<Label> model = trainer.model(trained);
            Scores scores =
                    trained.fitted().score(capture.matrix(), new Parallel(2)).run(Feedback.none());
            KindPredictions kinds = scores.predictions().orElseThrow();
            List<Prediction<Label>> told =
                    model.predict(new LabelledFlows(capture.matrix(), Selection.all(ROWS), targets));
            for (int row = 0; row < ROWS; row++) {
                Map<String, Label> each = told.get(row).getOutputScores();
                double unusual = 0;
                for (Kind kind : kinds.kinds()) {
                    unusual += kind.benign()
                            ? 0
                            : Objects.requireNonNull(each.get(kind.name())).getScore();
                }
                assertThat((double) scores.values()[row]).as("row " + row).isCloseTo(unusual, within(1e-5));
                Label best = told.get(row).getOutput();
                assertThat((double) kinds.probability()[row]).isCloseTo(best.getScore(), within(1e-5));
                assertThat(kinds.of(row).name()).isEqualTo(best.getLabel());
            }
        }
    }

    /**
     * All rounds together, which are taken over some at a time, give the loss that the native library told of its own model; every
     * validation row counts the same in it, however the training rows are weighed.
     */
    @ParameterizedTest
    @ValueSource(strings = {"kinds", "attack"})
    void theLossIsTheLibrarys(String target) throws StrayflowException {
        KindsCapture capture = KindsCapture.make(ROWS, 4, 1);
        FittedTrees trees = capture.train(boosting("target", target, "rounds", "150", "earlyStopping", "0"), 2);
        assertThat(trees.curve().rounds()).isEqualTo(150);
        KindTargets targets = KindTargets.of(capture.set(), Target.of(target), true);
        double sum = 0;
        for (int row : capture.validation().stream().toArray()) {
            sum -= Math.log(trees.probabilities(capture.matrix().row(row))[targets.place(row)]);
        }
        assertThat(sum / capture.validation().size()).isCloseTo(trees.curve().validation()[149], within(1e-5));
    }

    @Test
    void kindsAreLearnt() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(ROWS, 4, 2);
        FittedTrees boosting = capture.train(boosting(), 2);
        assertThat(boosting.kinds().stream().map(Kind::name))
                .containsExactlyElementsOf(capture.labels().kinds());
        assertThat(capture.accuracy(boosting)).isGreaterThan(0.9);
        assertThat(capture.accuracy(capture.train(forest(), 2))).isGreaterThan(0.9);
    }

    @Test
    void sharesAndBaseSumToTheMargin() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(ROWS, 4, 3);
        for (DetectorSpec spec : List.of(boosting(), boosting("target", "attack"), forest())) {
            FittedTrees trees = capture.train(spec, 2);
            float[] scores = trees.score(capture.matrix(), new Parallel(1))
                    .run(Feedback.none())
                    .values();
            for (int row = 0; row < 200; row++) {
                Explanation told = trees.explain(capture.matrix(), row);
                double sum = told.base()
                        + told.contributions().stream()
                                .mapToDouble(Contribution::amount)
                                .sum();
                assertThat(sum).isCloseTo(told.margin(), within(1e-9));
                assertThat((float) told.score()).isEqualTo(scores[row]);
                double[] probabilities = trees.probabilities(capture.matrix().row(row));
                assertThat(told.margin()).isCloseTo(logRatio(trees.kinds(), probabilities), within(1e-9));
            }
        }
    }

    private static double logRatio(List<Kind> kinds, double[] probabilities) {
        double attack = 0;
        double benign = 0;
        for (int kind = 0; kind < probabilities.length; kind++) {
            attack = kinds.get(kind).benign() ? attack : Math.max(attack, probabilities[kind]);
            benign = kinds.get(kind).benign() ? Math.max(benign, probabilities[kind]) : benign;
        }
        return Math.log(attack / benign);
    }

    @Test
    void oneThreadGivesTheSameAsThree() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(ROWS, 4, 4);
        for (DetectorSpec spec : List.of(boosting("rowShare", "0.7", "columnShare", "0.6"), forest())) {
            FittedTrees one = capture.train(spec, 1);
            FittedTrees three = capture.train(spec, 3);
            assertThat(one.score(capture.matrix(), new Parallel(1))
                            .run(Feedback.none())
                            .values())
                    .isEqualTo(three.score(capture.matrix(), new Parallel(3))
                            .run(Feedback.none())
                            .values());
            for (int output = 0; output < one.outputs().size(); output++) {
                assertThat(one.outputs().get(output).forest().data())
                        .usingRecursiveComparison()
                        .isEqualTo(three.outputs().get(output).forest().data());
            }
            assertThat(one.provenance()).isEqualTo(three.provenance());
        }
    }

    @Test
    void stopsAtTheBestRound() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(ROWS, 4, 5);
        FittedTrees trees = capture.train(boosting("rounds", "400", "earlyStopping", "5"), 2);
        float[] losses = trees.curve().validation();
        int kept = trees.curve().rounds();
        assertThat(losses.length).isLessThan(400).isEqualTo(kept + 5);
        assertThat(losses[kept - 1]).isEqualTo(min(losses));
        assertThat(trees.outputs().getFirst().forest().trees()).isEqualTo(kept);
        assertThat(trees.curve().measure()).isEqualTo("mlogloss");
    }

    private static float min(float[] values) {
        float min = values[0];
        for (float value : values) {
            min = Math.min(min, value);
        }
        return min;
    }

    @Test
    void gainsNameTheFeaturesThatTellKindsApart() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(ROWS, 4, 6);
        double[] shares = capture.train(boosting(), 2).gainShares();
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        List<String> names = capture.matrix().names();
        assertThat(shares[names.indexOf("total bytes")]).isGreaterThan(0.3);
        assertThat(shares[names.indexOf("urgent")]).isLessThan(0.05);
    }
}
