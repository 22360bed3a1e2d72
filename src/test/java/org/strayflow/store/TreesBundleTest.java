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
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.FittedTrees;
import org.strayflow.detect.RandomForestSpec;
import org.strayflow.detect.Scores;
import org.strayflow.detect.TrainingSet;
import org.strayflow.detect.XgBoostSpec;
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

/** The weights of boosted trees and random forests: they come back as they went, and no damage to them gets through. */
class TreesBundleTest {
    private static final Parallel ONE = new Parallel(1);
    private static final int ROWS = 500;

    private static FeatureMatrix matrix;
    private static final List<FittedDetector> DETECTORS = new ArrayList<>();

    @BeforeAll
    static void train() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        double[] bytes = new double[ROWS];
        double[] packets = new double[ROWS];
        String[] texts = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            int kind = random.nextInt(3);
            bytes[row] = random.nextInt(100) + 40 * kind;
            packets[row] = random.nextInt(20) - kind;
            texts[row] = List.of("BENIGN", "DoS", "Überfall").get(kind);
        }
        FlowTable table = new FlowTable(
                List.of(
                        NumberColumn.of("bytes", bytes),
                        NumberColumn.of("packets", packets),
                        TextColumn.of("Label", texts)),
                List.of(Role.FEATURE, Role.FEATURE, Role.LABEL));
        Selection training = Selection.all(400);
        matrix = Preparation.fit(table, training, List.of("bytes", "packets"), ONE)
                .run(Feedback.none())
                .bind(table);
        TrainingSet set = new TrainingSet(
                matrix,
                training,
                Selection.where(ROWS, row -> row >= 400),
                Labels.of(table.labelColumn().orElseThrow()));
        for (DetectorSpec spec : List.of(
                XgBoostSpec.defaults().with("rounds", "4").with("depth", "3"),
                XgBoostSpec.defaults().with("rounds", "4").with("target", "attack"),
                RandomForestSpec.defaults().with("trees", "3").with("depth", "4"))) {
            DETECTORS.add(Detectors.train(spec, set, 1, ONE).run(Feedback.none()));
        }
    }

    private static Scores scores(FittedDetector detector) throws Exception {
        return detector.score(matrix, ONE).run(Feedback.none());
    }

    @Test
    void treesComeBackAsTheyWent() throws Exception {
        for (FittedDetector detector : DETECTORS) {
            byte[] content = Weights.write(detector);
            FittedTrees back = (FittedTrees) Weights.read(content, detector.spec(), detector.provenance());
            assertThat(Weights.write(back)).isEqualTo(content);
            assertThat(back.kinds()).isEqualTo(detector.kinds());
            assertThat(back.curve().validation())
                    .isEqualTo(((FittedTrees) detector).curve().validation());
            assertThat(scores(back).values()).isEqualTo(scores(detector).values());
            assertThat(scores(back).predictions().orElseThrow().kind())
                    .isEqualTo(scores(detector).predictions().orElseThrow().kind());
            assertThat(back.gainShares()).isEqualTo(((FittedTrees) detector).gainShares());
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
                byte[] changed = change(content, random);
                try {
                    FittedDetector back = Weights.read(changed, detector.spec(), "");
                    if (back.features() == matrix.width()) {
                        for (float score : scores(back).values()) {
                            assertThat(score).isBetween(0f, 1f);
                        }
                    }
                } catch (ModelException e) {
                    refused++;
                }
            }
            assertThat(refused).isGreaterThan(2_000);
        }
    }

    /** A bit, a whole number somewhere, or a NaN. */
    private static byte[] change(byte[] content, SplittableRandom random) {
        byte[] changed = content.clone();
        int at = random.nextInt(changed.length - 4);
        switch (random.nextInt(3)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                changed[at & ~3] = (byte) random.nextInt(-2, 20);
                changed[(at & ~3) + 1] = (byte) random.nextInt(-1, 1);
            }
            default -> {
                changed[(at & ~3) + 2] = (byte) 0xC0;
                changed[(at & ~3) + 3] = (byte) 0x7F;
            }
        }
        return changed;
    }
}
