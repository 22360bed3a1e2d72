package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.task.Feedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** Model files to and from the native library, which is trained and asked here without any of our own training. */
class XgBoostModelsTest {
    private static final int ROWS = 3_000;

    private static KindsCapture capture;
    private static float[] values;
    private static FlowTable table;
    private static DMatrix matrix;

    @BeforeAll
    static void make() throws StrayflowException, XGBoostError {
        capture = KindsCapture.make(ROWS, 4, 11);
        values = new float[ROWS * capture.matrix().width()];
        capture.matrix().fill(0, ROWS, values);
        table = table(values);
        matrix = new DMatrix(values, ROWS, capture.matrix().width(), Float.NaN);
    }

    /** The columns as they are in a file, NaN where a value is missing. */
    private static FlowTable table(float[] values) {
        List<String> names = capture.matrix().names();
        List<Column> columns = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            double[] column = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                column[row] = values[row * names.size() + place];
            }
            columns.add(NumberColumn.of(names.get(place), column));
        }
        return new FlowTable(columns, Collections.nCopies(columns.size(), Role.FEATURE));
    }

    private static Booster train(int classes, int rounds, String... parameters) throws XGBoostError {
        return train(matrix, classes, rounds, parameters);
    }

    private static Booster train(DMatrix rows, int classes, int rounds, String... parameters) throws XGBoostError {
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
        rows.setLabel(labels);
        return XGBoost.train(rows, all, rounds, Map.of(), null, null);
    }

    private static List<Kind> kinds(int classes) {
        return IntStream.range(0, Math.max(2, classes))
                .mapToObj(i -> new Kind("kind " + i, i == 0))
                .toList();
    }

    private static XgBoostFile.Taken read(byte[] json, int classes) throws ModelException {
        return XgBoostModels.read(json).use(kinds(classes), capture.matrix().names(), "");
    }

    private static void assertSame(XgBoostFile.Taken taken, FlowTable rows, float[][] told) throws StrayflowException {
        FeatureMatrix bound = taken.preparation().bind(rows);
        FittedTrees trees = taken.detector();
        Scores scores = trees.score(bound, new Parallel(2)).run(Feedback.none());
        for (int row = 0; row < ROWS; row++) {
            double[] ours = trees.probabilities(bound.row(row));
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
        XgBoostFile.Taken taken = read(booster.toByteArray("json"), classes);
        assertSame(taken, table, booster.predict(matrix));
        FeatureMatrix bound = taken.preparation().bind(table);
        float[] prepared = new float[ROWS * bound.width()];
        bound.fill(0, ROWS, prepared);
        byte[] written = XgBoostModels.write(taken.detector(), bound.names(), Map.of());
        assertThat(XGBoost.loadModel(written).predict(new DMatrix(prepared, ROWS, bound.width(), Float.NaN)))
                .isDeepEqualTo(booster.predict(matrix));
        XgBoostFile.Taken again = XgBoostModels.read(written).use(kinds(classes), bound.names(), "");
        assertThat(XgBoostModels.write(again.detector(), again.preparation().names(), Map.of()))
                .isEqualTo(written);
        booster.dispose();
    }

    /** Each node says where a row without a value goes; where no row of the training lacked one, it says so all the same. */
    @ParameterizedTest
    @CsvSource({"4, hist, 0.3", "1, hist, 0.05", "4, exact, 0.3", "2, exact, 0.05", "4, hist, 0", "1, exact, 0"})
    void rowsWithoutValuesGoWhereTheNativeLibrarySendsThem(int classes, String method, double share) throws Exception {
        Booster booster = train(withGaps(share, 1), classes, 15, "tree_method", method);
        float[] gaps = gaps(0.2, 2);
        DMatrix rows = new DMatrix(gaps, ROWS, capture.matrix().width(), Float.NaN);
        XgBoostFile.Taken taken = read(booster.toByteArray("json"), classes);
        assertSame(taken, table(gaps), booster.predict(rows));
        if (share == 0.3) {
            assertThat(taken.preparation().names())
                    .hasSizeGreaterThan(capture.matrix().width())
                    .contains("flags", "flags (missing is lowest)");
        }
        booster.dispose();
    }

    private static DMatrix withGaps(double share, long seed) throws XGBoostError {
        return new DMatrix(gaps(share, seed), ROWS, capture.matrix().width(), Float.NaN);
    }

    private static float[] gaps(double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] some = values.clone();
        for (int i = 0; i < some.length; i++) {
            some[i] = random.nextDouble() < share ? Float.NaN : some[i];
        }
        return some;
    }

    @Test
    void whatWeTrainedTheNativeLibraryScoresAlike() throws Exception {
        for (DetectorSpec spec : List.of(
                XgBoostSpec.defaults().with("rounds", "20"),
                XgBoostSpec.defaults().with("rounds", "20").with("target", "attack"),
                RandomForestSpec.defaults().with("trees", "10"))) {
            FittedTrees trees = capture.train(spec, 2);
            byte[] json = XgBoostModels.write(trees, capture.matrix().names(), Map.of("who", "we"));
            Booster booster = XGBoost.loadModel(json);
            assertThat(booster.getAttrs()).containsExactly(Map.entry("who", "we"));
            float[][] told = booster.predict(matrix);
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
    void columnsAreFoundByTheirNames() throws Exception {
        FittedTrees trees = capture.train(XgBoostSpec.defaults().with("rounds", "3"), 1);
        List<String> names = capture.matrix().names();
        XgBoostFile file = XgBoostModels.read(XgBoostModels.write(trees, names, Map.of()));
        assertThat(file.featureNames()).isEqualTo(names);
        XgBoostFile.Taken taken = file.use(trees.kinds(), names, "");
        List<Column> turned = new ArrayList<>();
        for (String name : names.reversed()) {
            turned.add(table.column(name).orElseThrow());
        }
        FlowTable other = new FlowTable(turned, Collections.nCopies(turned.size(), Role.FEATURE));
        assertThat(taken.detector()
                        .probabilities(taken.preparation().bind(other).row(7)))
                .isEqualTo(trees.probabilities(capture.matrix().row(7)));
        refused("MODEL-221", () -> file.use(trees.kinds(), names.subList(1, names.size()), ""));
        refused("MODEL-221", () -> file.use(trees.kinds().subList(1, 4), names, ""));
        refused("MODEL-221", () -> file.use(trees.kinds(), Collections.nCopies(names.size(), "flags"), ""));
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
        "'\"num_class\":\"4\"', '\"num_class\":\"99999999999\"'",
        "'\"num_class\":\"4\"', '\"num_class\":{\"a\":[]}'",
        "'\"num_class\":\"4\"', '\"num_class\":\"4\",\"num_class\":\"4\"'",
        "'\"default_left\":[', '\"default_left\":[0,'",
        "'\"split_type\":[0', '\"split_type\":[1'",
        "'\"base_weights\":[', '\"base_weights\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[['",
        "'\"sum_hessian\":[', '\"sum_hessian\":[1e999,'",
        "'\"trees\":[{', '\"trees\":[7,{'"
    })
    void whatWouldBeWrongIsRefused(String from, String to) throws Exception {
        FittedTrees trees = capture.train(XgBoostSpec.defaults().with("rounds", "3"), 1);
        String json =
                new String(XgBoostModels.write(trees, capture.matrix().names(), Map.of()), StandardCharsets.UTF_8);
        assertThat(json).contains(from);
        byte[] changed = json.replace(from, to).getBytes(StandardCharsets.UTF_8);
        refused("MODEL-22", () -> read(changed, 4));
    }

    private static void refused(String code, ThrowingCallable reading) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(reading)
                .satisfies(e -> assertThat(e.problem().code()).startsWith(code));
    }
}
