package org.strayflow.forest;

import java.util.Arrays;
import org.strayflow.task.ModelException;

/**
 * A tree ensemble in flat arrays: the one form in which every tree-based detector scores and explains. Immutable and safe for any
 * number of threads.
 *
 * <p>A row goes to the left child when its value is below the node's cut, to the right one otherwise. There is to be no NaN among the
 * values; one that is there does no harm, but where it goes is not defined. The
 * forest's output for a row, its <em>margin</em>, is the sum over all trees of the value of the leaf that the row reaches, added in
 * the order of the trees, so that it is the same to the last bit for any number of threads and any block size.
 */
public final class FlatForest {
    /** The feature of a node that is a leaf. */
    public static final int LEAF = -1;

    /** A forest has at most so many features. */
    public static final int MAX_FEATURES = 1 << NodePacking.FEATURE_BITS;

    /** A tree has at most so many nodes. */
    public static final int MAX_TREE_NODES = 1 << NodePacking.LEFT_BITS;

    /**
     * The plain arrays of a forest, one place a node. The nodes of a tree are neighbours, its root first; a node's children come
     * after it, the right child next after the left one.
     *
     * @param features how many features a row has, 1 to {@link #MAX_FEATURES}
     * @param roots the root of every tree, ascending, the first one 0
     * @param feature the feature that a node looks at, {@link #LEAF} in a leaf
     * @param cut rows below it go left; 0 in a leaf
     * @param left the left child; the right one is the next node; 0 in a leaf
     * @param value what a leaf adds to the margin; in any other node the mean of its leaves, weighted with the training rows
     */
    public record Data(int features, int[] roots, int[] feature, float[] cut, int[] left, double[] value) {
        /** A deep copy. */
        public Data copy() {
            return new Data(features, roots.clone(), feature.clone(), cut.clone(), left.clone(), value.clone());
        }
    }

    private final Data data;
    private final ForestKernel kernel;

    private FlatForest(Data data) {
        this.data = data;
        this.kernel = new ForestKernel(data);
    }

    /**
     * Checks and copies the arrays.
     *
     * @throws ModelException MODEL-210 when sizes differ or pass a limit, an index points outside its tree or to an earlier node, a
     *     node has no parent or two, or a cut or value is not finite
     */
    public static FlatForest of(Data data) throws ModelException {
        Data own = data.copy();
        ForestCheck.check(own);
        return new FlatForest(own);
    }

    /** How many trees. */
    public int trees() {
        return data.roots.length;
    }

    /** How many values a row has. */
    public int features() {
        return data.features;
    }

    /** How many nodes all trees have together. */
    public int nodes() {
        return data.feature.length;
    }

    /** The longest way from a root to a leaf, in steps. */
    public int depth() {
        return kernel.depth();
    }

    /** The arrays themselves, not to be changed. */
    Data arrays() {
        return data;
    }

    /** A copy of the arrays, to be written to a file. */
    public Data data() {
        return data.copy();
    }

    /**
     * Adds every row's margin to its sum.
     *
     * @param block row-major, {@code rows} × {@link #features()}, without NaN
     * @param rows how many rows
     * @param sums at least {@code rows} long
     */
    public void addScores(float[] block, int rows, double[] sums) {
        addScores(block, data.features, 1, rows, sums);
    }

    /**
     * Adds every row's margin to its sum, for a block that holds one feature after the other: the fastest way to score many rows.
     *
     * @param block feature-major: the value of feature {@code f} in row {@code r} at place {@code f * stride + r}; without NaN
     * @param stride distance from one feature's first value to the next one's
     * @param rows how many rows, at most {@code stride}
     * @param sums at least {@code rows} long
     */
    public void addScoresByColumn(float[] block, int stride, int rows, double[] sums) {
        addScores(block, 1, stride, rows, sums);
    }

    private void addScores(float[] block, int rowStride, int featureStride, int rows, double[] sums) {
        int[] keys = kernel.newTile();
        double[] margins = new double[ForestKernel.TILE];
        for (int from = 0; from < rows; from += ForestKernel.TILE) {
            int count = Math.min(ForestKernel.TILE, rows - from);
            for (int feature = 0; feature < data.features; feature++) {
                int at = feature * featureStride + from * rowStride;
                int key = feature * ForestKernel.TILE_STRIDE;
                for (int row = 0; row < count; row++, at += rowStride) {
                    keys[key + row] = NodePacking.key(block[at]);
                }
            }
            Arrays.fill(margins, 0);
            kernel.addScores(keys, count, margins);
            for (int row = 0; row < count; row++) {
                sums[from + row] += margins[row];
            }
        }
    }

    /** The sum of the roots' values: the margin of a row of which nothing is known. */
    public double base() {
        double sum = 0;
        for (int root : data.roots) {
            sum += data.value[root];
        }
        return sum;
    }

    /**
     * Adds each feature's share of a row's margin: along the row's way through a tree, the change of the node value at a step is
     * credited to the feature that the step looked at (Saabas 2014, "Interpreting random forests"). The shares and {@link #base()}
     * sum to the margin.
     *
     * @param row the values, {@link #features()} long
     * @param out one place a feature
     */
    public void contributions(float[] row, double[] out) {
        for (int root : data.roots) {
            int node = root;
            while (data.feature[node] != LEAF) {
                int feature = data.feature[node];
                int child = data.left[node] + (row[feature] < data.cut[node] ? 0 : 1);
                out[feature] += data.value[child] - data.value[node];
                node = child;
            }
        }
    }
}
