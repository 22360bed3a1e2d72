package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Selection;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/**
 * Every row of the test partitions of real captures: our scores are those of the model that was trained, as others compute them. Of
 * classifiers Tribuo's model and the native library are asked; of novelty detectors there is no other model, so this test works them
 * out the plain way.
 */
class RealParityTest {
    private static final double SAME = 1e-5;
    private static final Parallel ALL = RealTrial.ALL;

    /** A trained classifier with what Tribuo's model says of the test rows. */
    private record Asked(FittedDetector fitted, List<Prediction<Label>> told) {}

    @ParameterizedTest
    @CsvSource({
        "xgboost, nsl-kdd/KDDTrain+.txt, attack",
        "random-forest, nsl-kdd/KDDTrain+.txt, attack",
        "logistic-regression, nsl-kdd/KDDTrain+.txt, attack",
        "xgboost, cic-ids2017/multiclass_79_columns.csv, kinds",
        "random-forest, cic-ids2017/multiclass_79_columns.csv, kinds",
        "logistic-regression, cic-ids2017/multiclass_79_columns.csv, kinds"
    })
    void probabilitiesAreThoseOfTribuosModel(String id, String file, String target) throws StrayflowException {
        RealTrial trial = RealTrial.of(file);
        DetectorSpec spec = Detectors.byId(id).with("target", target);
        spec = switch (id) {
            case "xgboost" -> spec.with("rounds", "10");
            case "random-forest" -> spec.with("trees", "5");
            default -> spec.with("rows", "5000").with("epochs", "3");
        };
        FeatureMatrix matrix = trial.matrix(spec);
        KindTargets targets = KindTargets.of(trial.set(matrix), Target.of(target), true);
        assertThat(targets.known(trial.test()))
                .as("rows of kinds that training saw")
                .isEqualTo(trial.test());
        Asked asked = asked(spec, matrix, trial, targets);
        Scores scores = asked.fitted.score(matrix, ALL).run(Feedback.none());
        KindPredictions kinds = scores.predictions().orElseThrow();
        assertThat(asked.told).hasSize(trial.test().size()).hasSizeGreaterThan(1_900);
        Worst worst = new Worst();
        for (int place = 0; place < asked.told.size(); place++) {
            int row = trial.test().get(place);
            double[] ours = probabilities(asked.fitted, matrix.row(row));
            double[] theirs = new double[ours.length];
            double unusual = 0;
            double highest = 0;
            for (int kind = 0; kind < theirs.length; kind++) {
                Map<String, Label> each = asked.told.get(place).getOutputScores();
                theirs[kind] = Objects.requireNonNull(
                                each.get(kinds.kinds().get(kind).name()))
                        .getScore();
                unusual += kinds.kinds().get(kind).benign() ? 0 : theirs[kind];
                highest = Math.max(highest, theirs[kind]);
            }
            worst.take(row, ours, theirs);
            worst.take(row, scores.values()[row], unusual);
            worst.take(row, kinds.probability()[row], highest);
            worst.take(row, theirs[kinds.kind()[row]], highest);
        }
        worst.check();
    }

    private static Asked asked(DetectorSpec spec, FeatureMatrix matrix, RealTrial trial, KindTargets targets)
            throws StrayflowException {
        LabelledFlows test = new LabelledFlows(matrix, trial.test(), targets);
        if (spec instanceof LogisticRegressionSpec logistic) {
            LogisticRegressionTrainer.Trained trained = new LogisticRegressionTrainer(logistic, 1)
                    .train(matrix, trial.training(), targets, ALL, Feedback.none());
            Model<Label> model = trained.model();
            ScaledFlows scaled = new ScaledFlows(
                    matrix, trial.test(), targets, trained.fitted().scaling());
            return new Asked(trained.fitted(), model.predict(scaled));
        }
        BoostedTreesTrainer trainer = spec instanceof XgBoostSpec boosting
                ? new BoostedTreesTrainer(boosting, 1)
                : new BoostedTreesTrainer((RandomForestSpec) spec, 1);
        BoostedTreesTrainer.Trained trained = trainer.train(
                new LabelledFlows(matrix, trial.training(), targets), Selection.of(), ALL, Feedback.none());
        return new Asked(trained.fitted(), trainer.model(trained).predict(test));
    }

    private static double[] probabilities(FittedDetector fitted, float[] row) {
        return fitted instanceof FittedTrees trees
                ? trees.probabilities(row)
                : ((FittedLogisticRegression) fitted).probabilities(row);
    }

