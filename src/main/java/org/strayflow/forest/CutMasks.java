package org.strayflow.forest;

import java.util.Arrays;
import java.util.Collection;

/**
 * All cuts of some forests, each once. For up to 64 rows at a time it says of every cut which rows are not below it, one bit a row: as
 * many comparisons as a search among a feature's cuts takes, not one for every node.
 */
final class CutMasks {
    /** So many rows at a time: the bits of a {@code long}. */
    static final int ROWS = Long.SIZE;

    /** By feature, the place of its lowest cut among the masks. */
    private final int[] first;
    /** By feature, the keys of its cuts minus 1, ascending, filled up to one less than a power of 2 with what no key is above. */
    private final long[][] cuts;

    private final int size;
    private final int most;

    /** The cuts of the nodes of forests over the same features. */
    CutMasks(int features, Collection<FlatForest.Data> forests) {
        int[][] keys = new int[features][0];
        for (FlatForest.Data data : forests) {
            int[][] more = keys(features, data);
            for (int feature = 0; feature < features; feature++) {
                keys[feature] = union(keys[feature], more[feature]);
            }
        }
        first = new int[features];
        cuts = new long[features][];
        int all = 0;
        int longest = 0;
        for (int feature = 0; feature < features; feature++) {
            first[feature] = all;
            all += keys[feature].length;
            cuts[feature] = padded(keys[feature]);
            longest = Math.max(longest, cuts[feature].length);
        }
        size = all;
        most = longest;
    }

    private static int[][] keys(int features, FlatForest.Data data) {
        int[] count = new int[features];
        for (int feature : data.feature()) {
            if (feature != FlatForest.LEAF) {
                count[feature]++;
            }
        }
        int[][] keys = new int[features][];
        Arrays.setAll(keys, feature -> new int[count[feature]]);
        for (int node = 0; node < data.feature().length; node++) {
            int feature = data.feature()[node];
            if (feature != FlatForest.LEAF) {
                keys[feature][--count[feature]] = NodePacking.key(data.cut()[node]);
            }
        }
        return keys;
    }

    private static int[] union(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    private static long[] padded(int[] keys) {
        long[] padded = new long[Integer.highestOneBit(keys.length) * 2 - (keys.length == 0 ? 0 : 1)];
        Arrays.fill(padded, Integer.MAX_VALUE);
        for (int i = 0; i < keys.length; i++) {
            padded[i] = keys[i] - 1L;
        }
        return padded;
    }

    /** Room for the masks: one a cut, and one more that is always empty. */
    long[] newMasks() {
        return new long[size + 1];
    }

    /** The place of the mask that no row is in. */
    int nobody() {
        return size;
    }

    /** The place of a node's mask. */
    int place(int feature, float cut) {
        return first[feature] + Arrays.binarySearch(cuts[feature], NodePacking.key(cut) - 1L);
    }

    /** Room for {@link #fill}. */
    long[] newBuckets() {
        return new long[most + 1];
    }

    /**
     * Makes the masks of some rows.
     *
     * @param block feature-major, the value of feature {@code f} in row {@code r} at place {@code f * stride + from + r}
     * @param rows at most {@link #ROWS}
     * @param buckets all 0, and so again afterwards
     * @param masks {@link #newMasks}; gets at the place of every cut the rows that are not below it
     */
    void fill(float[] block, int stride, int from, int rows, long[] buckets, long[] masks) {
        for (int feature = 0; feature < cuts.length; feature++) {
            long[] known = cuts[feature];
            if (known.length == 0) {
                continue;
            }
            int at = feature * stride + from;
            for (int row = 0; row < rows; row++) {
                buckets[below(known, NodePacking.key(block[at + row]))] |= 1L << row;
            }
            int end = feature + 1 < first.length ? first[feature + 1] : size;
            spread(buckets, known.length, first[feature], end, masks);
        }
    }

    /** How many cuts are not above a key; without a branch that a processor could guess wrongly. */
    private static int below(long[] cuts, int key) {
        int found = 0;
        for (int half = (cuts.length + 1) >>> 1; half > 0; half >>>= 1) {
            found += half & (int) ((cuts[found + half - 1] - key) >> 63);
        }
        return found;
    }

    /** A row is at or above a cut when at least so many cuts are not above it. */
    private static void spread(long[] buckets, int most, int first, int end, long[] masks) {
        long rows = 0;
        for (int found = most; found > end - first; found--) {
            rows |= buckets[found];
            buckets[found] = 0;
        }
        for (int mask = end - 1; mask >= first; mask--) {
            int found = mask - first + 1;
            rows |= buckets[found];
            buckets[found] = 0;
            masks[mask] = rows;
        }
        buckets[0] = 0;
    }
}
