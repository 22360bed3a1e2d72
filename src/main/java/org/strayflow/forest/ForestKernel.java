package org.strayflow.forest;

/**
 * Walks tiles of rows through all trees. Eight rows walk side by side, so that the processor works on one while it waits for
 * another's memory; every walk takes as many steps as the tree is deep, and stays where it is once it has reached a leaf.
 */
final class ForestKernel {
    /** So many rows at a time: their keys fit into the first-level cache. */
    static final int TILE = 64;

    private static final int TILE_BITS = 6;
    /** After so many steps without a look, the walk of a deep tree looks whether all rows have arrived. */
    private static final int STRIDE = 8;

    private final int features;
    private final int[] roots;
    private final int[] depths;
    private final long[] packed;
    private final double[] value;

    ForestKernel(FlatForest.Data data) {
        this.features = data.features();
        this.roots = data.roots();
        this.value = data.value();
        this.packed = new long[data.feature().length];
        this.depths = new int[roots.length];
        int[] depth = new int[packed.length];
        for (int tree = 0; tree < roots.length; tree++) {
            int root = roots[tree];
            int end = tree + 1 < roots.length ? roots[tree + 1] : packed.length;
            for (int node = root; node < end; node++) {
                if (data.feature()[node] == FlatForest.LEAF) {
                    packed[node] = NodePacking.leaf(node - root);
                    depths[tree] = Math.max(depths[tree], depth[node]);
                } else {
                    int left = data.left()[node];
                    packed[node] = NodePacking.inner(data.feature()[node], data.cut()[node], left - root);
                    depth[left] = depth[node] + 1;
                    depth[left + 1] = depth[node] + 1;
                }
            }
        }
    }

    int depth() {
        int deepest = 0;
        for (int depth : depths) {
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** See {@link FlatForest.Scorer#addScores}; {@code keys} is scratch memory as long as {@code tile}. */
    void addScores(float[] tile, int rows, int[] keys, double[] sums, int offset) {
        for (int i = 0; i < features * TILE; i++) {
            keys[i] = NodePacking.key(tile[i]);
        }
        for (int tree = 0; tree < roots.length; tree++) {
            int row = 0;
            for (; row + 8 <= rows; row += 8) {
                walkEight(roots[tree], depths[tree], keys, row, sums, offset + row);
            }
            for (; row < rows; row++) {
                sums[offset + row] += value[walkOne(roots[tree], depths[tree], keys, row)];
            }
        }
    }

    private int walkOne(int root, int depth, int[] keys, int row) {
        long[] nodes = packed;
        int at = root;
        for (int step = 0; step < depth; step++) {
            at = root + next(nodes[at], keys, row);
        }
        return at;
    }

    private void walkEight(int root, int depth, int[] keys, int row, double[] sums, int out) {
        long[] nodes = packed;
        int a = root;
        int b = root;
        int c = root;
        int d = root;
        int e = root;
        int f = root;
        int g = root;
        int h = root;
        for (int done = 0; done < depth; done += STRIDE) {
            int before = a + b + c + d + e + f + g + h;
            int steps = Math.min(STRIDE, depth - done);
            for (int step = 0; step < steps; step++) {
                a = root + next(nodes[a], keys, row);
                b = root + next(nodes[b], keys, row + 1);
                c = root + next(nodes[c], keys, row + 2);
                d = root + next(nodes[d], keys, row + 3);
                e = root + next(nodes[e], keys, row + 4);
                f = root + next(nodes[f], keys, row + 5);
                g = root + next(nodes[g], keys, row + 6);
                h = root + next(nodes[h], keys, row + 7);
            }
            if (before == a + b + c + d + e + f + g + h) {
                break;
            }
        }
        sums[out] += value[a];
        sums[out + 1] += value[b];
        sums[out + 2] += value[c];
        sums[out + 3] += value[d];
        sums[out + 4] += value[e];
        sums[out + 5] += value[f];
        sums[out + 6] += value[g];
        sums[out + 7] += value[h];
    }

    /** The child, counted from the root, that a row's walk goes to from a node. */
    private static int next(long node, int[] keys, int row) {
        int key = keys[(((int) node & NodePacking.FEATURE_MASK) << TILE_BITS) + row];
        int left = (int) node >>> NodePacking.FEATURE_BITS;
        return left + (int) (((node >> 32) - key) >>> 63);
    }
}
