package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.task.ModelException;
import org.strayflow.task.StrayflowException;

/** Damaged and hostile model files: each is refused with a problem or scores like any other model. */
class XgBoostFuzzTest {
    private static final int CHANGES = 20_000;
    private static final Pattern VALUE = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?|\\[\\]");
    private static final List<String> PUT = List.of(
            "-1",
            "0",
            "1",
            "2",
            "3",
            "2147483647",
            "-2147483648",
            "9999999999999999999",
            "1e38",
            "3.5e38",
            "-1e999",
            "NaN",
            "Infinity",
            "null",
            "true",
            "\"\"",
            "[]",
            "{}",
            "[[[]]]",
            "0,0",
            "");

    private static byte[] json;
    private static List<String> names;
    private static List<Kind> kinds;
    private static float[] row;

    @BeforeAll
    static void make() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(800, 4, 3);
        FittedTrees trees =
                capture.train(XgBoostSpec.defaults().with("rounds", "1").with("depth", "3"), 1);
        names = capture.matrix().names();
        kinds = trees.kinds();
        row = capture.matrix().row(3);
        json = XgBoostModels.write(trees, names, Map.of());
    }

    private static void readAndScore(byte[] changed) {
        try {
            XgBoostFile.Taken taken = XgBoostModels.read(changed).use(kinds, names, "");
            float[] values = Arrays.copyOf(row, taken.detector().features());
            double sum = 0;
            for (double probability : taken.detector().probabilities(values)) {
                assertThat(probability).isBetween(0.0, 1.0);
                sum += probability;
            }
            assertThat(sum).isBetween(0.999, 1.001);
        } catch (ModelException e) {
            assertThat(e.problem().code()).startsWith("MODEL-2");
            assertThat(e.problem().remedy()).isNotEmpty();
        }
    }

    @Test
    void aFileThatIsCutOffIsRefusedWhereverItEnds() {
        for (int length = 0; length < json.length; length++) {
            byte[] cut = Arrays.copyOf(json, length);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> XgBoostModels.read(cut))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("MODEL-220"));
        }
    }

    @Test
    void changedBytesAreRefusedOrHarmless() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < CHANGES; i++) {
            byte[] changed = json.clone();
            changed[random.nextInt(changed.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "0123456789-.,[]{}e\"".charAt(random.nextInt(19));
            readAndScore(changed);
        }
    }

    /** Whole values are put in place of others: links in circles, lists of other lengths, numbers without measure. */
    @Test
    void changedValuesAreRefusedOrHarmless() {
        String text = new String(json, StandardCharsets.UTF_8);
        List<MatchResult> values = VALUE.matcher(text).results().toList();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < CHANGES; i++) {
            MatchResult value = values.get(random.nextInt(values.size()));
            String put = PUT.get(random.nextInt(PUT.size()));
            readAndScore((text.substring(0, value.start()) + put + text.substring(value.end()))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Children of one node become those of another: every circle and every second parent has to be found. */
    @Test
    void changedLinksAreRefusedOrHarmless() {
        String text = new String(json, StandardCharsets.UTF_8);
        List<MatchResult> lists = Pattern.compile("(?<=_children\":\\[)[^]]*")
                .matcher(text)
                .results()
                .toList();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < CHANGES; i++) {
            MatchResult list = lists.get(random.nextInt(lists.size()));
            String[] links = list.group().split(",", -1);
            links[random.nextInt(links.length)] = Integer.toString(random.nextInt(links.length + 2) - 1);
            readAndScore((text.substring(0, list.start()) + String.join(",", links) + text.substring(list.end()))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A file of some megabytes must not take hours or the whole memory. */
    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"learner\":", "{\"x\":["})
    void deepNestingIsRefused(String opening) {
        byte[] deep = opening.repeat(500_000).getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(ModelException.class).isThrownBy(() -> XgBoostModels.read(deep));
    }

    @Test
    void aTreeThatIsAListOfNodesIsRefused() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> XgBoostModels.read(chain(BoostedTree.MAX_DEPTH + 1))
                        .use(List.of(new Kind("a", true), new Kind("b", false)), List.of("f"), ""))
                .satisfies(e -> assertThat(e.problem().summary()).contains("deeper than 1000"));
        readAndScoreOne(chain(BoostedTree.MAX_DEPTH));
    }

    private static void readAndScoreOne(byte[] file) {
        assertThat(file).isNotEmpty();
        try {
            FittedTrees trees = XgBoostModels.read(file)
                    .use(List.of(new Kind("a", true), new Kind("b", false)), List.of("f"), "")
                    .detector();
            assertThat(trees.probabilities(new float[] {-1})[1]).isEqualTo(0.5);
        } catch (ModelException e) {
            throw new AssertionError(e);
        }
    }

    /** One tree, in which every left child is a leaf and every right child goes on. */
    private static byte[] chain(int depth) {
        int nodes = 2 * depth + 1;
        String left = IntStream.range(0, nodes)
                .mapToObj(node -> node % 2 == 0 && node < 2 * depth ? node + 1 : -1)
                .toList()
                .toString();
        String right = IntStream.range(0, nodes)
                .mapToObj(node -> node % 2 == 0 && node < 2 * depth ? node + 2 : -1)
                .toList()
                .toString();
        String zeros = IntStream.range(0, nodes).mapToObj(node -> 0).toList().toString();
        return """
                {"learner":{"feature_names":[],"gradient_booster":{"name":"gbtree","model":{
                "gbtree_model_param":{"num_parallel_tree":"1","num_trees":"1"},"tree_info":[0],"trees":[{
                "left_children":%s,"right_children":%s,"split_indices":%s,"split_conditions":%s,"loss_changes":%s,
                "sum_hessian":%s,"default_left":%s,"categories_nodes":[],"tree_param":{"size_leaf_vector":"1"}}]}},
                "learner_model_param":{"base_score":"0.5","num_class":"0","num_feature":"1","num_target":"1"},
                "objective":{"name":"binary:logistic"}},"version":[3,0,4]}
                """.formatted(left, right, zeros, zeros, zeros, zeros, zeros).getBytes(StandardCharsets.UTF_8);
    }
}
