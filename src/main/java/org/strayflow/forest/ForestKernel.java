package org.strayflow.forest;

/**
 * Walks tiles of rows through all trees. The first two steps of all rows are taken at once, in a loop that the compiler turns into vector
 * instructions. From there six rows walk side by side, so that the processor works on one while it waits for another's memory; every walk
 * takes as many steps as the tree is deep, and stays where it is once it has reached a leaf.
 */
final class ForestKernel {
    /** So many rows at a time: their keys fit into the first-level cache, and stay there from tree to tree. */
    static final int TILE = 60;

    /** Distance from one feature's first key to the next one's; a power of 2, so that a shift finds it. */
    static final int TILE_STRIDE = 1 << ForestKernel.STRIDE_BITS;

    private static final int STRIDE_BITS = 6;
    private static final int FIRST_STEPS = 2;
    private static final int SIDE_BY_SIDE = 6;
    /** After so many steps without a look, the walk of a deep tree looks whether all rows have arrived. */
    private static final int STEPS = 8;

    private final int features;
    private final int[] roots;
    private final double[] value;
    /** See {@link NodePacking}, one array a tree. */
    private final long[][] packed;

    private final int[] depths;

    ForestKernel(FlatForest.Data data) {
        this.features = data.features();
        this.roots = data.roots();
        this.value = data.value();
        this.packed = new long[roots.length][];
        this.depths = new int[roots.length];
        for (int tree = 0; tree < roots.length; tree++) {
            int end = tree + 1 < roots.length ? roots[tree + 1] : value.length;
            packed[tree] = new long[end - roots[tree]];
            depths[tree] = pack(data, roots[tree], packed[tree]);
        }
    }

    /** Packs one tree; gives its depth. */
    private static int pack(FlatForest.Data data, int root, long[] nodes) {
        int[] depth = new int[nodes.length];
        int deepest = 0;
        for (int node = 0; node < nodes.length; node++) {
            int feature = data.feature()[root + node];
            if (feature == FlatForest.LEAF) {
                nodes[node] = NodePacking.leaf(node);
                deepest = Math.max(deepest, depth[node]);
            } else {
                int left = data.left()[root + node] - root;
                nodes[node] = NodePacking.inner(feature, data.cut()[root + node], left);
                depth[left] = depth[node] + 1;
                depth[left + 1] = depth[node] + 1;
            }
        }
        return deepest;
    }

    int depth() {
        int deepest = 0;
        for (int depth : depths) {
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    int[] newTile() {
        return new int[features * TILE_STRIDE];
    }

    /**
     * Adds the margins of a tile of rows.
     *
     * @param keys feature-major, {@link #TILE_STRIDE} places a feature; places after the last row may hold anything
     * @param rows how many rows, at most {@link #TILE}
     * @param sums at least {@link #TILE} long; places after the last row may get anything
     */
    void addScores(int[] keys, int rows, double[] sums) {
        long[] paths = new long[TILE];
        int[] starts = new int[1 << FIRST_STEPS];
        for (int tree = 0; tree < roots.length; tree++) {
            takeFirstSteps(packed[tree], keys, rows, paths, starts);
            for (int row = 0; row < rows; row += SIDE_BY_SIDE) {
                walkSix(tree, keys, row, paths, starts, sums);
            }
        }
    }

    /**
     * Takes the first two steps of every row.
     *
     * @param paths gets for every row which of the four ways it went: 0 for left, left to 3 for right, right
     * @param starts gets for every way the node it leads to
     */
    private static void takeFirstSteps(long[] nodes, int[] keys, int rows, long[] paths, int[] starts) {
        long root = nodes[0];
        int left = NodePacking.child(root, 0, 0);
        int right = NodePacking.child(root, 0, 1);
        for (int way = 0; way < starts.length; way++) {
            int child = way < 2 ? left : right;
            starts[way] = NodePacking.child(nodes[child], child, way & 1);
        }
        firstPaths(root, nodes[left], nodes[right], keys, rows, paths);
    }

    private static void firstPaths(long root, long left, long right, int[] keys, int rows, long[] paths) {
        int rootKeys = firstKey(root);
        int leftKeys = firstKey(left);
        int rightKeys = firstKey(right);
        long rootCut = root >> 32;
        long leftCut = left >> 32;
        long rightCut = right >> 32;
        for (int row = 0; row < rows; row++) {
            long first = (rootCut - keys[rootKeys + row]) >>> 63;
            long afterLeft = (leftCut - keys[leftKeys + row]) >>> 63;
            long afterRight = (rightCut - keys[rightKeys + row]) >>> 63;
            paths[row] = 2 * first + (afterLeft ^ ((afterLeft ^ afterRight) & -first));
        }
    }

    private void walkSix(int tree, int[] keys, int row, long[] paths, int[] starts, double[] sums) {
        long[] nodes = packed[tree];
        int a = starts[(int) paths[row]];
        int b = starts[(int) paths[row + 1]];
        int c = starts[(int) paths[row + 2]];
        int d = starts[(int) paths[row + 3]];
        int e = starts[(int) paths[row + 4]];
        int f = starts[(int) paths[row + 5]];
        for (int left = depths[tree] - FIRST_STEPS; left > 0; left -= STEPS) {
            // Children come after their parents: as long as a row moves, the sum grows.
            long before = (long) a + b + c + d + e + f;
            for (int step = Math.min(STEPS, left); step > 0; step--) {
                a = next(nodes[a], keys, row, 0);
                b = next(nodes[b], keys, row, 1);
                c = next(nodes[c], keys, row, 2);
                d = next(nodes[d], keys, row, 3);
                e = next(nodes[e], keys, row, 4);
                f = next(nodes[f], keys, row, 5);
            }
            if (before == (long) a + b + c + d + e + f) {
                break;
            }
        }
        int root = roots[tree];
        sums[row] += value[root + a];
        sums[row + 1] += value[root + b];
        sums[row + 2] += value[root + c];
        sums[row + 3] += value[root + d];
        sums[row + 4] += value[root + e];
        sums[row + 5] += value[root + f];
    }

    /**
     * Where a walk goes to from a node. Written so that the compiler needs few registers: the bitwise "or" adds without an overflow that
     * it would have to think of, and the child is found in 64 bits.
     *
     * @param row the first row of the six, less than the distance between two features' keys
     * @param lane which of the six
     */
    private static int next(long node, int[] keys, int row, int lane) {
        int key = keys[(firstKey(node) | row) + lane];
        return (int) ((node >>> NodePacking.FEATURE_BITS & NodePacking.LEFT_MASK) + (((node >> 32) - key) >>> 63));
    }

    /** The place of the first row's key of the feature that a node looks at. */
    private static int firstKey(long node) {
        return ((int) node & NodePacking.FEATURE_MASK) << STRIDE_BITS;
    }
}
