package org.strayflow.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.ModelException;
import org.strayflow.task.Problem;

/**
 * Reads XGBoost's JSON model files (its schema since version 1.0) in plain Java, never with the native library: four changed bytes in
 * such a file are enough to take that one down. Everything is checked; what it does not know it passes over, and what would change the
 * meaning of a tree (categorical cuts, boosters other than {@code gbtree}, several outputs a leaf) it refuses.
 */
final class BoostedModelReader {
    /** A file may have so many trees. */
    static final int MAX_TREES = 1_000_000;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxStringLength(100_000)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final JsonParser in;
    private final List<BoostedTree> trees = new ArrayList<>();
    private List<String> featureNames = List.of();
    private int[] treeInfo = {};
    private int parallelTrees = 1;
    private int features = -1;
    private int classes;
    private int targets = 1;
    private double[] baseScore = {};
    private String objective = "";
    private String booster = "gbtree";

    private BoostedModelReader(JsonParser in) {
        this.in = in;
    }

    /**
     * Reads a file's content.
     *
     * @throws ModelException MODEL-220 when it is no such model or one that cannot be taken over; tells why
     */
    static BoostedModel read(byte[] json) throws ModelException {
        try (JsonParser in = JSON.createParser(json)) {
            BoostedModelReader reader = new BoostedModelReader(in);
            reader.expect(in.nextToken(), JsonToken.START_OBJECT, "the file");
            reader.file();
            if (in.nextToken() != null) {
                throw refused("something follows its end");
            }
            return reader.model();
        } catch (IOException e) {
            String message = e.getMessage() == null
                    ? ""
                    : e.getMessage().lines().findFirst().orElse("");
            throw new ModelException(problem("it is not JSON (" + message + ")"), e);
        } catch (NumberFormatException e) {
            throw new ModelException(problem("it has a number that is none"), e);
        }
    }

    static ModelException refused(String why) {
        return new ModelException(problem(why));
    }

    static ModelException doesNotFit(String why) {
        return new ModelException(Problem.of(
                "MODEL-221",
                "The XGBoost model does not fit: " + why + ".",
                "Use a model that was trained on these features and kinds."));
    }

    private static Problem problem(String why) {
        return Problem.of(
                "MODEL-220",
                "The XGBoost model cannot be taken over: " + why + ".",
                "Save it from XGBoost with save_model(\"model.json\").");
    }

