package org.strayflow.forest;

import java.util.Arrays;

/**
 * The trees of one forest as they send 64 rows down at once. Whether a row goes right at a node is a bit of the mask of the node's cut
 * ({@link CutMasks}). Which way it went at a step is chosen among the masks of all nodes of that step by the ways of the steps before, with
 * three instructions for 64 rows; the ways of all steps together are the number of its leaf. So every node costs the same few
 * instructions, without a branch and without a memory access that waits for another one.
 *
 * <p>Bits of a word for many rows or leaves at once: Lucchese et al. 2015, "QuickScorer"; Ye et al. 2018, "RapidScorer".
 */
final class BitTrees {
    /** Deeper trees have too many leaves to be numbered by a byte. */
    static final int MAX_DEPTH = 8;

    private static final int USUAL_DEPTH = 6;
    /** Of a byte, bit {@code i} as the lowest bit of byte {@code i}. */
    private static final long[] SPREAD = new long[256];

    static {
        for (int bits = 0; bits < SPREAD.length; bits++) {
            for (int bit = 0; bit < 8; bit++) {
                SPREAD[bits] |= (long) ((bits >>> bit) & 1) << (8 * bit);
            }
        }
    }

    private final int[] depths;
    /**
     * By tree, the places of its nodes' masks, step after step: at {@code 2^s - 1 + w} that of the node where a row is after {@code s}
     * steps on the way {@code w}, of which bit {@code i} is 1 when step {@code i} went right.
     */
    private final int[][] nodes;
    /** By tree, the value of every leaf, by the way to it. */
    private final double[][] values;

    /** To be used for trees that are not too deep; the masks have all their cuts. */
    BitTrees(FlatForest.Data data, CutMasks masks) {
        int trees = data.roots().length;
        depths = new int[trees];
        nodes = new int[trees][];
        values = new double[trees][];
        for (int tree = 0; tree < trees; tree++) {
            int root = data.roots()[tree];
            depths[tree] = depth(data, root);
            nodes[tree] = new int[(1 << depths[tree]) - 1];
            values[tree] = new double[1 << depths[tree]];
            Arrays.fill(nodes[tree], masks.nobody());
            pack(data, masks, tree, root, 0, 0);
        }
    }

    /** How many places the trees of a forest take here, each as many as if it were full. */
    static long places(FlatForest.Data data) {
        long places = 0;
        for (int root : data.roots()) {
            places += 1L << depth(data, root);
        }
        return places;
    }

    private static int depth(FlatForest.Data data, int node) {
        if (data.feature()[node] == FlatForest.LEAF) {
            return 0;
        }
        int left = data.left()[node];
        return 1 + Math.max(depth(data, left), depth(data, left + 1));
    }

    private void pack(FlatForest.Data data, CutMasks masks, int tree, int node, int step, int way) {
        if (data.feature()[node] == FlatForest.LEAF) {
            values[tree][way] = data.value()[node];
            return;
        }
        nodes[tree][(1 << step) - 1 + way] = masks.place(data.feature()[node], data.cut()[node]);
        int left = data.left()[node];
        pack(data, masks, tree, left, step + 1, way);
        pack(data, masks, tree, left + 1, step + 1, way | (1 << step));
    }

    /**
     * Adds every row's margin, tree by tree.
     *
     * @param masks see {@link CutMasks#fill}
     * @param margins of {@link CutMasks#ROWS} rows; those that are no rows may get anything
     */
    void addScores(long[] masks, double[] margins) {
        for (int tree = 0; tree < nodes.length; tree++) {
            if (depths[tree] <= USUAL_DEPTH) {
                addUsual(depths[tree], nodes[tree], values[tree], masks, margins);
            } else {
                addDeep(depths[tree], nodes[tree], values[tree], masks, margins);
            }
        }
    }