    /** Tribuo's model above reads what we wrote; here the library reads what it wrote itself, and so do we. */
    @ParameterizedTest
    @CsvSource({
        "nsl-kdd/KDDTrain+.txt, attack, 1",
        "cic-ids2017/multiclass_79_columns.csv, kinds, 1",
        "cic-ids2017/multiclass_79_columns.csv, kinds, 3"
    })
    void treesAreThoseOfTheNativeLibrary(String file, String target, int parallelTrees) throws Exception {
        RealTrial trial = RealTrial.of(file);
        XgBoostSpec spec = XgBoostSpec.defaults().with("target", target);
        FeatureMatrix matrix = trial.matrix(spec);
        KindTargets targets = KindTargets.of(trial.set(matrix), spec.target(), true);
        ClassOrder order = ClassOrder.plain(matrix.width(), targets.kinds().size());
        int rounds = 10;
        byte[] json = boosted(new LabelledFlows(matrix, trial.training(), targets), order, parallelTrees, rounds);
        BoostedModel model = BoostedModelReader.read(json);
        List<FittedTrees.Output> outputs = BoostedModels.outputs(
                model, rounds, order.classOfOutput(model.classes()), FeaturePlaces.of(order.placeOfFeature()));
        FittedTrees fitted = FittedTrees.of(
                spec, targets.kinds(), outputs, parallelTrees, new LearningCurve("", new float[0], rounds), "");
        float[][] theirs = predicted(json, matrix, trial.test());
        float[] scores = fitted.score(matrix, ALL).run(Feedback.none()).values();
        Worst worst = new Worst();
        for (int place = 0; place < theirs.length; place++) {
            int row = trial.test().get(place);
            double[] ours = fitted.probabilities(matrix.row(row));
            float[] told = theirs[place];
            double[] each = told.length == 1
                    ? new double[] {1 - (double) told[0], told[0]}
                    : IntStream.range(0, told.length)
                            .mapToDouble(kind -> told[kind])
                            .toArray();
            worst.take(row, ours, each);
            double unusual = IntStream.range(0, each.length)
                    .filter(kind -> !targets.kinds().get(kind).benign())
                    .mapToDouble(kind -> each[kind])
                    .sum();
            worst.take(row, scores[row], unusual);
        }
        worst.check();
    }

    private static byte[] boosted(LabelledFlows flows, ClassOrder order, int parallelTrees, int rounds)
            throws Exception {
        Map<String, Object> parameters = new HashMap<>(
                Map.of("tree_method", "hist", "max_depth", 6, "seed", 1, "subsample", 0.8, "nthread", ALL.threads()));
        parameters.put("num_parallel_tree", parallelTrees);
        parameters.put("max_bin", BinnedMatrix.BINS);
        boolean two = flows.targets().kinds().size() == 2;
        parameters.put("objective", two ? BoostedModel.LOGISTIC : BoostedModel.SOFTPROB);
        if (!two) {
            parameters.put("num_class", flows.targets().kinds().size());
        }
        BinnedMatrix bins = BinnedMatrix.of(flows, order.classOfKind(), null, ALL, Feedback.none());
        try (NativeBooster booster = new NativeBooster(parameters, List.of(bins))) {
            for (int round = 0; round < rounds; round++) {
                booster.update(bins, round);
            }
            return booster.json();
        } finally {
            bins.dispose();
        }
    }

    private static float[][] predicted(byte[] json, FeatureMatrix matrix, Selection rows) throws Exception {
        float[] values = rows(matrix, rows);
        DMatrix dense = new DMatrix(values, rows.size(), matrix.width(), Float.NaN);
        Booster booster = XGBoost.loadModel(json);
        try {
            return booster.predict(dense);
        } finally {
            booster.dispose();
            dense.dispose();
        }
    }

