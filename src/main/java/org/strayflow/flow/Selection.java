package org.strayflow.flow;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of a table: distinct, in ascending order. Immutable. */
public final class Selection {
    private final int @Nullable [] rows;
    private final int size;

    private Selection(int @Nullable [] rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    /** The rows {@code 0..count-1}. */
    public static Selection all(int count) {
        return new Selection(null, count);
    }

    /** The given rows, in any order; repeated ones count once. */
    public static Selection of(int... rows) {
        int[] sorted = IntStream.of(rows).sorted().distinct().toArray();
        return new Selection(sorted, sorted.length);
    }

    /** The rows of {@code 0..count-1} that pass the test. */
    public static Selection where(int count, IntPredicate test) {
        return all(count).filter(test);
    }

    /** How many rows. */
    public int size() {
        return size;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The {@code place}-th row, counted from 0. */
    public int get(int place) {
        return rows == null ? place : rows[place];
    }

    /** Whether a row is among them. */
    public boolean contains(int row) {
        return rows == null ? row >= 0 && row < size : Arrays.binarySearch(rows, row) >= 0;
    }

    /** Those that pass the test. */
    public Selection filter(IntPredicate test) {
        int[] kept = stream().filter(test).toArray();
        return new Selection(kept, kept.length);
    }

    /** The rows in ascending order. */
    public IntStream stream() {
        return rows == null ? IntStream.range(0, size) : IntStream.of(rows);
    }

    /** A copy of the rows. */
    public int[] toArray() {
        return stream().toArray();
    }
}
