package org.strayflow.detect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.ModelException;

/** Reads one tree of a model file; see {@link BoostedModelReader}. */
final class BoostedTreeReader {
    private final JsonParser in;
    private final JsonLists lists;
    private final int number;
    private int[] left = {};
    private int[] right = {};
    private int[] feature = {};
    private float[] cut = {};
    private float[] gain = {};
    private float[] cover = {};
    private boolean[] missingLeft = {};
    private boolean plain = true;

    /** A reader whose parser stands at the beginning of the tree with a number. */
    BoostedTreeReader(JsonParser in, int number) {
        this.in = in;
        this.lists = new JsonLists(in);
        this.number = number;
    }

    BoostedTree read() throws IOException, ModelException {
        int most = FlatForest.MAX_TREE_NODES;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "left_children" -> left = lists.integers(name, most);
                case "right_children" -> right = lists.integers(name, most);
                case "split_indices" -> feature = lists.integers(name, most);
                case "split_conditions" -> cut = lists.numbers(name, most);
                case "loss_changes" -> gain = lists.numbers(name, most);
                case "sum_hessian" -> cover = lists.numbers(name, most);
                case "default_left" -> missingLeft = lists.truths(name, most);
                case "categories_nodes" -> plain &= lists.integers(name, most).length == 0;
                case "split_type" ->
                    plain &= Arrays.stream(lists.integers(name, most)).allMatch(type -> type == 0);
                case "tree_param" -> parameters();
                default -> in.skipChildren();
            }
        }
        return checked();
    }

    private void parameters() throws IOException, ModelException {
        lists.expect(JsonToken.START_OBJECT, "tree_param");
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean vector = in.currentName().equals("size_leaf_vector");
            in.nextToken();
            if (vector) {
                plain &= lists.integer("size_leaf_vector") <= 1;
            } else {
                in.skipChildren();
            }
        }
    }

    private BoostedTree checked() throws ModelException {
        int nodes = left.length;
        if (!plain) {
            throw BoostedModelReader.refused("tree " + number + " cuts by categories or has several values a leaf");
        }
        boolean fits = right.length == nodes && feature.length == nodes && cut.length == nodes;
        boolean told = gain.length == nodes && cover.length == nodes && missingLeft.length == nodes;
        if (nodes < 1 || !fits || !told) {
            throw BoostedModelReader.refused("the lists of tree " + number + " differ in length");
        }
        for (int node = 0; node < nodes; node++) {
            boolean finite = Float.isFinite(cut[node]) && Float.isFinite(gain[node]) && cover[node] >= 0;
            if (!finite || (left[node] == -1) != (right[node] == -1)) {
                throw BoostedModelReader.refused("node " + node + " of tree " + number + " makes no sense");
            }
        }
        return new BoostedTree(left, right, feature, cut, gain, cover, missingLeft);
    }
}
