package org.strayflow.detect;

import java.util.Arrays;
import org.strayflow.forest.FlatForest;

/**
 * One tree of XGBoost, one place a node, the root first. A row goes left when its value is below the cut.
 *
 * @param left the left child, −1 in a leaf
 * @param right the right child, −1 in a leaf
 * @param feature the feature that a node looks at
 * @param cut rows below it go left; in a leaf its value
 * @param gain how much a node lowers the loss; 0 in a leaf
 * @param cover the second derivatives of the rows that come to a node, summed: its weight
 * @param missingLeft whether a row without a value goes left; else it goes right
 */
record BoostedTree(
        int[] left, int[] right, int[] feature, float[] cut, float[] gain, float[] cover, boolean[] missingLeft) {
    /** A tree may be so deep: a row's way through one that is a mere list of nodes would have no end. */
    static final int MAX_DEPTH = 1_000;

    /**
     * The same tree with children side by side and after their parents, as a {@link FlatForest} needs it, and without nodes that the
     * library pruned.
     *
     * @param places the new numbers of features
     * @throws IllegalArgumentException when the links are no tree
     */
    FlatTree flat(FeaturePlaces places) {
        int nodes = left.length;
        int[] order = new int[nodes];
        int[] place = new int[nodes];
        int[] depth = new int[nodes];
        Arrays.fill(place, -1);
        place[0] = 0;
        int count = 1;
        for (int at = 0; at < count; at++) {
            int node = order[at];
            if (left[node] != -1) {
                if (depth[at] == MAX_DEPTH) {
                    throw new IllegalArgumentException("it is deeper than " + MAX_DEPTH + " nodes");
                }
                depth[count] = depth[at] + 1;
                claim(left[node], place, count);
                order[count++] = left[node];
                depth[count] = depth[at] + 1;
                claim(right[node], place, count);
                order[count++] = right[node];
            }
        }
        FlatTree flat = new FlatTree(count);
        for (int at = 0; at < count; at++) {
            int node = order[at];
            boolean leaf = left[node] == -1;
            flat.feature()[at] = leaf ? FlatForest.LEAF : places.place(feature[node], missingLeft[node]);
            flat.cut()[at] = leaf ? 0 : cut[node];
            flat.left()[at] = leaf ? 0 : place[left[node]];
            flat.value()[at] = leaf ? cut[node] : 0;
            flat.gain()[at] = leaf ? 0 : gain[node];
            flat.cover()[at] = cover[node];
        }
        flat.fillMeans();
        return flat;
    }

    private static void claim(int node, int[] place, int at) {
        if (node < 0 || node >= place.length || place[node] != -1) {
            throw new IllegalArgumentException(
                    "node " + node + " of " + place.length + " is no child or has two parents");
        }
        place[node] = at;
    }

    /**
     * A tree in the order of a {@link FlatForest}.
     *
     * @param feature {@link FlatForest#LEAF} in a leaf
     * @param cut 0 in a leaf
     * @param left 0 in a leaf; the right child is the next node
     * @param value what a leaf adds; in other nodes the mean of the leaves below, weighted with their cover
     * @param gain 0 in a leaf
     * @param cover weight of the rows
     */
    record FlatTree(int[] feature, float[] cut, int[] left, double[] value, float[] gain, float[] cover) {
        FlatTree(int nodes) {
            this(
                    new int[nodes],
                    new float[nodes],
                    new int[nodes],
                    new double[nodes],
                    new float[nodes],
                    new float[nodes]);
        }

        int nodes() {
            return left.length;
        }

        /** From the last node to the root: children come after their parents. */
        private void fillMeans() {
            double[] weights = new double[nodes()];
            for (int node = nodes() - 1; node >= 0; node--) {
                if (feature[node] == FlatForest.LEAF) {
                    weights[node] = cover[node];
                    continue;
                }
                int child = left[node];
                weights[node] = weights[child] + weights[child + 1];
                value[node] = weights[node] > 0
                        ? (value[child] * weights[child] + value[child + 1] * weights[child + 1]) / weights[node]
                        : (value[child] + value[child + 1]) / 2;
            }
        }
    }
}
