package org.strayflow.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** All its trees together may have so many nodes. */
    static final int MAX_NODES = 1 << 26;

    private static final int MAX_NOTES = 10_000;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxStringLength(5_000_000)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser in;
    private final JsonLists lists;
    private final List<BoostedTree> trees = new ArrayList<>();
    private final Map<String, String> notes = new HashMap<>();
    private List<String> featureNames = List.of();
    private long nodes;
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
        this.lists = new JsonLists(in);
    }

    /**
     * Reads a file's content.
     *
     * @throws ModelException MODEL-220 when it is no such model or one that cannot be taken over; tells why
     */
    static BoostedModel read(byte[] json) throws ModelException {
        try (JsonParser in = JSON.createParser(json)) {
            BoostedModelReader reader = new BoostedModelReader(in);
            in.nextToken();
            reader.lists.expect(JsonToken.START_OBJECT, "the file");
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
            boolean learner = in.currentName().equals("learner");
            in.nextToken();
            if (learner) {
                lists.expect(JsonToken.START_OBJECT, "learner");
                learner();
            } else {
                in.skipChildren();
            }
        }
    }

    private void learner() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "attributes" -> {
                    lists.expect(JsonToken.START_OBJECT, name);
                    attributes();
                }
                case "feature_names" -> featureNames = lists.texts(name, FlatForest.MAX_FEATURES);
                case "gradient_booster" -> {
                    lists.expect(JsonToken.START_OBJECT, name);
                    gradientBooster();
                }
                case "learner_model_param" -> {
                    lists.expect(JsonToken.START_OBJECT, name);
                    parameters();
                }
                case "objective" -> {
                    lists.expect(JsonToken.START_OBJECT, name);
                    objective = name(objective);
                }
                default -> in.skipChildren();
            }
        }
    }

    private void attributes() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            notes.put(name, lists.scalar("an attribute"));
            if (notes.size() > MAX_NOTES) {
                throw refused("it has more than " + MAX_NOTES + " attributes");
            }
        }
    }

    private void parameters() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "base_score" -> baseScore = scores(lists.scalar(name));
                case "num_class" -> classes = lists.integer(name);
                case "num_feature" -> features = lists.integer(name);
                case "num_target" -> targets = lists.integer(name);
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

    private String name(String known) throws IOException, ModelException {
        String name = known;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean named = in.currentName().equals("name");
            in.nextToken();
            if (named) {
                name = lists.scalar("name");
            } else {
                in.skipChildren();
            }
        }
        return name;
    }

    private void gradientBooster() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            if (name.equals("model")) {
                lists.expect(JsonToken.START_OBJECT, name);
                boosterModel();
            } else if (name.equals("name")) {
                booster = lists.scalar(name);
            } else {
                in.skipChildren();
            }
        }
    }

    private void boosterModel() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "gbtree_model_param" -> {
                    lists.expect(JsonToken.START_OBJECT, name);
                    forestParameters();
                }
                case "tree_info" -> treeInfo = lists.integers(name, MAX_TREES);
                case "trees" -> {
                    lists.expect(JsonToken.START_ARRAY, name);
                    trees();
                }
                default -> in.skipChildren();
            }
        }
    }

    private void forestParameters() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean parallel = in.currentName().equals("num_parallel_tree");
            in.nextToken();
            if (parallel) {
                parallelTrees = lists.integer("num_parallel_tree");
            } else {
                in.skipChildren();
            }
        }
    }

    private void trees() throws IOException, ModelException {
        while (in.nextToken() == JsonToken.START_OBJECT) {
            trees.add(new BoostedTreeReader(in, trees.size()).read());
            nodes += trees.getLast().left().length;
            if (trees.size() > MAX_TREES || nodes > MAX_NODES) {
                throw refused("it has more than " + MAX_TREES + " trees or " + MAX_NODES + " nodes");
            }
        }
        lists.expect(JsonToken.END_ARRAY, "trees");
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
                Map.copyOf(notes),
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
}