    private static void addUsual(int depth, int[] nodes, double[] values, long[] masks, double[] margins) {
        long a = depth > 0 ? masks[nodes[0]] : 0;
        long b = depth > 1 ? two(nodes, 1, masks, a) : 0;
        long c = depth > 2 ? choose(b, two(nodes, 3, masks, a), two(nodes, 5, masks, a)) : 0;
        long d = depth > 3 ? eight(nodes, 7, masks, a, b, c) : 0;
        long e = depth > 4 ? choose(d, eight(nodes, 15, masks, a, b, c), eight(nodes, 23, masks, a, b, c)) : 0;
        long f = depth > 5 ? thirtyTwo(nodes, 31, masks, a, b, c, d, e) : 0;
        for (int row = 0; row < CutMasks.ROWS; row += 8) {
            long ways = SPREAD[(int) (a >>> row) & 255]
                    | (SPREAD[(int) (b >>> row) & 255] << 1)
                    | (SPREAD[(int) (c >>> row) & 255] << 2)
                    | (SPREAD[(int) (d >>> row) & 255] << 3)
                    | (SPREAD[(int) (e >>> row) & 255] << 4)
                    | (SPREAD[(int) (f >>> row) & 255] << 5);
            addEight(ways, row, values, margins);
        }
    }

    private static void addDeep(int depth, int[] nodes, double[] values, long[] masks, double[] margins) {
        long[] steps = new long[MAX_DEPTH];
        for (int step = 0; step < depth; step++) {
            steps[step] = chosen(nodes, (1 << step) - 1, step, masks, steps);
        }
        for (int row = 0; row < CutMasks.ROWS; row += 8) {
            long ways = 0;
            for (int step = 0; step < MAX_DEPTH; step++) {
                ways |= SPREAD[(int) (steps[step] >>> row) & 255] << step;
            }
            addEight(ways, row, values, margins);
        }
    }

    /** The ways at the nodes from a place on that so many steps lead to. */
    private static long chosen(int[] nodes, int from, int before, long[] masks, long[] steps) {
        if (before == 5) {
            return thirtyTwo(nodes, from, masks, steps[0], steps[1], steps[2], steps[3], steps[4]);
        }
        if (before == 0) {
            return masks[nodes[from]];
        }
        int half = 1 << (before - 1);
        return choose(
                steps[before - 1],
                chosen(nodes, from, before - 1, masks, steps),
                chosen(nodes, from + half, before - 1, masks, steps));
    }

    private static long thirtyTwo(int[] nodes, int from, long[] masks, long a, long b, long c, long d, long e) {
        long left = choose(d, eight(nodes, from, masks, a, b, c), eight(nodes, from + 8, masks, a, b, c));
        long right = choose(d, eight(nodes, from + 16, masks, a, b, c), eight(nodes, from + 24, masks, a, b, c));
        return choose(e, left, right);
    }

    private static long eight(int[] nodes, int from, long[] masks, long a, long b, long c) {
        long left = choose(b, two(nodes, from, masks, a), two(nodes, from + 2, masks, a));
        long right = choose(b, two(nodes, from + 4, masks, a), two(nodes, from + 6, masks, a));
        return choose(c, left, right);
    }

    private static long two(int[] nodes, int from, long[] masks, long a) {
        return choose(a, masks[nodes[from]], masks[nodes[from + 1]]);
    }

    /** Of every row the bit of the right mask where it went right, else that of the left one. */
    private static long choose(long wentRight, long left, long right) {
        return left ^ ((left ^ right) & wentRight);
    }

    /** Adds the values of the leaves that eight rows reach, each told by a byte. */
    private static void addEight(long ways, int row, double[] values, double[] margins) {
        margins[row] += values[(int) ways & 255];
        margins[row + 1] += values[(int) (ways >>> 8) & 255];
        margins[row + 2] += values[(int) (ways >>> 16) & 255];
        margins[row + 3] += values[(int) (ways >>> 24) & 255];
        margins[row + 4] += values[(int) (ways >>> 32) & 255];
        margins[row + 5] += values[(int) (ways >>> 40) & 255];
        margins[row + 6] += values[(int) (ways >>> 48) & 255];
        margins[row + 7] += values[(int) (ways >>> 56)];
    }
}
