package org.strayflow.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strayflow.forest.FlatForest;

/** Writes trees as XGBoost's JSON model file, which its libraries in other languages open. */
final class XgBoostJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int[] VERSION = {3, 0, 4};

    private final FittedTrees trees;
    private final ClassOrder order;
    private final JsonGenerator out;
    private final int[] featureOfPlace;

    private XgBoostJson(FittedTrees trees, ClassOrder order, JsonGenerator out) {
        this.trees = trees;
        this.order = order;
        this.out = out;
        this.featureOfPlace = new int[order.placeOfFeature().length];
        for (int feature = 0; feature < featureOfPlace.length; feature++) {
            featureOfPlace[order.placeOfFeature()[feature]] = feature;
        }
    }

    /**
     * The file's content in UTF-8.
     *
     * @param trees the detector
     * @param names of its features, in its own order
     * @param notes what a reader should know beside the trees, by its name; the libraries keep them as the model's attributes
     * @param order the numbers that features and classes are to have
     */
    static byte[] write(FittedTrees trees, List<String> names, Map<String, String> notes, ClassOrder order)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            new XgBoostJson(trees, order, out).file(names, notes);
        }
        return bytes.toByteArray();
    }

    private void file(List<String> names, Map<String, String> notes) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("learner");
        out.writeObjectFieldStart("attributes");
        for (Map.Entry<String, String> note : new TreeMap<>(notes).entrySet()) {
            out.writeStringField(note.getKey(), note.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("feature_names");
        for (int place : order.placeOfFeature()) {
            out.writeString(names.get(place));
        }
        out.writeEndArray();
        out.writeArrayFieldStart("feature_types");
        for (int i = 0; i < names.size(); i++) {
            out.writeString("float");
        }
        out.writeEndArray();
        out.writeObjectFieldStart("gradient_booster");
        booster();
        out.writeStringField("name", "gbtree");
        out.writeEndObject();
        out.writeObjectFieldStart("learner_model_param");
        out.writeStringField("base_score", baseScore());
        out.writeStringField("boost_from_average", "1");
        out.writeStringField("num_class", Integer.toString(outputs() == 1 ? 0 : outputs()));
        out.writeStringField("num_feature", Integer.toString(trees.features()));
        out.writeStringField("num_target", "1");
        out.writeEndObject();
        objective();
        out.writeEndObject();
        out.writeFieldName("version");
        out.writeArray(VERSION, 0, VERSION.length);
        out.writeEndObject();
    }

    private int outputs() {
        return trees.outputs().size();
    }

    /** All margins start at the same place; where there are several that place does not matter to their softmax. */
    private String baseScore() {
        double base = trees.outputs().getFirst().base();
        return Float.toString((float) (outputs() == 1 ? 1 / (1 + Math.exp(-base)) : base));
    }

    private void objective() throws IOException {
        out.writeObjectFieldStart("objective");
        if (outputs() == 1) {
            out.writeStringField("name", BoostedModel.LOGISTIC);
            out.writeObjectFieldStart("reg_loss_param");
            out.writeStringField("scale_pos_weight", "1");
        } else {
            out.writeStringField("name", BoostedModel.SOFTPROB);
            out.writeObjectFieldStart("softmax_multiclass_param");
            out.writeStringField("num_class", Integer.toString(outputs()));
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void booster() throws IOException {
        int perOutput = trees.outputs().getFirst().forest().trees();
        int parallel = trees.parallelTrees();
        int count = perOutput * outputs();
        int[] info = new int[count];
        int[] rounds = new int[perOutput / parallel + 1];
        for (int round = 0; round < rounds.length; round++) {
            rounds[round] = round * parallel * outputs();
        }
        for (int tree = 0; tree < count; tree++) {
            info[tree] = tree / parallel % outputs();
        }
        FlatForest.Data[] data = new FlatForest.Data[outputs()];
        int[] outputOfClass = new int[outputs()];
        for (int output = 0; output < data.length; output++) {
            data[output] = trees.outputs().get(output).forest().data();
            outputOfClass[order.classOfOutput(outputs())[output]] = output;
        }
        out.writeObjectFieldStart("model");
        out.writeObjectFieldStart("gbtree_model_param");
        out.writeStringField("num_parallel_tree", Integer.toString(parallel));
        out.writeStringField("num_trees", Integer.toString(count));
        out.writeEndObject();
        out.writeFieldName("iteration_indptr");
        out.writeArray(rounds, 0, rounds.length);
        out.writeFieldName("tree_info");
        out.writeArray(info, 0, info.length);
        out.writeArrayFieldStart("trees");
        for (int tree = 0; tree < count; tree++) {
            int round = tree / (parallel * outputs());
            int output = outputOfClass[info[tree]];
            tree(tree, trees.outputs().get(output), data[output], round * parallel + tree % parallel);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void tree(int id, FittedTrees.Output output, FlatForest.Data data, int number) throws IOException {
        int from = data.roots()[number];
        int to = number + 1 < data.roots().length ? data.roots()[number + 1] : data.feature().length;
        Nodes nodes = new Nodes(data, from, to);
        out.writeStartObject();
        nodes.floats("base_weights", node -> (float) data.value()[node]);
        none("categories");
        none("categories_nodes");
        none("categories_segments");
        none("categories_sizes");
        nodes.integers("default_left", node -> 0);
        out.writeNumberField("id", id);
        nodes.integers("left_children", node -> nodes.leaf(node) ? -1 : data.left()[node] - from);
        nodes.floats("loss_changes", node -> output.gain()[node]);
        nodes.parents();
        nodes.integers("right_children", node -> nodes.leaf(node) ? -1 : data.left()[node] + 1 - from);
        nodes.floats("split_conditions", node -> nodes.leaf(node) ? (float) data.value()[node] : data.cut()[node]);
        nodes.integers("split_indices", node -> nodes.leaf(node) ? 0 : featureOfPlace[data.feature()[node]]);
        nodes.integers("split_type", node -> 0);
        nodes.floats("sum_hessian", node -> output.cover()[node]);
        out.writeObjectFieldStart("tree_param");
        out.writeStringField("num_deleted", "0");
        out.writeStringField("num_feature", Integer.toString(trees.features()));
        out.writeStringField("num_nodes", Integer.toString(to - from));
        out.writeStringField("size_leaf_vector", "1");
        out.writeEndObject();
        out.writeEndObject();
    }

    private void none(String field) throws IOException {
        out.writeArrayFieldStart(field);
        out.writeEndArray();
    }

    /** Something of a node that is a whole number. */
    private interface IntegerOf {
        int of(int node);
    }

    /** Something of a node that is a number. */
    private interface FloatOf {
        float of(int node);
    }

    /** The nodes of one tree. */
    private final class Nodes {
        private final FlatForest.Data data;
        private final int from;
        private final int to;

        Nodes(FlatForest.Data data, int from, int to) {
            this.data = data;
            this.from = from;
            this.to = to;
        }

        boolean leaf(int node) {
            return data.feature()[node] == FlatForest.LEAF;
        }

        void integers(String field, IntegerOf what) throws IOException {
            out.writeArrayFieldStart(field);
            for (int node = from; node < to; node++) {
                out.writeNumber(what.of(node));
            }
            out.writeEndArray();
        }

        void floats(String field, FloatOf what) throws IOException {
            out.writeArrayFieldStart(field);
            for (int node = from; node < to; node++) {
                out.writeNumber(what.of(node));
            }
            out.writeEndArray();
        }

        void parents() throws IOException {
            int[] parents = new int[to - from];
            parents[0] = Integer.MAX_VALUE;
            for (int node = from; node < to; node++) {
                if (!leaf(node)) {
                    parents[data.left()[node] - from] = node - from;
                    parents[data.left()[node] + 1 - from] = node - from;
                }
            }
            out.writeFieldName("parents");
            out.writeArray(parents, 0, parents.length);
        }
    }
}
