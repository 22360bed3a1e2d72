package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.Split;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.io.CaptureReader;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** Detectors of scaled features on real flows: stratified 80 / 20 split, judged on the 20 %. */
class ScaledDetectorsRealTest {
    private static final Parallel TWO = new Parallel(2);

    /** Both learn from the benign rows of the 80 %. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cic-ids2017/multiclass_79_columns.csv",
                "cic-ids2017/improved_91_columns.csv",
                "cic-ids2017/cleaned_52_features.csv",
                "nsl-kdd/KDDTrain+.txt"
            })
    void nearestNeighboursRankBetterThanAnIsolationForest(String file) throws StrayflowException {
        Capture capture = read(file);
        Labels labels = Objects.requireNonNull(capture.labels());
        Split split = Split.stratified(labels, 1, 0.8, 0);
        Selection training = split.rows(Partition.TRAINING).filter(labels::isBenign);
        double[] auc = new double[2];
        List<DetectorSpec> specs = List.of(IsolationForestSpec.defaults(), NearestNeighboursSpec.defaults());
        for (int i = 0; i < auc.length; i++) {
            FeatureMatrix matrix = matrix(capture, specs.get(i), training);
            float[] scores = Detectors.train(specs.get(i), TrainingSet.of(matrix, training), 1, TWO)
                    .run(Feedback.none())
                    .score(matrix, TWO)
                    .run(Feedback.none())
                    .values();
            auc[i] = Ranking.of(scores, labels, split.rows(Partition.TEST))
                    .run(Feedback.none())
                    .rocAuc();
        }
        assertThat(auc[1]).isGreaterThan(auc[0] + 0.005);
    }

    /** scikit-learn's logistic regression reaches 0.984 with signed logarithms and 0.974 without. */
    @Test
    void logisticRegressionTellsAttacksFromBenignFlows() throws StrayflowException {
        Capture capture = read("nsl-kdd/KDDTrain+.txt");
        Labels labels = Objects.requireNonNull(capture.labels());
        double sum = 0;
        for (int seed = 1; seed <= 3; seed++) {
            Split split = Split.stratified(labels, seed, 0.8, 0);
            Selection training = split.rows(Partition.TRAINING);
            DetectorSpec spec = LogisticRegressionSpec.defaults().with("target", "attack");
            FeatureMatrix matrix = matrix(capture, spec, training);
            TrainingSet set = new TrainingSet(matrix, training, Selection.of(), labels);
            float[] scores = Detectors.train(spec, set, seed, TWO)
                    .run(Feedback.none())
                    .score(matrix, TWO)
                    .run(Feedback.none())
                    .values();
            Selection test = split.rows(Partition.TEST);
            long right = test.stream()
                    .filter(row -> (scores[row] >= 0.5) == labels.isAttack(row))
                    .count();
            sum += (double) right / test.size() / 3;
        }
        assertThat(sum).isGreaterThanOrEqualTo(0.984);
    }

    private static FeatureMatrix matrix(Capture capture, DetectorSpec spec, Selection training)
            throws StrayflowException {
        return Preparation.fit(
                        capture.table(), training, capture.table().namesOf(Role.FEATURE), spec.preparation(), TWO)
                .run(Feedback.none())
                .bind(capture.table());
    }

    private static Capture read(String file) throws StrayflowException {
        Path path =
                Path.of(System.getProperty("strayflow.data", "../shared/data")).resolve(file);
        assumeTrue(Files.isRegularFile(path), "no real data at " + path);
        return CaptureReader.read(List.of(path), ReadOptions.defaults()).run(Feedback.none());
    }
}