    private void file() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            if (in.currentName().equals("learner")) {
                expect(in.nextToken(), JsonToken.START_OBJECT, "learner");
                learner();
            } else {
                skip();
            }
        }
    }

    private void learner() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "feature_names" -> featureNames = texts();
                case "gradient_booster" -> {
                    expect(value, JsonToken.START_OBJECT, name);
                    gradientBooster();
                }
                case "learner_model_param" -> {
                    expect(value, JsonToken.START_OBJECT, name);
                    parameters();
                }
                case "objective" -> {
                    expect(value, JsonToken.START_OBJECT, name);
                    objective = name(objective);
                }
                default -> in.skipChildren();
            }
        }
    }

    private void parameters() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "base_score" -> baseScore = scores(in.getText());
                case "num_class" -> classes = Integer.parseInt(in.getText());
                case "num_feature" -> features = Integer.parseInt(in.getText());
                case "num_target" -> targets = Integer.parseInt(in.getText());
                default -> in.skipChildren();
            }
        }
    }

    /** One number, or since version 3.1 several in brackets. */
    private static double[] scores(String text) {
        String plain = text.strip();
        if (plain.startsWith("[") && plain.endsWith("]")) {
            plain = plain.substring(1, plain.length() - 1);
        }
        return Arrays.stream(plain.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private String name(String known) throws IOException {
        String name = known;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean named = in.currentName().equals("name");
            in.nextToken();
            if (named) {
                name = in.getText();
            } else {
                in.skipChildren();
            }
        }
        return name;
    }

    private void gradientBooster() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (name.equals("model")) {
                expect(value, JsonToken.START_OBJECT, name);
                boosterModel();
            } else if (name.equals("name")) {
                booster = in.getText();
            } else {
                in.skipChildren();
            }
        }
    }

    private void boosterModel() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "gbtree_model_param" -> {
                    expect(value, JsonToken.START_OBJECT, name);
                    while (in.nextToken() == JsonToken.FIELD_NAME) {
                        boolean parallel = in.currentName().equals("num_parallel_tree");
                        in.nextToken();
                        parallelTrees = parallel ? Integer.parseInt(in.getText()) : parallelTrees;
                    }
                }
                case "tree_info" -> treeInfo = integers();
                case "trees" -> {
                    expect(value, JsonToken.START_ARRAY, name);
                    while (in.nextToken() == JsonToken.START_OBJECT) {
                        if (trees.size() >= MAX_TREES) {
                            throw refused("it has more than " + MAX_TREES + " trees");
                        }
                        trees.add(new TreeReader().read());
                    }
                }
                default -> in.skipChildren();
            }
        }
    }

    private BoostedModel model() throws ModelException {
        if (!booster.equals("gbtree")) {
            throw refused("its booster is " + booster + ", not gbtree");
        }
        boolean several = objective.equals(BoostedModel.SOFTPROB) || objective.equals("multi:softmax");
        if (!several && !objective.equals(BoostedModel.LOGISTIC)) {
            throw refused("its objective is " + objective + ", not one that tells classes apart");
        }
        int groups = several ? classes : 1;
        if ((several && (classes < 2 || classes > Short.MAX_VALUE)) || targets > 1) {
            throw refused("it says " + classes + " classes and " + targets + " targets");
        }
        if (features < 1 || features > FlatForest.MAX_FEATURES) {
            throw refused("it says " + features + " features, allowed are 1 to " + FlatForest.MAX_FEATURES);
        }
        if (!featureNames.isEmpty() && featureNames.size() != features) {
            throw refused("it names " + featureNames.size() + " of " + features + " features");
        }
        checkTrees(groups);
        double[] base = baseScore.length == 1 ? new double[groups] : baseScore.clone();
        if (baseScore.length == 1) {
            Arrays.fill(base, baseScore[0]);
        }
        boolean good = base.length == groups && Arrays.stream(base).allMatch(Double::isFinite);
        if (!good || (!several && !(base[0] > 0 && base[0] < 1))) {
            throw refused("its base score is " + Arrays.toString(baseScore));
        }
        return new BoostedModel(
                features,
                featureNames,
                several ? BoostedModel.SOFTPROB : objective,
                groups,
                base,
                parallelTrees,
                treeInfo,
                List.copyOf(trees));
    }

    /** Every class must have its trees, in the order that training gives. */
    private void checkTrees(int groups) throws ModelException {
        if (parallelTrees < 1 || trees.isEmpty() || trees.size() % ((long) groups * parallelTrees) != 0) {
            throw refused(trees.size() + " trees are not rounds of " + groups + " × " + parallelTrees);
        }
        if (treeInfo.length != trees.size()) {
            throw refused("it says of " + treeInfo.length + " of " + trees.size() + " trees what class they are for");
        }
        for (int tree = 0; tree < treeInfo.length; tree++) {
            if (treeInfo[tree] != tree / parallelTrees % groups) {
                throw refused("tree " + tree + " is for class " + treeInfo[tree]);
            }
            for (int feature : trees.get(tree).feature()) {
                if (feature < 0 || feature >= features) {
                    throw refused("tree " + tree + " looks at feature " + feature + " of " + features);
                }
            }
        }
    }

    private void expect(JsonToken found, JsonToken expected, String what) throws ModelException {
        if (found != expected) {
            throw refused(what + " is not what it should be");
        }
    }

    private void skip() throws IOException {
        in.nextToken();
        in.skipChildren();
    }

    private List<String> texts() throws IOException, ModelException {
        expect(in.currentToken(), JsonToken.START_ARRAY, "a list of names");
        List<String> texts = new ArrayList<>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(in.getText());
        }
        expect(in.currentToken(), JsonToken.END_ARRAY, "a list of names");
        return texts;
    }

    private int[] integers() throws IOException, ModelException {
        expect(in.currentToken(), JsonToken.START_ARRAY, "a list of whole numbers");
        int[] values = new int[64];
        int count = 0;
        while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = in.getIntValue();
        }
        expect(in.currentToken(), JsonToken.END_ARRAY, "a list of whole numbers");
        return Arrays.copyOf(values, count);
    }

    private float[] numbers() throws IOException, ModelException {
        expect(in.currentToken(), JsonToken.START_ARRAY, "a list of numbers");
        float[] values = new float[64];
        int count = 0;
        while (in.nextToken().isNumeric()) {
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = in.getFloatValue();
        }
        expect(in.currentToken(), JsonToken.END_ARRAY, "a list of numbers");
        return Arrays.copyOf(values, count);
    }

    /** One tree. */
    private final class TreeReader {
        private int[] left = {};
        private int[] right = {};
        private int[] feature = {};
        private float[] cut = {};
        private float[] gain = {};
        private float[] cover = {};
        private boolean plain = true;

        BoostedTree read() throws IOException, ModelException {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "left_children" -> left = integers();
                    case "right_children" -> right = integers();
                    case "split_indices" -> feature = integers();
                    case "split_conditions" -> cut = numbers();
                    case "loss_changes" -> gain = numbers();
                    case "sum_hessian" -> cover = numbers();
                    case "categories_nodes" -> plain &= integers().length == 0;
                    case "split_type" -> plain &= Arrays.stream(integers()).allMatch(type -> type == 0);
                    case "tree_param" -> treeParameters();
                    default -> in.skipChildren();
                }
            }
            return checked();
        }

        private void treeParameters() throws IOException, ModelException {
            expect(in.currentToken(), JsonToken.START_OBJECT, "tree_param");
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean vector = in.currentName().equals("size_leaf_vector");
                in.nextToken();
                plain &= !vector || Integer.parseInt(in.getText()) <= 1;
            }
        }

        private BoostedTree checked() throws ModelException {
            int nodes = left.length;
            if (!plain) {
                throw refused("tree " + trees.size() + " cuts by categories or has several values a leaf");
            }
            if (nodes < 1
                    || nodes > FlatForest.MAX_TREE_NODES
                    || right.length != nodes
                    || feature.length != nodes
                    || cut.length != nodes
                    || gain.length != nodes
                    || cover.length != nodes) {
                throw refused("the lists of tree " + trees.size() + " differ in length or pass the limit");
            }
            for (int node = 0; node < nodes; node++) {
                boolean finite = Float.isFinite(cut[node]) && Float.isFinite(gain[node]) && cover[node] >= 0;
                if (!finite || (left[node] == -1) != (right[node] == -1)) {
                    throw refused("node " + node + " of tree " + trees.size() + " makes no sense");
                }
            }
            return new BoostedTree(left, right, feature, cut, gain, cover);
        }
    }
}
