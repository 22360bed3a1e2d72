package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.task.Feedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** Model files to and from the native library, which is trained and asked here without any of our own training. */
class XgBoostModelsTest {
    private static final int ROWS = 3_000;

    private static KindsCapture capture;
    private static DMatrix matrix;

    @BeforeAll
    static void make() throws StrayflowException, XGBoostError {
        capture = KindsCapture.make(ROWS, 4, 11);
        float[] all = new float[ROWS * capture.matrix().width()];
        capture.matrix().fill(0, ROWS, all);
        matrix = new DMatrix(all, ROWS, capture.matrix().width(), Float.NaN);
    }

    private static Booster train(int classes, int rounds, String... parameters) throws XGBoostError {
        Map<String, Object> all = new HashMap<>(Map.of("objective", "binary:logistic", "seed", 1, "nthread", 2));
        if (classes != 1) {
            all.putAll(Map.of("objective", "multi:softprob", "num_class", classes));
        }
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = Math.min(Math.max(1, classes - 1), capture.labels().kind(row));
        }
        matrix.setLabel(labels);
        return XGBoost.train(matrix, all, rounds, Map.of(), null, null);
    }

    private static List<Kind> kinds(int classes) {
        return IntStream.range(0, Math.max(2, classes))
                .mapToObj(i -> new Kind("kind " + i, i == 0))
                .toList();
    }

    private static FittedTrees read(byte[] json, int classes) throws ModelException {
        return XgBoostModels.read(json, kinds(classes), capture.matrix().names());
    }

    private static void assertSame(FittedTrees trees, float[][] told) throws StrayflowException {
        Scores scores = trees.score(capture.matrix(), new Parallel(2)).run(Feedback.none());
        for (int row = 0; row < ROWS; row++) {
            double[] ours = trees.probabilities(capture.matrix().row(row));
            for (int kind = 0; kind < told[row].length; kind++) {
                int place = told[row].length == 1 ? 1 : kind;
                assertThat(ours[place]).as("row " + row).isCloseTo(told[row][kind], within(1e-5));
            }
            double benign = told[row].length == 1 ? 1 - told[row][0] : told[row][0];
            assertThat((double) scores.values()[row]).isCloseTo(1 - benign, within(1e-5));
        }
    }

    /** Pruned nodes, forests, a start that is not the middle, the exact method: what the library offers and we do not train with. */
    @ParameterizedTest
    @CsvSource({
        "4, 20, gamma, 1.5",
        "4, 1, num_parallel_tree, 12",
        "2, 10, max_depth, 9",
        "1, 40, base_score, 0.2",
        "1, 10, tree_method, exact",
        "1, 1, num_parallel_tree, 9"
    })
    void treesOfTheNativeLibraryScoreAsThere(int classes, int rounds, String key, String value) throws Exception {
        Booster booster = train(classes, rounds, key, value);
        FittedTrees trees = read(booster.toByteArray("json"), classes);
        assertSame(trees, booster.predict(matrix));
        byte[] written = XgBoostModels.write(trees, capture.matrix().names());
        assertThat(XGBoost.loadModel(written).predict(matrix)).isDeepEqualTo(booster.predict(matrix));
        assertThat(XgBoostModels.write(read(written, classes), capture.matrix().names()))
                .isEqualTo(written);
        booster.dispose();
    }

    @Test
    void whatWeTrainedTheNativeLibraryScoresAlike() throws Exception {
        for (DetectorSpec spec : List.of(
                XgBoostSpec.defaults().with("rounds", "20"),
                XgBoostSpec.defaults().with("rounds", "20").with("target", "attack"),
                RandomForestSpec.defaults().with("trees", "10"))) {
            FittedTrees trees = capture.train(spec, 2);
            byte[] json = XgBoostModels.write(trees, capture.matrix().names());
            float[][] told = XGBoost.loadModel(json).predict(matrix);
            for (int row = 0; row < ROWS; row++) {
                double[] ours = trees.probabilities(capture.matrix().row(row));
                for (int kind = 0; kind < told[row].length; kind++) {
                    assertThat(ours[told[row].length == 1 ? 1 : kind]).isCloseTo(told[row][kind], within(1e-5));
                }
            }
            assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"total bytes\"");
        }
    }

    @Test
    void featuresAreFoundByTheirNames() throws Exception {
        FittedTrees trees = capture.train(XgBoostSpec.defaults().with("rounds", "3"), 1);
        List<String> names = capture.matrix().names();
        String json = new String(XgBoostModels.write(trees, names), StandardCharsets.UTF_8);
        List<String> turned = names.reversed();
        FittedTrees back = XgBoostModels.read(json.getBytes(StandardCharsets.UTF_8), trees.kinds(), turned);
        float[] row = capture.matrix().row(7);
        float[] other = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            other[i] = row[row.length - 1 - i];
        }
        assertThat(back.probabilities(other)).isEqualTo(trees.probabilities(row));
        refused("MODEL-221", json.replace("\"urgent\"", "\"hurried\""));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"gbtree\"', '\"dart\"'",
        "multi:softprob, rank:ndcg",
        "'\"num_feature\":\"7\"', '\"num_feature\":\"8\"'",
        "'\"num_parallel_tree\":\"1\"', '\"num_parallel_tree\":\"0\"'",
        "'\"num_parallel_tree\":\"1\"', '\"num_parallel_tree\":\"7\"'",
        "'\"categories_nodes\":[]', '\"categories_nodes\":[1]'",
        "'\"left_children\":[1', '\"left_children\":[0'",
        "'\"left_children\":[1', '\"left_children\":[7000'",
        "'\"left_children\":[1', '\"left_children\":[-1'",
        "'\"split_indices\":[', '\"split_indices\":[99,'",
        "'\"base_score\":\"0.5\"', '\"base_score\":\"NaN\"'",
        "'\"num_class\":\"4\"', '\"num_class\":\"99999999999\"'"
    })
    void whatWouldBeWrongIsRefused(String from, String to) throws Exception {
        FittedTrees trees = capture.train(XgBoostSpec.defaults().with("rounds", "3"), 1);
        String json = new String(XgBoostModels.write(trees, capture.matrix().names()), StandardCharsets.UTF_8);
        assertThat(json).contains(from);
        refused("MODEL-2", json.replace(from, to));
    }

    private static void refused(String code, String json) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read(json.getBytes(StandardCharsets.UTF_8), 4))
                .satisfies(e -> assertThat(e.problem().code()).startsWith(code));
    }

    @Test
    void damagedFilesAreRefusedOrHarmless() throws Exception {
        FittedTrees trees =
                capture.train(XgBoostSpec.defaults().with("rounds", "1").with("depth", "3"), 1);
        byte[] json = XgBoostModels.write(trees, capture.matrix().names());
        for (int length = 0; length < json.length; length++) {
            byte[] cut = Arrays.copyOf(json, length);
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> read(cut, 4));
        }
        SplittableRandom random = new SplittableRandom(5);
        float[] row = capture.matrix().row(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = json.clone();
            changed[random.nextInt(changed.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "0123456789-.,[]{}e\"".charAt(random.nextInt(19));
            try {
                for (double probability : read(changed, 4).probabilities(row)) {
                    assertThat(probability).isBetween(0.0, 1.0);
                }
            } catch (ModelException e) {
                assertThat(e.problem().code()).startsWith("MODEL-2");
            }
        }
    }
}
