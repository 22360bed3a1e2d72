package org.strayflow.eval.overview;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.TimeColumn;

/**
 * The stretches of a timeline, of the shortest usual length that gives at most {@link Overview#BINS} of them.
 *
 * @param coding which stretch each flow is in
 * @param strays flows in none, because they lie far from all others
 */
record TimeGrid(Coding.Times coding, Strays strays) {
    private static final int SAMPLE = 100_000;
    private static final double MIDDLE = 0.99;
    private static final long STRETCHED = 10;

    /** Moments that are all but equal may still be a minute apart. */
    private static final long LEAST_MIDDLE = TimeUnit.MINUTES.toMicros(1);

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

    /**
     * The stretches that hold all moments but strays; {@code null} when there are no moments. Strays are looked for only where the range
     * is {@value #STRETCHED} times as wide as the middle {@value #MIDDLE} of the moments: they lie further outside of it than it is wide.
     * A clock that was not set, or one damaged record, must not press everything else into one bar.
     */
    static @Nullable TimeGrid of(TimeColumn times) {
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
        long[] sample = sample(times);
        int edge = (int) Math.ceil(sample.length * (1 - MIDDLE) / 2);
        if (sample.length <= 2 * edge) {
            return new TimeGrid(coding(times, first, last), Strays.NONE);
        }
        long low = sample[edge];
        long high = sample[sample.length - 1 - edge];
        long middle = Math.max(LEAST_MIDDLE, high - low);
        if (last - first <= STRETCHED * middle) {
            return new TimeGrid(coding(times, first, last), Strays.NONE);
        }
        return without(times, low - middle, high + middle);
    }

    private static TimeGrid without(TimeColumn times, long low, long high) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long firstStray = Long.MAX_VALUE;
        long lastStray = Long.MIN_VALUE;
        int strays = 0;
        for (int row = 0; row < times.size(); row++) {
            long moment = times.micros(row);
            if (times.isMissing(row)) {
                continue;
            }
            if (moment >= low && moment <= high) {
                first = Math.min(first, moment);
                last = Math.max(last, moment);
            } else {
                firstStray = Math.min(firstStray, moment);
                lastStray = Math.max(lastStray, moment);
                strays++;
            }
        }
        return new TimeGrid(
                coding(times, first, last), strays == 0 ? Strays.NONE : new Strays(strays, firstStray, lastStray));
    }

    private static Coding.Times coding(TimeColumn times, long first, long last) {
        long width = width(first, last);
        long start = Math.floorDiv(first, width) * width;
        return new Coding.Times(times, start, width, (int) ((last - start) / width) + 1);
    }

    /** Moments of evenly spaced rows, ascending. */
    private static long[] sample(TimeColumn times) {
        int rows = Math.min(times.size(), SAMPLE);
        long[] sample = new long[rows];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            int row = (int) ((long) i * times.size() / rows);
            sample[count] = times.micros(row);
            count += times.isMissing(row) ? 0 : 1;
        }
        long[] moments = Arrays.copyOf(sample, count);
        Arrays.sort(moments);
        return moments;
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
