package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.Selection;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

class IsolationForestTest {
    private static final IsolationForestSpec SPEC = IsolationForestSpec.defaults();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void plantedFlowsAreTheMostUnusual(boolean logCuts) throws StrayflowException {
        Planted planted = Planted.make(1);
        FittedDetector detector = Detectors.train(
                        new IsolationForestSpec(100, 256, logCuts),
                        TrainingSet.of(planted.matrix, Selection.all(Planted.ROWS)),
                        5,
                        new Parallel(2))
                .run(Feedback.none());
        float[] scores = score(planted, detector, 2);
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Float.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        long found = IntStream.of(order)
                .limit(Planted.UNUSUAL)
                .filter(row -> row >= Planted.ROWS - Planted.UNUSUAL)
                .count();
        assertThat(found).isEqualTo(Planted.UNUSUAL);
        for (float score : scores) {
            assertThat(score).isBetween(0f, 1f);
        }
    }

    @Test
    void sameSeedGivesSameBytesForAnyNumberOfThreads() throws StrayflowException {
        Planted planted = Planted.make(2);
        FittedIsolationForest one = train(planted, SPEC, 9, 1);
        for (int threads : new int[] {2, 8}) {
            FittedIsolationForest other = train(planted, SPEC, 9, threads);
            assertThat(other.forest().data())
                    .usingRecursiveComparison()
                    .isEqualTo(one.forest().data());
            assertThat(other.provenance()).isEqualTo(one.provenance());
            assertThat(score(planted, other, threads)).isEqualTo(score(planted, one, 1));
        }
        FittedIsolationForest otherSeed = train(planted, SPEC, 10, 1);
        assertThat(otherSeed.forest().data().cut())
                .isNotEqualTo(one.forest().data().cut());
    }

    @Test
    void tribuoModelPredictsTheSameScores() throws StrayflowException {
        Planted planted = Planted.make(3);
        FlowDataset dataset = new FlowDataset(planted.matrix, Planted.training());
        IsolationForestModel model = new IsolationForestTrainer(SPEC, 4).train(dataset, Map.of());
        float[] scores = score(planted, model.fitted(), 2);
        FlowDataset all = new FlowDataset(planted.matrix, Selection.all(Planted.ROWS));
        int row = 0;
        for (var prediction : model.predict(all)) {
            assertThat(prediction.getOutput().getScore()).isCloseTo(scores[row++], within(1e-6));
        }
        assertThat(row).isEqualTo(Planted.ROWS);
    }

