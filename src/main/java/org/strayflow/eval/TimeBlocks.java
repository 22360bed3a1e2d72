package org.strayflow.eval;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import org.strayflow.flow.TimeColumn;

/**
 * When the flows of a capture were: cut into equally long stretches, so that flows of one burst can be drawn together, and how long it
 * all took. Immutable.
 */
public final class TimeBlocks {
    /** The block of a row without a time. */
    static final int NONE = -1;

    /** The usual length of a block; longer than most bursts of flows. */
    static final Duration LENGTH = Duration.ofMinutes(5);

    /** Of fewer blocks nothing can be drawn: they are then cut shorter. */
    static final int FEWEST = 60;

    /** More blocks are no better: they are then cut longer. */
    static final int MOST = 5_000;

    private static final long HOUR = Duration.ofHours(1).toNanos() / 1000;
    private static final int DAY = 24;
    /** Hours looked at before a capture's times are taken for wrong: a hundred years. */
    private static final long MOST_HOURS = 100L * 366 * DAY;

    private final int[] blockOf;
    private final int count;
    private final double days;

    private TimeBlocks(int[] blockOf, int count, double days) {
        this.blockOf = blockOf;
        this.count = count;
        this.days = days;
    }

    /** Nothing known of times. */
    public static TimeBlocks none() {
        return new TimeBlocks(new int[0], 0, 0);
    }

    /**
     * The blocks of a capture. Only blocks with rows count; rows without a time are in none.
     *
     * @param times when each flow began
     */
    public static TimeBlocks of(TimeColumn times) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < times.size(); row++) {
            if (!times.isMissing(row)) {
                first = Math.min(first, times.micros(row));
                last = Math.max(last, times.micros(row));
            }
        }
        if (last <= first || (last - first) / HOUR > MOST_HOURS) {
            return none();
        }
        long span = last - first;
        double days = days(times, first, span);
        double covered = days * DAY * HOUR;
        long length = (long) Math.clamp(LENGTH.toNanos() / 1000.0, covered / MOST, covered / FEWEST);
        return cut(times, first, Math.max(1, length), days);
    }

    private static TimeBlocks cut(TimeColumn times, long first, long length, double days) {
        long[] used = new long[times.size()];
        int filled = 0;
        for (int row = 0; row < times.size(); row++) {
            if (!times.isMissing(row)) {
                used[filled++] = (times.micros(row) - first) / length;
            }
        }
        long[] blocks = Arrays.stream(used, 0, filled).sorted().distinct().toArray();
        int[] blockOf = new int[times.size()];
        for (int row = 0; row < blockOf.length; row++) {
            blockOf[row] =
                    times.isMissing(row) ? NONE : Arrays.binarySearch(blocks, (times.micros(row) - first) / length);
        }
        return new TimeBlocks(blockOf, blocks.length, days);
    }

    /** From the first flow to the last one, less what is more than a day without any flow. */
    private static double days(TimeColumn times, long first, long span) {
        BitSet hours = new BitSet();
        for (int row = 0; row < times.size(); row++) {
            if (!times.isMissing(row)) {
                hours.set((int) ((times.micros(row) - first) / HOUR));
            }
        }
        long silent = 0;
        int hour = hours.nextSetBit(0);
        while (hour >= 0) {
            int next = hours.nextSetBit(hour + 1);
            if (next >= 0) {
                silent += Math.max(0, next - hour - 1 - DAY);
            }
            hour = next;
        }
        return (double) (span - silent * HOUR) / (DAY * HOUR);
    }

    /** How many blocks have rows; 0 when nothing is known of times. */
    public int count() {
        return count;
    }

    /**
     * How many days of capture the rows are from, from the first flow to the last one. Of a stretch without any flow one day counts at
     * most: two files that were captured a month apart are two days, not a month. 0 when nothing is known of times.
     */
    public double days() {
        return days;
    }

    /** The block of a row of the table, {@link #NONE} without a time. */
    int of(int row) {
        return blockOf[row];
    }
}
