package org.strayflow.eval.overview;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.TimeColumn;

/** Chooses the length of the stretches of a timeline: the shortest usual one that gives at most {@link Overview#BINS} of them. */
final class TimeGrid {
    private static final long[] SECONDS = {
        1,
        2,
        5,
        10,
        15,
        30,
        60,
        120,
        300,
        600,
        900,
        1_800,
        3_600,
        7_200,
        10_800,
        21_600,
        43_200,
        86_400,
        172_800,
        604_800,
        2_592_000,
        31_536_000
    };
    private static final long[] MICROS = {1, 10, 100, 1_000, 10_000, 100_000};

    private TimeGrid() {}

    /** The stretches that hold all moments; {@code null} when there are none. */
    static Coding.@Nullable Times of(TimeColumn times) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < times.size(); row++) {
            if (!times.isMissing(row)) {
                first = Math.min(first, times.micros(row));
                last = Math.max(last, times.micros(row));
            }
        }
        if (first > last) {
            return null;
        }
        long width = width(first, last);
        long start = Math.floorDiv(first, width) * width;
        return new Coding.Times(times, start, width, (int) ((last - start) / width) + 1);
    }

    /** Length of a stretch in microseconds. */
    static long width(long first, long last) {
        for (long micros : MICROS) {
            if (count(first, last, micros) <= Overview.BINS) {
                return micros;
            }
        }
        for (long seconds : SECONDS) {
            long width = TimeUnit.SECONDS.toMicros(seconds);
            if (count(first, last, width) <= Overview.BINS) {
                return width;
            }
        }
        long years = TimeUnit.SECONDS.toMicros(SECONDS[SECONDS.length - 1]);
        return Math.ceilDiv(count(first, last, years), Overview.BINS - 1) * years;
    }

    private static long count(long first, long last, long width) {
        return Math.floorDiv(last, width) - Math.floorDiv(first, width) + 1;
    }
}