    @Test
    void amountsAndBaseSumToTheMargin() throws StrayflowException {
        Planted planted = Planted.make(4);
        FittedDetector detector = train(planted, SPEC, 1, 2);
        float[] scores = score(planted, detector, 2);
        for (int row = 0; row < Planted.ROWS; row += 37) {
            Explanation explanation = detector.explain(planted.matrix, row);
            double sum = explanation.base()
                    + explanation.contributions().stream()
                            .mapToDouble(Contribution::amount)
                            .sum();
            assertThat(sum).isCloseTo(explanation.margin(), within(1e-9));
            assertThat(Math.pow(2, explanation.margin())).isCloseTo(explanation.score(), within(1e-12));
            assertThat((float) explanation.score()).isEqualTo(scores[row]);
            assertThat(explanation.contributions())
                    .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.amount()), Math.abs(a.amount())));
        }
    }

    @Test
    void explanationNamesThePlantedFeatures() throws StrayflowException {
        Planted planted = Planted.make(5);
        FittedDetector detector = train(planted, SPEC, 1, 2);
        Explanation explanation = detector.explain(planted.matrix, Planted.ROWS - 1);
        List<Contribution> top = explanation.contributions().subList(0, 2);
        assertThat(top).extracting(Contribution::feature).containsExactlyInAnyOrder("flags", "total bytes");
        assertThat(top).allSatisfy(c -> assertThat(c.amount()).isPositive());
        assertThat(top).filteredOn(c -> c.feature().equals("flags")).allSatisfy(c -> {
            assertThat(c.value()).isEqualTo(9);
            assertThat(c.text()).isEqualTo("9");
        });
    }

    @Test
    void meanContributionsAreTheMeanOfExplanations() throws StrayflowException {
        Planted planted = Planted.make(6);
        FittedDetector detector = train(planted, SPEC, 1, 2);
        int[] rows = IntStream.range(0, 700).map(i -> i * 4).toArray();
        double[] mean = detector.meanContributions(planted.matrix, rows, new Parallel(1))
                .run(Feedback.none());
        double[] sum = new double[planted.matrix.width()];
        for (int row : rows) {
            for (Contribution c : detector.explain(planted.matrix, row).contributions()) {
                sum[planted.matrix.names().indexOf(c.feature())] += c.amount();
            }
        }
        for (int feature = 0; feature < sum.length; feature++) {
            assertThat(mean[feature]).isCloseTo(sum[feature] / rows.length, within(1e-12));
        }
        assertThat(detector.meanContributions(planted.matrix, rows, new Parallel(8))
                        .run(Feedback.none()))
                .isEqualTo(mean);
        assertThat(detector.meanContributions(planted.matrix, new int[0], new Parallel(2))
                        .run(Feedback.none()))
                .containsOnly(0);
    }

    @Test
    void progressCountsTreesAndCancelIsHeardBeforeEveryTree() throws StrayflowException {
        Planted planted = Planted.make(7);
        JobFeedback whole = new JobFeedback();
        Detectors.train(SPEC, TrainingSet.of(planted.matrix, Planted.training()), 1, new Parallel(2))
                .run(whole);
        assertThat(whole.snapshot().total()).isEqualTo(100);
        assertThat(whole.snapshot().done()).isEqualTo(100);
        for (int allowed = 0; allowed < 100; allowed += 9) {
            CancelAfter feedback = new CancelAfter(allowed);
            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Detectors.train(
                            SPEC, TrainingSet.of(planted.matrix, Planted.training()), 1, new Parallel(1))
                    .run(feedback));
            assertThat(feedback.most).isEqualTo(allowed);
        }
    }

    @Test
    void twoRowsAreEnoughAndOneIsNot() throws StrayflowException {
        Planted planted = Planted.make(8);
        FittedIsolationForest detector = (FittedIsolationForest)
                Detectors.train(SPEC, TrainingSet.of(planted.matrix, Selection.of(3, 4)), 1, new Parallel(2))
                        .run(Feedback.none());
        assertThat(detector.sampleSizeUsed()).isEqualTo(2);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> Detectors.train(SPEC, TrainingSet.of(planted.matrix, Selection.of(3)), 1, new Parallel(2))
                                .run(Feedback.none()))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("CONF-123"));
    }

    @Test
    void rebuiltFromItsPartsScoresAlike() throws StrayflowException {
        Planted planted = Planted.make(9);
        FittedIsolationForest detector = train(planted, SPEC, 1, 2);
        FittedIsolationForest again = FittedIsolationForest.of(
                detector.spec(),
                FlatForest.of(detector.forest().data()),
                detector.sampleSizeUsed(),
                detector.provenance());
        assertThat(score(planted, again, 2)).isEqualTo(score(planted, detector, 2));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() ->
                        FittedIsolationForest.of(new IsolationForestSpec(99, 256, true), again.forest(), 256, ""));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FittedIsolationForest.of(SPEC, again.forest(), 257, ""));
    }

    private static FittedIsolationForest train(Planted planted, IsolationForestSpec spec, long seed, int threads)
            throws StrayflowException {
        return (FittedIsolationForest)
                Detectors.train(spec, TrainingSet.of(planted.matrix, Planted.training()), seed, new Parallel(threads))
                        .run(Feedback.none());
    }

    private static float[] score(Planted planted, FittedDetector detector, int threads) throws StrayflowException {
        return detector.score(planted.matrix, new Parallel(threads))
                .run(Feedback.none())
                .values();
    }

    /** Cancels at the check after so many trees. */
    private static final class CancelAfter implements Feedback {
        private final List<String> stages = new ArrayList<>();
        private final int allowed;
        private long most;

        CancelAfter(int allowed) {
            this.allowed = allowed;
        }

        @Override
        public void stage(String text) {
            stages.add(text);
        }

        @Override
        public void progress(long done, long total) {
            most = done;
        }

        @Override
        public void warn(org.strayflow.task.Problem problem) {
            stages.add(problem.oneLine());
        }

        @Override
        public void check() {
            if (most >= allowed) {
                throw new CancellationException();
            }
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }
}
