package org.strayflow.forest;

import java.util.Arrays;
import java.util.List;

/**
 * Forests over the same features that are asked about the same rows, one for every kind that a classifier tells apart. What they give is
 * what each gives by itself, to the last bit; together they compare a row with each cut once. Immutable and safe for any number of threads.
 */
public final class ForestGroup {
    /** Trees whose bits would take more places than this walk: a model file shall not ask for more memory than it says. */
    private static final long MOST_PLACES = 8_000_000;

    /** So few rows do not pay for the masks of all cuts. */
    private static final int FEW = 16;

    private final List<FlatForest> forests;
    private final boolean byBits;
    private final CutMasks masks;
    private final List<BitTrees> trees;

    /**
     * A group.
     *
     * @param forests at least one, with equal {@link FlatForest#features()}
     */
    public ForestGroup(List<FlatForest> forests) {
        this.forests = List.copyOf(forests);
        int features = forests.getFirst().features();
        if (forests.stream().anyMatch(forest -> forest.features() != features)) {
            throw new IllegalArgumentException("forests of different features");
        }
        List<FlatForest.Data> all =
                this.forests.stream().map(FlatForest::arrays).toList();
        byBits = this.forests.stream().allMatch(forest -> forest.depth() <= BitTrees.MAX_DEPTH)
                && all.stream().mapToLong(BitTrees::places).sum() <= MOST_PLACES;
        List<FlatForest.Data> data = byBits ? all : List.of();
        masks = new CutMasks(features, data);
        trees = data.stream().map(forest -> new BitTrees(forest, masks)).toList();
    }

    /**
     * Adds every row's margins to its sums.
     *
     * @param block feature-major, as for {@link FlatForest#addScoresByColumn}
     * @param stride distance from one feature's first value to the next one's
     * @param rows how many rows, at most {@code stride}
     * @param sums of every forest at least {@code rows}
     */
    public void addScoresByColumn(float[] block, int stride, int rows, double[][] sums) {
        if (!byBits || rows < FEW) {
            for (int forest = 0; forest < sums.length; forest++) {
                forests.get(forest).addScoresByColumn(block, stride, rows, sums[forest]);
            }
            return;
        }
        long[] buckets = masks.newBuckets();
        long[] bits = masks.newMasks();
        double[] margins = new double[CutMasks.ROWS];
        for (int from = 0; from < rows; from += CutMasks.ROWS) {
            int count = Math.min(CutMasks.ROWS, rows - from);
            masks.fill(block, stride, from, count, buckets, bits);
            for (int forest = 0; forest < sums.length; forest++) {
                Arrays.fill(margins, 0);
                trees.get(forest).addScores(bits, margins);
                for (int row = 0; row < count; row++) {
                    sums[forest][from + row] += margins[row];
                }
            }
        }
    }
}
