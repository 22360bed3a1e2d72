package org.strayflow.forest;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.strayflow.task.ModelException;

/**
 * Grows the trees of an isolation forest after Liu, Ting, Zhou, "Isolation Forest", ICDM 2008: each on its own sample of ψ rows,
 * cut at random until a row is alone or the height limit ⌈log2 ψ⌉ is reached.
 *
 * <p>A cut's feature is drawn uniformly from those that vary in the node, as in scikit-learn, so that no level is wasted on a feature
 * with one value. The cut is drawn uniformly between the smallest and the largest value in the node; for a feature with
 * <em>logarithmic cuts</em> uniformly between their signed logarithms ({@link CutScale}), and kept in the feature's own unit.
 *
 * <p>Every tree has its own random stream, derived from the seed and the tree's number: trees may be grown in any order by any number
 * of threads. The leaf values are {@code −(depth + c(rows in the leaf)) / (c(ψ) · trees)}, so that the forest's margin is
 * {@code −E[h] / c(ψ)} and the score of the paper is 2 to the power of the margin.
 */
public final class IsolationForestGrower {
    private final int features;
    private final int trees;
    private final int sampleSize;
    private final int heightLimit;
    private final boolean[] logCuts;
    private final long seed;

    /**
     * Sets what to grow.
     *
     * @param trees how many trees, at least 1
     * @param sampleSize ψ, the rows that one tree sees, at least 2
     * @param logCuts for every feature, whether its cuts are drawn between logarithms
     * @param seed the same seed and samples give the same forest
     */
    public IsolationForestGrower(int trees, int sampleSize, boolean[] logCuts, long seed) {
        if (trees < 1 || sampleSize < 2 || logCuts.length < 1) {
            throw new IllegalArgumentException(trees + " trees of " + sampleSize + " rows × " + logCuts.length);
        }
        this.features = logCuts.length;
        this.trees = trees;
        this.sampleSize = sampleSize;
        this.heightLimit = Integer.SIZE - Integer.numberOfLeadingZeros(sampleSize - 1);
        this.logCuts = logCuts.clone();
        this.seed = seed;
    }