    private static float[] rows(FeatureMatrix matrix, Selection rows) {
        float[] values = new float[rows.size() * matrix.width()];
        matrix.fillRows(rows.toArray(), 0, rows.size(), values);
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsl-kdd/KDDTrain+.txt", "cic-ids2017/multiclass_79_columns.csv"})
    void distancesAreThoseWorkedOutOneByOne(String file) throws StrayflowException {
        RealTrial trial = RealTrial.of(file);
        NearestNeighboursSpec spec = new NearestNeighboursSpec(5, 300, true);
        FeatureMatrix matrix = trial.matrix(spec);
        FittedNearestNeighbours fitted = (FittedNearestNeighbours)
                Detectors.train(spec, trial.set(matrix), 1, ALL).run(Feedback.none());
        float[] scores = fitted.score(matrix, ALL).run(Feedback.none()).values();
        int width = fitted.features();
        double[] prototypes = PlainScaling.of(fitted.scaling()).rows(fitted.prototypes());
        double[] rows = PlainScaling.of(fitted.scaling()).rows(rows(matrix, trial.test()));
        double[] squares = new double[prototypes.length / width];
        assertThat(squares).hasSize(300);
        Worst worst = new Worst();
        for (int place = 0; place < trial.test().size(); place++) {
            for (int p = 0; p < squares.length; p++) {
                double sum = 0;
                for (int feature = 0; feature < width; feature++) {
                    double difference = rows[place * width + feature] - prototypes[p * width + feature];
                    sum += difference * difference;
                }
                squares[p] = sum;
            }
            Arrays.sort(squares);
            double mean = Arrays.stream(squares, 0, 5).map(Math::sqrt).sum() / 5;
            int row = trial.test().get(place);
            worst.take(row, scores[row], mean / (mean + fitted.typical()));
        }
        worst.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsl-kdd/KDDTrain+.txt", "cic-ids2017/multiclass_79_columns.csv"})
    void pathLengthsAreThoseWalkedStepByStep(String file) throws StrayflowException {
        RealTrial trial = RealTrial.of(file);
        IsolationForestSpec spec = IsolationForestSpec.defaults();
        FeatureMatrix matrix = trial.matrix(spec);
        FittedIsolationForest fitted = (FittedIsolationForest)
                Detectors.train(spec, trial.set(matrix), 1, ALL).run(Feedback.none());
        float[] scores = fitted.score(matrix, ALL).run(Feedback.none()).values();
        PlainPaths paths = PlainPaths.of(fitted);
        Worst worst = new Worst();
        for (int place = 0; place < trial.test().size(); place++) {
            int row = trial.test().get(place);
            double score = Math.pow(2, -paths.mean(matrix.row(row)) / PlainPaths.average(fitted.sampleSizeUsed()));
            worst.take(row, scores[row], score);
        }
        worst.check();
    }

    /** The largest difference, and where; an assertion a number would take longer than the numbers. */
    private static final class Worst {
        private double difference;
        private int row = -1;

        void take(int at, double ours, double theirs) {
            double now = Math.abs(ours - theirs);
            if (!(now <= difference) && !Double.isNaN(difference)) {
                difference = now;
                row = at;
            }
        }

        void take(int at, double[] ours, double[] theirs) {
            if (ours.length != theirs.length) {
                throw new AssertionError(ours.length + " and " + theirs.length + " kinds");
            }
            for (int i = 0; i < ours.length; i++) {
                take(at, ours[i], theirs[i]);
            }
        }

        void check() {
            assertThat(difference).as("largest difference, in row " + row).isLessThan(SAME);
        }
    }

    /** The signed logarithm, mean and deviation, limits: in doubles all the way. */
    private record PlainScaling(boolean[] logs, float[] means, float[] deviations, double clip) {
        static PlainScaling of(Scaling scaling) {
            return new PlainScaling(scaling.logs(), scaling.means(), scaling.deviations(), scaling.clip());
        }

        double[] rows(float[] raw) {
            double[] scaled = new double[raw.length];
            for (int i = 0; i < raw.length; i++) {
                int feature = i % logs.length;
                double value = logs[feature] ? Math.signum(raw[i]) * Math.log(1 + Math.abs((double) raw[i])) : raw[i];
                scaled[i] = Math.clamp((value - means[feature]) / deviations[feature], -clip, clip);
            }
            return scaled;
        }
    }

    /**
     * Isolation trees as the paper has them: a leaf is as deep as the steps to it, and what is left of its rows counts for c(rows)
     * more. How many rows a leaf has is found by trying, and those of a tree must be all of its sample.
     */
    private record PlainPaths(FlatForest.Data trees, double[] more) {
        static PlainPaths of(FittedIsolationForest fitted) {
            FlatForest.Data trees = fitted.forest().data();
            double unit = average(fitted.sampleSizeUsed()) * trees.roots().length;
            double[] more = new double[trees.feature().length];
            for (int root : trees.roots()) {
                int rows = leaves(trees, root, 0, unit, fitted.sampleSizeUsed(), more);
                assertThat(rows).as("rows in the leaves of a tree").isEqualTo(fitted.sampleSizeUsed());
            }
            return new PlainPaths(trees, more);
        }

        private static int leaves(FlatForest.Data trees, int node, int depth, double unit, int most, double[] more) {
            if (trees.feature()[node] == FlatForest.LEAF) {
                double beyond = -trees.value()[node] * unit - depth;
                int rows = 1;
                while (rows < most && Math.abs(average(rows) - beyond) > 1e-6) {
                    rows++;
                }
                more[node] = average(rows);
                return rows;
            }
            int left = trees.left()[node];
            return leaves(trees, left, depth + 1, unit, most, more)
                    + leaves(trees, left + 1, depth + 1, unit, most, more);
        }

        /** c(n), equation 1 of Liu, Ting, Zhou (2008). */
        static double average(int rows) {
            double harmonic = Math.log(rows - 1.0) + 0.5772156649;
            return rows < 2 ? 0 : rows == 2 ? 1 : 2 * harmonic - 2 * (rows - 1.0) / rows;
        }

        double mean(float[] row) {
            double sum = 0;
            for (int root : trees.roots()) {
                int node = root;
                int steps = 0;
                while (trees.feature()[node] != FlatForest.LEAF) {
                    node = trees.left()[node] + (row[trees.feature()[node]] < trees.cut()[node] ? 0 : 1);
                    steps++;
                }
                sum += steps + more[node];
            }
            return sum / trees.roots().length;
        }
    }
}
