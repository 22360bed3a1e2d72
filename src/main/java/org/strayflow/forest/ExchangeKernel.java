package org.strayflow.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much rows' margins change when their values of some features are replaced, for many replacements at once. A replacement matters
 * to a row in a tree only where the row's way through the tree meets one of the replaced features, and only from there on: most trees are
 * not walked again. Immutable and safe for any number of threads.
 */
public final class ExchangeKernel {
    private final FlatForest.Data data;
    /** By feature, the exchanges that replace it. */
    private final int[][] exchangesOf;
    /** By exchange and feature, where its values are among the replacements; −1 for a feature that stays. */
    private final int[][] columnOf;

    private final int columns;
    private final int depth;

    /**
     * Ready to compare.
     *
     * @param forest the trees
     * @param exchanges of each the features that it replaces
     */
    public ExchangeKernel(FlatForest forest, List<int[]> exchanges) {
        this.data = forest.arrays();
        this.columnOf = new int[exchanges.size()][data.features()];
        this.depth = forest.depth();
        List<List<Integer>> of = new ArrayList<>();
        for (int feature = 0; feature < data.features(); feature++) {
            of.add(new ArrayList<>());
        }
        int column = 0;
        for (int exchange = 0; exchange < columnOf.length; exchange++) {
            Arrays.fill(columnOf[exchange], -1);
            for (int feature : exchanges.get(exchange)) {
                columnOf[exchange][feature] = column++;
                of.get(feature).add(exchange);
            }
        }
        this.columns = column;
        this.exchangesOf = of.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** How many columns of replacements there are: one a replaced feature of each exchange, in order. */
    public int columns() {
        return columns;
    }

    /**
     * Adds the changes.
     *
     * @param block the rows as they are, row-major, {@code rows} × features
     * @param rows how many
     * @param replacements column after column, {@link #columns()} × {@code rows}
     * @param changes gets for the exchange {@code e} and the row {@code r} at place {@code e * rows + r} the new margin less the old one
     */
    public void addChanges(float[] block, int rows, float[] replacements, double[] changes) {
        Walks walks = new Walks(block, rows, replacements);
        for (int root : data.roots()) {
            for (int row = 0; row < rows; row++) {
                walks.compare(root, row, changes);
            }
        }
    }

    /** The walks of one block of rows. */
    private final class Walks {
        private final float[] block;
        private final int rows;
        private final float[] replacements;
        private final int[] feature = data.feature();
        private final float[] cut = data.cut();
        private final int[] left = data.left();
        private final int[] path = new int[depth];
        /** By exchange, the last way through a tree that met it. */
        private final int[] met = new int[columnOf.length];

        private int ways;

        Walks(float[] block, int rows, float[] replacements) {
            this.block = block;
            this.rows = rows;
            this.replacements = replacements;
        }

        void compare(int root, int row, double[] changes) {
            int start = row * data.features();
            int steps = 0;
            int node = root;
            while (feature[node] != FlatForest.LEAF) {
                path[steps++] = node;
                node = left[node] + (block[start + feature[node]] < cut[node] ? 0 : 1);
            }
            ways++;
            for (int step = 0; step < steps; step++) {
                for (int exchange : exchangesOf[feature[path[step]]]) {
                    if (met[exchange] != ways) {
                        met[exchange] = ways;
                        int leaf = leaf(path[step], row, columnOf[exchange]);
                        changes[exchange * rows + row] += data.value()[leaf] - data.value()[node];
                    }
                }
            }
        }

        private int leaf(int from, int row, int[] columnOfFeature) {
            int start = row * data.features();
            int node = from;
            while (feature[node] != FlatForest.LEAF) {
                int column = columnOfFeature[feature[node]];
                float value = column < 0 ? block[start + feature[node]] : replacements[column * rows + row];
                node = left[node] + (value < cut[node] ? 0 : 1);
            }
            return node;
        }
    }
}
