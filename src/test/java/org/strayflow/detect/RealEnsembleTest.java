package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.strayflow.eval.Goal;
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

/** The ensemble on kinds of NSL-KDD that it was never shown; the bench {@code UnseenKinds} does it for every kind of three captures. */
class RealEnsembleTest {
    private static final Parallel ALL = Parallel.allCores();
    private static final double RATE = 0.01;

    @Test
    void eitherFindsMoreOfUnseenKindsThanItsClassifierAlone() throws StrayflowException {
        Path path =
                Path.of(System.getProperty("strayflow.data", "../shared/data")).resolve("nsl-kdd/KDDTrain+.txt");
        assumeTrue(Files.isRegularFile(path), "no real data at " + path);
        Capture capture =
                CaptureReader.read(List.of(path), ReadOptions.defaults()).run(Feedback.none());
        Labels labels = Objects.requireNonNull(capture.labels());
        double ensemble = 0;
        double classifier = 0;
        List<String> kinds = List.of("neptune", "portsweep", "pod");
        for (String kind : kinds) {
            double[] recalls = recalls(capture, labels, labels.kinds().indexOf(kind));
            ensemble += recalls[0] / kinds.size();
            classifier += recalls[1] / kinds.size();
        }
        assertThat(ensemble).isGreaterThan(classifier + 0.01).isGreaterThan(0.95);
    }

    /** Recall on an unseen kind where 1 % of the benign test rows are flagged: of the ensemble, of its classifier alone. */
    private static double[] recalls(Capture capture, Labels labels, int kind) throws StrayflowException {
        Split split = Split.stratified(labels, 1);
        Selection training = split.rows(Partition.TRAINING).filter(row -> labels.kind(row) != kind);
        Selection validation = split.rows(Partition.VALIDATION).filter(row -> labels.kind(row) != kind);
        Selection benign = split.rows(Partition.TEST).filter(labels::isBenign);
        Selection judged = Selection.all(labels.rows()).filter(row -> labels.kind(row) == kind || benign.contains(row));
        EnsembleSpec spec =
                EnsembleSpec.defaults().with("classifier.rounds", "20").with("novelty", "isolation-forest");
        FeatureMatrix matrix = Preparation.fit(capture.table(), training, features(capture), spec.preparation(), ALL)
                .run(Feedback.none())
                .bind(capture.table());
        Scores scores = Detectors.train(spec, new TrainingSet(matrix, training, validation, labels), 1, ALL)
                .run(Feedback.none())
                .score(matrix, ALL)
                .run(Feedback.none());
        Ranking tuned = Ranking.of(scores.values(), labels, validation).run(Feedback.none());
        Ranking ranking = Ranking.of(scores.values(), labels, judged).run(Feedback.none());
        double threshold = new Goal.FalsePositiveRate(RATE).thresholdOn(tuned, Goal.Context.none());
        assertThat(ranking.metricsAt(threshold).falsePositiveRate()).isLessThan(0.012);
        float[] alone =
                Objects.requireNonNull(scores.members().get(spec.classifier().title()));
        return new double[] {
            ranking.recallAt(RATE),
            Ranking.of(alone, labels, judged).run(Feedback.none()).recallAt(RATE)
        };
    }

    private static List<String> features(Capture capture) {
        return capture.table().namesOf(Role.FEATURE).stream()
                .filter(name -> !name.equals("difficulty"))
                .toList();
    }
}
