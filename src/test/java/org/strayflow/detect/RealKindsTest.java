package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.Split;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.io.Capture;
import org.strayflow.io.CaptureReader;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** Boosted trees and random forests on real flows: stratified 80 / 20 split with seed 1, judged on the 20 %. */
class RealKindsTest {
    private static final Parallel ALL = Parallel.allCores();

    @Test
    void attacksOfNslKddAreFound() throws StrayflowException {
        Trial trial = Trial.of("nsl-kdd/KDDTrain+.txt");
        assertThat(trial.accuracy(
                        XgBoostSpec.defaults().with("target", "attack").with("rounds", "100")))
                .isGreaterThan(0.999);
        assertThat(trial.accuracy(
                        RandomForestSpec.defaults().with("target", "attack").with("trees", "40")))
                .isGreaterThan(0.998);
    }

    /** Web attacks of which there are a few dozen rows decide it. */
    @Test
    void kindsOfCicAreToldApart() throws StrayflowException {
        assertThat(Trial.of("cic-ids2017/multiclass_79_columns.csv")
                        .macroF1(XgBoostSpec.defaults().with("rounds", "40")))
                .isGreaterThan(0.87);
        assertThat(Trial.of("cic-ids2017/improved_91_columns.csv")
                        .macroF1(XgBoostSpec.defaults().with("rounds", "40")))
                .isGreaterThan(0.95);
    }

    @Test
    void shuffledLabelsTeachNothing() throws StrayflowException {
        Trial trial = Trial.of("nsl-kdd/KDDTrain+.txt");
        String[] texts = new String[trial.labels.rows()];
        Arrays.setAll(texts, row -> trial.labels.kinds().get(trial.labels.kind(row)));
        Random random = new Random(1);
        for (int last = texts.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            String text = texts[last];
            texts[last] = texts[other];
            texts[other] = text;
        }
        Trial shuffled = new Trial(trial.capture, Labels.of(TextColumn.of("label", texts)));
        Scores scores =
                shuffled.scores(XgBoostSpec.defaults().with("target", "attack").with("rounds", "20"));
        assertThat(Ranking.of(scores.values(), shuffled.labels, shuffled.test)
                        .run(Feedback.none())
                        .rocAuc())
                .isCloseTo(0.5, within(0.02));
    }

    /** One split with its features. */
    private static final class Trial {
        private final Capture capture;
        private final Labels labels;
        private final Selection training;
        private final Selection test;

        Trial(Capture capture, Labels labels) {
            this.capture = capture;
            this.labels = labels;
            Split split = Split.stratified(labels, 1, 0.8, 0);
            this.training = split.rows(Partition.TRAINING);
            this.test = split.rows(Partition.TEST);
        }

        static Trial of(String file) throws StrayflowException {
            Path path = Path.of(System.getProperty("strayflow.data", "../shared/data"))
                    .resolve(file);
            assumeTrue(Files.isRegularFile(path), "no real data at " + path);
            Capture capture =
                    CaptureReader.read(List.of(path), ReadOptions.defaults()).run(Feedback.none());
            return new Trial(capture, Objects.requireNonNull(capture.labels()));
        }

        Scores scores(DetectorSpec spec) throws StrayflowException {
            List<String> features = capture.table().namesOf(Role.FEATURE).stream()
                    .filter(name -> !name.equals("difficulty") && !name.equals("Attempted Category"))
                    .toList();
            FeatureMatrix matrix = Preparation.fit(capture.table(), training, features, spec.preparation(), ALL)
                    .run(Feedback.none())
                    .bind(capture.table());
            return Detectors.train(spec, new TrainingSet(matrix, training, Selection.of(), labels), 1, ALL)
                    .run(Feedback.none())
                    .score(matrix, ALL)
                    .run(Feedback.none());
        }

        double accuracy(DetectorSpec spec) throws StrayflowException {
            float[] scores = scores(spec).values();
            long right = test.stream()
                    .filter(row -> scores[row] >= 0.5f == labels.isAttack(row))
                    .count();
            return (double) right / test.size();
        }

        double macroF1(DetectorSpec spec) throws StrayflowException {
            KindPredictions told = scores(spec).predictions().orElseThrow();
            int[] hits = new int[labels.kinds().size()];
            int[] sums = new int[hits.length];
            for (int place = 0; place < test.size(); place++) {
                int row = test.get(place);
                int is = labels.kind(row);
                int said = labels.kinds().indexOf(told.of(row).name());
                sums[is]++;
                sums[said]++;
                hits[is] += is == said ? 1 : 0;
            }
            double sum = 0;
            int kinds = 0;
            for (int kind = 0; kind < hits.length; kind++) {
                sum += sums[kind] == 0 ? 0 : 2.0 * hits[kind] / sums[kind];
                kinds += sums[kind] == 0 ? 0 : 1;
            }
            return sum / kinds;
        }
    }
}
