package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.Selection;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;
import org.tribuo.Model;

class NearestNeighboursTest {
    private static final NearestNeighboursSpec SPEC = new NearestNeighboursSpec(3, 400, true);

    @Test
    void plantedFlowsAreTheMostUnusual() throws StrayflowException {
        Planted planted = Planted.make(1);
        float[] scores = score(planted, train(planted, SPEC, 1, 2), 2);
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Float.compare(scores[b], scores[a]))
                .mapToInt(row -> row)
                .toArray();
        assertThat(Arrays.stream(order).limit(Planted.UNUSUAL)).allMatch(row -> row >= Planted.ROWS - Planted.UNUSUAL);
        for (float score : scores) {
            assertThat(score).isBetween(0f, 1f);
        }
    }

    @Test
    void scoresAreTheMeanDistanceAgainstTheTypicalOne() throws StrayflowException {
        Planted planted = Planted.make(2);
        FittedNearestNeighbours detector = train(planted, SPEC, 1, 2);
        float[] scores = score(planted, detector, 2);
        int width = detector.features();
        float[] prototypes = detector.prototypes();
        detector.scaling().apply(prototypes, 400);
        for (int row = 0; row < Planted.ROWS; row += 97) {
            float[] values = planted.matrix.row(row);
            detector.scaling().apply(values, 1);
            double[] distances = new double[400];
            for (int p = 0; p < 400; p++) {
                double square = 0;
                for (int f = 0; f < width; f++) {
                    square += Math.pow((double) values[f] - prototypes[p * width + f], 2);
                }
                distances[p] = Math.sqrt(square);
            }
            Arrays.sort(distances);
            double mean = (distances[0] + distances[1] + distances[2]) / 3;
            assertThat(scores[row]).isCloseTo((float) (mean / (mean + detector.typical())), within(1e-6f));
        }
    }

    @Test
    void trainingFlowsAreAroundOneHalf() throws StrayflowException {
        Planted planted = Planted.make(3);
        float[] scores = score(planted, train(planted, SPEC, 1, 2), 2);
        double[] usual = new double[Planted.ROWS - Planted.UNUSUAL];
        Arrays.setAll(usual, row -> scores[row]);
        Arrays.sort(usual);
        assertThat(usual[usual.length / 2]).isBetween(0.35, 0.55);
    }

    @Test
    void threadsChangeNothingAndSeedsDo() throws StrayflowException {
        Planted planted = Planted.make(4);
        FittedNearestNeighbours one = train(planted, SPEC, 9, 1);
        FittedNearestNeighbours three = train(planted, SPEC, 9, 3);
        assertThat(three.prototypes()).isEqualTo(one.prototypes());
        assertThat(three.typical()).isEqualTo(one.typical());
        assertThat(three.provenance()).isEqualTo(one.provenance());
        assertThat(score(planted, three, 3)).isEqualTo(score(planted, one, 1));
        assertThat(train(planted, SPEC, 10, 1).prototypes()).isNotEqualTo(one.prototypes());
    }

    @Test
    void prototypesAreDistinctTrainingRows() throws StrayflowException {
        Planted planted = Planted.make(5);
        Selection few = Selection.of(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        FittedNearestNeighbours detector = (FittedNearestNeighbours)
                Detectors.train(new NearestNeighboursSpec(5, 10, false), TrainingSet.of(planted.matrix, few), 1, ONE)
                        .run(Feedback.none());
        List<float[]> rows = few.stream().mapToObj(planted.matrix::row).toList();
        float[] prototypes = detector.prototypes();
        assertThat(prototypes).hasSize(40);
        List<Integer> found = IntStream.range(0, 10)
                .map(p -> IntStream.range(0, rows.size())
                        .filter(r -> Arrays.equals(rows.get(r), Arrays.copyOfRange(prototypes, p * 4, p * 4 + 4)))
                        .findFirst()
                        .orElse(-1))
                .boxed()
                .toList();
        assertThat(found).doesNotContain(-1).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void sharesSumToTheMarginAndNameThePlantedFeatures() throws StrayflowException {
        Planted planted = Planted.make(6);
        FittedNearestNeighbours detector = train(planted, SPEC, 1, 2);
        float[] scores = score(planted, detector, 2);
        for (int row = 0; row < Planted.ROWS; row += 41) {
            Explanation explanation = detector.explain(planted.matrix, row);
            assertThat(explanation.base()).isZero();
            assertThat(sum(explanation.contributions())).isCloseTo(explanation.margin(), within(1e-9));
            assertThat((float) explanation.score()).isEqualTo(scores[row]);
            assertThat(explanation.neighbours()).hasSize(3);
            double mean = 0;
            for (Neighbour neighbour : explanation.neighbours()) {
                assertThat(sum(neighbour.features())).isCloseTo(neighbour.distance(), within(1e-9));
                mean += neighbour.distance() / 3;
            }
            assertThat(mean).isCloseTo(explanation.margin(), within(1e-9));
        }
        Explanation unusual = detector.explain(planted.matrix, Planted.ROWS - 1);
        assertThat(unusual.contributions().subList(0, 2))
                .extracting(Contribution::feature)
                .containsExactlyInAnyOrder("flags", "total bytes");
        Contribution flags = unusual.neighbours().getFirst().features().stream()
                .filter(c -> c.feature().equals("flags"))
                .findFirst()
                .orElseThrow();
        assertThat(flags.value()).isBetween(0.0, 2.0);
        assertThat(flags.text()).isEqualTo(Integer.toString((int) flags.value()));
    }

    @Test
    void meanContributionsAreTheMeanOfExplanations() throws StrayflowException {
        Planted planted = Planted.make(7);
        FittedNearestNeighbours detector = train(planted, SPEC, 1, 2);
        int[] rows = IntStream.range(0, 600).map(i -> i * 5).toArray();
        double[] mean = detector.meanContributions(planted.matrix, rows, ONE).run(Feedback.none());
        double[] sum = new double[planted.matrix.width()];
        for (int row : rows) {
            for (Contribution c : detector.explain(planted.matrix, row).contributions()) {
                sum[planted.matrix.names().indexOf(c.feature())] += c.amount() / rows.length;
            }
        }
        assertThat(mean).containsExactly(sum, within(1e-9));
        assertThat(detector.meanContributions(planted.matrix, rows, new Parallel(3))
                        .run(Feedback.none()))
                .isEqualTo(mean);
        assertThat(detector.meanContributions(planted.matrix, new int[0], ONE).run(Feedback.none()))
                .containsOnly(0);
    }

    @Test
    void tribuoModelPredictsTheSameScoresAndExcuses() throws StrayflowException {
        Planted planted = Planted.make(8);
        NearestNeighboursModel model = new NearestNeighboursTrainer(SPEC, 4)
                .train(new FlowDataset(planted.matrix, Planted.training()), Map.of());
        float[] scores = score(planted, model.fitted(), 2);
        FlowDataset all = new FlowDataset(planted.matrix, Selection.all(Planted.ROWS));
        for (int row = 0; row < Planted.ROWS; row += 13) {
            assertThat(model.copy().predict(all.getExample(row)).getOutput().getScore())
                    .isCloseTo(scores[row], within(1e-6));
        }
        int row = Planted.ROWS - 2;
        Explanation explanation = model.fitted().explain(planted.matrix, row);
        var weights = model.getExcuse(all.getExample(row))
                .orElseThrow()
                .getScores()
                .getOrDefault(Model.ALL_OUTPUTS, List.of());
        assertThat(weights).hasSize(4);
        assertThat(weights.getFirst().getA())
                .isEqualTo(explanation.contributions().getFirst().feature());
        assertThat(model.fitted().provenance()).contains("NearestNeighboursTrainer", "400");
    }

    @Test
    void twoRowsAreEnoughAndOneIsNot() throws StrayflowException {
        Planted planted = Planted.make(9);
        FittedDetector detector = Detectors.train(SPEC, TrainingSet.of(planted.matrix, Selection.of(3, 4)), 1, ONE)
                .run(Feedback.none());
        assertThat(score(planted, detector, 2)).hasSize(Planted.ROWS);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Detectors.train(SPEC, TrainingSet.of(planted.matrix, Selection.of(3)), 1, ONE)
                        .run(Feedback.none()))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("CONF-132"));
    }

    @Test
    void partsThatDoNotBelongTogetherAreRefused() throws StrayflowException {
        Planted planted = Planted.make(10);
        FittedNearestNeighbours good = train(planted, SPEC, 1, 2);
        float[] prototypes = good.prototypes();
        FittedNearestNeighbours again =
                FittedNearestNeighbours.of(SPEC, good.scaling(), prototypes, good.typical(), good.provenance());
        assertThat(score(planted, again, 2)).isEqualTo(score(planted, good, 2));
        refused(SPEC, good, Arrays.copyOf(prototypes, prototypes.length - 1), 1);
        refused(SPEC, good, Arrays.copyOf(prototypes, 4), 1);
        refused(new NearestNeighboursSpec(3, 399, true), good, prototypes, 1);
        refused(SPEC, good, prototypes, 0);
        refused(SPEC, good, prototypes, Double.NaN);
        prototypes[7] = Float.NaN;
        refused(SPEC, good, prototypes, 1);
    }

    private static void refused(
            NearestNeighboursSpec spec, FittedNearestNeighbours good, float[] prototypes, double typical) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FittedNearestNeighbours.of(spec, good.scaling(), prototypes, typical, ""))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("MODEL-214"));
    }

    private static final Parallel ONE = new Parallel(1);

    private static double sum(List<Contribution> contributions) {
        return contributions.stream().mapToDouble(Contribution::amount).sum();
    }

    private static FittedNearestNeighbours train(Planted planted, NearestNeighboursSpec spec, long seed, int threads)
            throws StrayflowException {
        return (FittedNearestNeighbours)
                Detectors.train(spec, TrainingSet.of(planted.matrix, Planted.training()), seed, new Parallel(threads))
                        .run(Feedback.none());
    }

    private static float[] score(Planted planted, FittedDetector detector, int threads) throws StrayflowException {
        return detector.score(planted.matrix, new Parallel(threads))
                .run(Feedback.none())
                .values();
    }
}
