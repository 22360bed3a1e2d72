package org.strayflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.LogisticRegressionSpec;
import org.strayflow.detect.NearestNeighboursSpec;
import org.strayflow.detect.TrainingSet;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;

/** The weights of detectors of scaled features and of ensembles: they come back as they went, and no damage to them gets through. */
class ScaledBundlesTest {
    private static final Parallel ONE = new Parallel(1);
    private static final int ROWS = 120;
    private static final List<FittedDetector> DETECTORS = new ArrayList<>();

    private static FeatureMatrix matrix;

    @BeforeAll
    static void train() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        double[] bytes = random.doubles(ROWS).map(x -> Math.exp(12 * x)).toArray();
        double[] packets = random.doubles(ROWS).map(x -> Math.rint(20 * x)).toArray();
        FlowTable table = new FlowTable(
                List.of(NumberColumn.of("bytes", bytes), NumberColumn.of("packets", packets)),
                List.of(Role.FEATURE, Role.FEATURE));
        Selection training = Selection.all(100);
        matrix = Preparation.fit(table, training, List.of("bytes", "packets"), ONE)
                .run(Feedback.none())
                .bind(table);
        String[] texts = new String[ROWS];
        Arrays.setAll(texts, row -> List.of("BENIGN", "Überfall", "DoS").get(row % 3));
        TrainingSet set = new TrainingSet(matrix, training, Selection.of(), Labels.of(TextColumn.of("label", texts)));
        EnsembleSpec ensemble = EnsembleSpec.defaults()
                .with("classifier.rounds", "3")
                .with("classifier.depth", "3")
                .with("novelty.neighbours", "2");
        for (DetectorSpec spec : List.of(
                ensemble,
                ensemble.with("classifier", "logistic-regression")
                        .with("novelty", "isolation-forest")
                        .with("novelty.trees", "3")
                        .with("novelty.sampleSize", "16")
                        .with("rule", "gate"),
                new NearestNeighboursSpec(2, 40, true),
                LogisticRegressionSpec.defaults(),
                LogisticRegressionSpec.defaults().with("target", "attack"))) {
            DETECTORS.add(Detectors.train(spec, set, 1, ONE).run(Feedback.none()));
        }
    }

    private static float[] scores(FittedDetector of) throws Exception {
        return of.score(matrix, ONE).run(Feedback.none()).values();
    }

    @Test
    void theyComeBackAsTheyWent() throws Exception {
        for (FittedDetector detector : DETECTORS) {
            byte[] content = Weights.write(detector);
            FittedDetector back = Weights.read(content, detector.spec(), detector.provenance());
            assertThat(Weights.write(back)).isEqualTo(content);
            assertThat(scores(back)).isEqualTo(scores(detector));
            assertThat(back.kinds()).isEqualTo(detector.kinds());
            assertThat(back.provenance()).isEqualTo(detector.provenance());
        }
    }

    @Test
    void cutOffAnywhereTheyAreRefused() {
        for (FittedDetector detector : DETECTORS) {
            byte[] content = Weights.write(detector);
            for (int length = 0; length < content.length; length++) {
                byte[] cut = Arrays.copyOf(content, length);
                assertThatExceptionOfType(ModelException.class)
                        .isThrownBy(() -> Weights.read(cut, detector.spec(), ""));
            }
        }
    }

    /** As if the checksums fitted: what is read can be scored with, or is refused. */
    @Test
    void changedAnywhereTheyAreRefusedOrHarmless() throws Exception {
        SplittableRandom random = new SplittableRandom(17);
        for (FittedDetector detector : DETECTORS) {
            byte[] content = Weights.write(detector);
            int refused = 0;
            for (int i = 0; i < 10_000; i++) {
                try {
                    FittedDetector back = Weights.read(changed(content, random), detector.spec(), "");
                    if (i % 10 == 0 && back.features() == matrix.width()) {
                        for (float score : scores(back)) {
                            assertThat(score).isBetween(0f, 1f);
                        }
                    }
                } catch (ModelException e) {
                    refused++;
                }
            }
            assertThat(refused).isGreaterThan(100);
        }
    }

    /** A bit, a whole number somewhere, or a NaN. */
    private static byte[] changed(byte[] content, SplittableRandom random) {
        byte[] changed = content.clone();
        int at = random.nextInt(changed.length - 4);
        switch (random.nextInt(3)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at & ~3] = (byte) random.nextInt(-2, 20);
            default -> {
                changed[(at & ~3) + 2] = (byte) 0xC0;
                changed[(at & ~3) + 3] = (byte) 0x7F;
            }
        }
        return changed;
    }
}
