package org.strayflow.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.strayflow.task.ModelException;

/** Forests and rows for tests. */
final class Forests {
    private Forests() {}

    /** Rows of which half the features are heavy-tailed, some constant and some with few values, row-major. */
    static float[] rows(Random random, int rows, int features) {
        float[] out = new float[rows * features];
        for (int i = 0; i < out.length; i++) {
            out[i] = switch (i % features % 5) {
                case 0 -> (float) random.nextGaussian();
                case 1 -> (float) Math.exp(6 * random.nextGaussian());
                case 2 -> random.nextInt(3);
                case 3 -> (float) -Math.exp(10 * random.nextDouble());
                default -> 7;
            };
        }
        return out;
    }

    static float[] row(float[] rows, int features, int row) {
        return java.util.Arrays.copyOfRange(rows, row * features, (row + 1) * features);
    }

    /** An isolation forest whose every tree is grown on all the rows. */
    static FlatForest isolation(float[] rows, int features, int trees, boolean log, long seed) throws ModelException {
        boolean[] logCuts = new boolean[features];
        java.util.Arrays.fill(logCuts, log);
        IsolationForestGrower grower = new IsolationForestGrower(trees, rows.length / features, logCuts, seed);
        List<FlatForest.Data> grown = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            grown.add(grower.grow(tree, rows));
        }
        return grower.join(grown);
    }

    /** Trees of any shape, some of them a chain of the given depth, with leaf values of any size. */
    static FlatForest.Data random(Random random, int features, int trees, int splits) {
        List<FlatForest.Data> grown = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            grown.add(tree(random, features, random.nextInt(splits + 1), tree % 2 == 0));
        }
        return joined(features, grown);
    }

    private static FlatForest.Data tree(Random random, int features, int splits, boolean chain) {
        int nodes = 2 * splits + 1;
        FlatForest.Data tree = new FlatForest.Data(
                features, new int[1], new int[nodes], new float[nodes], new int[nodes], new double[nodes]);
        List<Integer> open = new ArrayList<>(List.of(0));
        for (int split = 0; split < splits; split++) {
            int place = chain ? open.size() - 1 : random.nextInt(open.size());
            int node = open.get(place);
            open.remove(Integer.valueOf(node));
            tree.feature()[node] = random.nextInt(features);
            tree.cut()[node] = (float) random.nextGaussian();
            tree.left()[node] = 2 * split + 1;
            open.add(2 * split + 1);
            open.add(2 * split + 2);
        }
        for (int node : open) {
            tree.feature()[node] = FlatForest.LEAF;
        }
        for (int node = 0; node < nodes; node++) {
            tree.value()[node] = random.nextGaussian();
        }
        return tree;
    }

    private static FlatForest.Data joined(int features, List<FlatForest.Data> grown) {
        int nodes = grown.stream().mapToInt(t -> t.feature().length).sum();
        FlatForest.Data all = new FlatForest.Data(
                features, new int[grown.size()], new int[nodes], new float[nodes], new int[nodes], new double[nodes]);
        int root = 0;
        for (int t = 0; t < grown.size(); t++) {
            FlatForest.Data tree = grown.get(t);
            all.roots()[t] = root;
            for (int node = 0; node < tree.feature().length; node++) {
                all.feature()[root + node] = tree.feature()[node];
                all.cut()[root + node] = tree.cut()[node];
                all.left()[root + node] = tree.feature()[node] == FlatForest.LEAF ? 0 : root + tree.left()[node];
                all.value()[root + node] = tree.value()[node];
            }
            root += tree.feature().length;
        }
        return all;
    }
}
