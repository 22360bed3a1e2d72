package org.strayflow.feature;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * The rows of a table in groups of equal values. Groups are found by a 64-bit hash and confirmed value by value, so that they are
 * exact; a finer grouping starts from a coarser one and looks at the further columns only.
 */
final class RowGroups {
    private static final int BLOCK = 2_048;
    private static final int PARTS = 16;
    private static final int PART_SHIFT = 60;

    private final int[] first;

    private RowGroups(int[] first) {
        this.first = first;
    }

    /** All rows in one group. */
    static RowGroups one(int rows) {
        return new RowGroups(new int[rows]);
    }

    /** The first row of a row's group. */
    int first(int row) {
        return first[row];
    }

    /** How many rows repeat an earlier one. */
    long repeats() {
        return IntStream.range(0, first.length).filter(row -> first[row] != row).count();
    }

    /**
     * The rows of each group in groups of equal further values.
     *
     * @param values the further values as bits
     */
    RowGroups refined(List<RowBits> values, Parallel parallel, Feedback feedback) throws StrayflowException {
        return refined(values, RowGroups::mixed, parallel, feedback);
    }

    /** {@link #refined(List, Parallel, Feedback)} with a given way to mix hashes: the result does not depend on it. */
    RowGroups refined(List<RowBits> values, LongUnaryOperator mix, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        if (values.isEmpty()) {
            return this;
        }
        long[] hashes = new long[first.length];
        Feedback hashing = feedback.sub(0.4);
        parallel.forBlocks(first.length, BLOCK, hashing, (from, to) -> hash(values, mix, hashes, from, to));
        int[] refined = grouped(hashes, (a, b) -> true, parallel, feedback.sub(0.1));
        AtomicBoolean collided = new AtomicBoolean();
        Feedback confirming = feedback.sub(0.5);
        parallel.forBlocks(first.length, BLOCK, confirming, (from, to) -> {
            if (!areSame(values, refined, from, to)) {
                collided.set(true);
            }
        });
        // Almost never: then rows of one hash are compared one by one, which is slower because it goes across the
        // columns.
        return new RowGroups(collided.get() ? grouped(hashes, same(values), parallel, feedback) : refined);
    }

    /** Whether two rows with one hash are equal. */
    @FunctionalInterface
    private interface Same {
        boolean test(int a, int b);
    }

    private Same same(List<RowBits> values) {
        return (a, b) -> first[a] == first[b] && values.stream().allMatch(value -> value.of(a) == value.of(b));
    }

    /** Whether every row of {@code from..to-1} equals its group's first; column by column, which memory likes. */
    private boolean areSame(List<RowBits> values, int[] refined, int from, int to) {
        boolean same = true;
        int[] repeats = new int[to - from];
        int[] repeated = new int[to - from];
        int count = 0;
        for (int row = from; row < to; row++) {
            same &= first[row] == first[refined[row]];
            if (refined[row] != row) {
                repeats[count] = row;
                repeated[count++] = refined[row];
            }
        }
        long[] some = new long[count];
        long[] others = new long[count];
        double[] scratch = new double[count];
        for (RowBits value : values) {
            value.copyRows(repeats, count, some, scratch);
            value.copyRows(repeated, count, others, scratch);
            same &= Arrays.equals(some, others);
        }
        return same;
    }

    private static int[] grouped(long[] hashes, Same same, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        int[] grouped = new int[hashes.length];
        parallel.forBlocks(PARTS, 1, feedback, (from, to) -> {
            for (int part = from; part < to; part++) {
                group(hashes, same, part, grouped, feedback);
            }
        });
        return grouped;
    }

    private void hash(List<RowBits> values, LongUnaryOperator mix, long[] hashes, int from, int to) {
        for (int row = from; row < to; row++) {
            hashes[row] = first[row];
        }
        long[] bits = new long[to - from];
        double[] scratch = new double[to - from];
        for (RowBits value : values) {
            value.copyTo(from, to, bits, scratch);
            for (int i = 0; i < bits.length; i++) {
                hashes[from + i] = mix.applyAsLong(hashes[from + i] ^ bits[i]);
            }
        }
    }

    /** The finaliser of SplittableRandom (Steele, Lea, Flood, OOPSLA 2014): every bit depends on every bit. */
    static long mixed(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Groups the rows whose hash begins with the part's bits: parts share no group, so that each has its own small table. */
    private static void group(long[] hashes, Same same, int part, int[] grouped, Feedback feedback) {
        int count = 0;
        for (long hash : hashes) {
            count += hash >>> PART_SHIFT == part ? 1 : 0;
        }
        // Rows plus one, 0 for an empty place; at least half of the places stay empty.
        int[] places = new int[Integer.highestOneBit(Math.max(1, count)) << 2];
        int seen = 0;
        for (int row = 0; row < hashes.length; row++) {
            if (hashes[row] >>> PART_SHIFT != part) {
                continue;
            }
            if (seen++ % BLOCK == 0) {
                feedback.check();
            }
            int place = (int) hashes[row] & (places.length - 1);
            while (places[place] != 0 && !isFound(hashes, same, places[place] - 1, row)) {
                place = (place + 1) & (places.length - 1);
            }
            if (places[place] == 0) {
                places[place] = row + 1;
            }
            grouped[row] = places[place] - 1;
        }
    }

    private static boolean isFound(long[] hashes, Same same, int earlier, int row) {
        return hashes[earlier] == hashes[row] && same.test(earlier, row);
    }
}
