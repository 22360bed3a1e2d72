package org.strayflow.forest;

import org.strayflow.task.ModelException;

/**
 * A tree ensemble in flat arrays: the one form in which every tree-based detector scores and explains. Immutable and safe for any
 * number of threads.
 *
 * <p>A row goes to the left child when its value is below the node's cut, to the right one otherwise; a NaN goes right. The
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

    /** A copy of the arrays, to be written to a file. */
    public Data data() {
        return data.copy();
    }

    /**
     * Adds every row's margin to its sum.
     *
     * @param block row-major, {@code rows} × {@link #features()}
     * @param rows how many rows
     * @param sums at least {@code rows} long
     */
    public void addScores(float[] block, int rows, double[] sums) {
        float[] tile = new float[data.features * ForestKernel.TILE];
        int[] keys = new int[tile.length];
        for (int from = 0; from < rows; from += ForestKernel.TILE) {
            int count = Math.min(ForestKernel.TILE, rows - from);
            for (int feature = 0; feature < data.features; feature++) {
                int at = feature * ForestKernel.TILE;
                for (int row = 0; row < count; row++) {
                    tile[at + row] = block[(from + row) * data.features + feature];
                }
            }
            kernel.addScores(tile, count, keys, sums, from);
        }
    }

    /**
     * A scorer with its own scratch memory, for one thread, that takes rows by columns: the fastest way to score many rows.
     */
    public Scorer scorer() {
        return new Scorer(kernel, data.features);
    }

    /** Scores tiles of up to {@link #TILE} rows. Not for several threads. */
    public static final class Scorer {
        /** A tile has at most so many rows, and in its block a feature's values begin so many places after the one before. */
        public static final int TILE = ForestKernel.TILE;

        private final ForestKernel kernel;
        private final int[] keys;

        private Scorer(ForestKernel kernel, int features) {
            this.kernel = kernel;
            this.keys = new int[features * TILE];
        }

        /**
         * Adds every row's margin to its sum.
         *
         * @param tile feature-major: the value of feature {@code f} in row {@code r} at place {@code f * TILE + r}
         * @param rows how many rows, at most {@link #TILE}
         * @param sums the sums
         * @param offset place of the first row's sum
         */
        public void addScores(float[] tile, int rows, double[] sums, int offset) {
            kernel.addScores(tile, rows, keys, sums, offset);
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