    /**
     * Draws the rows that a tree sees, without repetition.
     *
     * @param tree the tree's number, from 0
     * @param population how many rows there are, at least ψ
     * @return ψ places in {@code 0..population-1}, ascending
     */
    public int[] drawSample(int tree, int population) {
        if (population < sampleSize) {
            throw new IllegalArgumentException(population + " rows for a sample of " + sampleSize);
        }
        RandomStream random = new RandomStream(seed, 2L * tree);
        // Floyd's algorithm (Bentley, Floyd 1987): every subset of this size is equally likely.
        Set<Integer> drawn = HashSet.newHashSet(sampleSize);
        for (int last = population - sampleSize; last < population; last++) {
            int place = random.nextInt(last + 1);
            drawn.add(drawn.contains(place) ? last : place);
        }
        return drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /**
     * Grows one tree.
     *
     * @param tree the tree's number, from 0
     * @param sample its rows, row-major, ψ × features, finite
     * @return the arrays of the tree alone
     */
    public FlatForest.Data grow(int tree, float[] sample) {
        return new Growing(sample, new RandomStream(seed, 2L * tree + 1)).grow();
    }

    /**
     * Joins the trees to the forest.
     *
     * @param grown the trees in the order of their numbers
     * @throws ModelException never for trees from {@link #grow}
     */
    public FlatForest join(List<FlatForest.Data> grown) throws ModelException {
        int nodes = grown.stream().mapToInt(t -> t.feature().length).sum();
        FlatForest.Data all = new FlatForest.Data(
                features, new int[grown.size()], new int[nodes], new float[nodes], new int[nodes], new double[nodes]);
        int root = 0;
        for (int t = 0; t < grown.size(); t++) {
            FlatForest.Data tree = grown.get(t);
            int size = tree.feature().length;
            all.roots()[t] = root;
            System.arraycopy(tree.feature(), 0, all.feature(), root, size);
            System.arraycopy(tree.cut(), 0, all.cut(), root, size);
            System.arraycopy(tree.value(), 0, all.value(), root, size);
            for (int node = 0; node < size; node++) {
                all.left()[root + node] = tree.feature()[node] == FlatForest.LEAF ? 0 : root + tree.left()[node];
            }
            root += size;
        }
        return FlatForest.of(all);
    }

    /** One tree while it grows: breadth first, so that the two children of a node are neighbours. */
    private final class Growing {
        private final float[] sample;
        private final RandomStream random;
        private final int[] rows;
        private final int[] candidates;
        private final FlatForest.Data tree;
        /** For every node the range of {@link #rows} that reach it, and its depth. */
        private final int[] from;

        private final int[] to;
        private final int[] depth;
        private int size = 1;
        private float low;
        private float high;

        Growing(float[] sample, RandomStream random) {
            if (sample.length != (long) sampleSize * features) {
                throw new IllegalArgumentException(sample.length + " values, not " + sampleSize + " × " + features);
            }
            this.sample = sample;
            this.random = random;
            this.rows = new int[sampleSize];
            Arrays.setAll(rows, i -> i);
            this.candidates = new int[features];
            Arrays.setAll(candidates, i -> i);
            int most = 2 * sampleSize - 1;
            this.tree = new FlatForest.Data(
                    features, new int[1], new int[most], new float[most], new int[most], new double[most]);
            this.from = new int[most];
            this.to = new int[most];
            this.depth = new int[most];
            to[0] = sampleSize;
        }

        FlatForest.Data grow() {
            for (int node = 0; node < size; node++) {
                int feature = isLeaf(node) ? FlatForest.LEAF : drawFeature(node);
                tree.feature()[node] = feature;
                if (feature != FlatForest.LEAF) {
                    split(node, feature);
                }
            }
            setValues();
            return new FlatForest.Data(
                    features,
                    tree.roots(),
                    Arrays.copyOf(tree.feature(), size),
                    Arrays.copyOf(tree.cut(), size),
                    Arrays.copyOf(tree.left(), size),
                    Arrays.copyOf(tree.value(), size));
        }

        private boolean isLeaf(int node) {
            return to[node] - from[node] < 2 || depth[node] >= heightLimit;
        }

        /** A feature that varies in the node, with its range in {@link #low} and {@link #high}; {@code LEAF} if none does. */
        private int drawFeature(int node) {
            for (int left = features; left > 0; left--) {
                int at = random.nextInt(left);
                int feature = candidates[at];
                candidates[at] = candidates[left - 1];
                candidates[left - 1] = feature;
                findRange(node, feature);
                if (low < high) {
                    return feature;
                }
            }
            return FlatForest.LEAF;
        }

        private void findRange(int node, int feature) {
            float smallest = Float.POSITIVE_INFINITY;
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = from[node]; i < to[node]; i++) {
                float value = sample[rows[i] * features + feature];
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
            low = smallest;
            high = largest;
        }

        private void split(int node, int feature) {
            float cut = CutScale.draw(low, high, logCuts[feature], random.nextDouble());
            int middle = partition(from[node], to[node], feature, cut);
            int left = size;
            tree.cut()[node] = cut;
            tree.left()[node] = left;
            from[left] = from[node];
            to[left] = middle;
            from[left + 1] = middle;
            to[left + 1] = to[node];
            depth[left] = depth[node] + 1;
            depth[left + 1] = depth[node] + 1;
            size += 2;
        }

        /** Moves the rows below the cut to the front; gives the place of the first of the others. */
        private int partition(int first, int end, int feature, float cut) {
            int middle = first;
            for (int i = first; i < end; i++) {
                int row = rows[i];
                if (sample[row * features + feature] < cut) {
                    rows[i] = rows[middle];
                    rows[middle++] = row;
                }
            }
            return middle;
        }

        private void setValues() {
            double scale = -1 / (AveragePath.of(sampleSize) * trees);
            for (int node = size - 1; node >= 0; node--) {
                int count = to[node] - from[node];
                if (tree.feature()[node] == FlatForest.LEAF) {
                    tree.value()[node] = scale * (depth[node] + AveragePath.of(count));
                } else {
                    int left = tree.left()[node];
                    double share = (double) (to[left] - from[left]) / count;
                    tree.value()[node] = share * tree.value()[left] + (1 - share) * tree.value()[left + 1];
                }
            }
        }
    }
}
