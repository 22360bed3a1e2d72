package org.strayflow.feature;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.strayflow.flow.Column;
import org.strayflow.flow.Field;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;

/** Makes the {@link ColumnProfile} of a column: counts, range and distinct values from all rows, the rest from a sample of many. */
final class ColumnProfiler {
    /** Of more rows the quantiles and bins come from so many, evenly spaced. */
    static final int SAMPLE = 100_000;

    /** Values that reach so many times farther than their middle half are shown on a logarithmic scale. */
    private static final double HEAVY = 50;

    private ColumnProfiler() {}

    static ColumnProfile of(Field field, Column column, Feedback feedback) {
        return switch (column) {
            case NumberColumn numbers -> ofNumbers(field, numbers, feedback);
            case TextColumn texts -> ofTexts(field, texts, feedback);
        };
    }

    private static ColumnProfile ofNumbers(Field field, NumberColumn column, Feedback feedback) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long infinite = 0;
        DistinctCount distinct = new DistinctCount();
        double[] values = new double[ColumnScan.BLOCK];
        for (int from = 0; from < column.size(); from += ColumnScan.BLOCK) {
            feedback.check();
            int count = Math.min(ColumnScan.BLOCK, column.size() - from);
            column.copyTo(from, from + count, values);
            for (int i = 0; i < count; i++) {
                double value = values[i];
                if (Math.abs(value) <= Double.MAX_VALUE) {
                    min = value < min ? value : min;
                    max = value > max ? value : max;
                    distinct.add(Double.doubleToRawLongBits(value + 0.0));
                } else if (!Double.isNaN(value)) {
                    infinite++;
                    distinct.add(Double.doubleToRawLongBits(value));
                }
            }
        }
        double[] sample = sample(column);
        boolean any = min <= max && sample.length > 0;
        boolean log = any && isHeavy(sample, min, max);
        return new ColumnProfile(
                field,
                column.missingCount(),
                infinite,
                min <= max ? min : Double.NaN,
                min <= max ? max : Double.NaN,
                distinct.distinct(),
                distinct.isExact(),
                any ? quantiles(sample) : List.of(),
                "",
                List.of(),
                any ? bins(sample, min, max, log) : new int[ColumnProfile.BINS],
                log,
                column.size() > SAMPLE ? SAMPLE : 0);
    }

    /** The finite values of all rows, or of evenly spaced ones, ascending. */
    private static double[] sample(NumberColumn column) {
        int count = Math.min(SAMPLE, column.size());
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = (int) ((long) i * column.size() / count);
        }
        double[] values = new double[count];
        column.copyRows(rows, count, values);
        int finite = 0;
        for (double value : values) {
            if (Math.abs(value) <= Double.MAX_VALUE) {
                values[finite++] = value;
            }
        }
        double[] sample = Arrays.copyOf(values, finite);
        Arrays.sort(sample);
        return sample;
    }

    private static List<Double> quantiles(double[] sorted) {
        return ColumnProfile.SHARES.stream()
                .map(share -> quantile(sorted, share))
                .toList();
    }

    /** Between two values in proportion to the distance, as most programs do by default (Hyndman and Fan 1996, type 7). */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        double part = place - below;
        return sorted[below] * (1 - part) + sorted[above] * part;
    }

    private static boolean isHeavy(double[] sorted, double min, double max) {
        double middle = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
        return max - min > HEAVY * Math.max(middle, 1);
    }

    private static int[] bins(double[] sorted, double min, double max, boolean log) {
        int[] bins = new int[ColumnProfile.BINS];
        double low = log ? signedLog(min) : min;
        double width = ((log ? signedLog(max) : max) - low) / ColumnProfile.BINS;
        for (double value : sorted) {
            double place = ((log ? signedLog(value) : value) - low) / width;
            bins[width > 0 ? Math.clamp((int) place, 0, ColumnProfile.BINS - 1) : 0]++;
        }
        return bins;
    }

    private static double signedLog(double value) {
        return Math.copySign(Math.log1p(Math.abs(value)), value);
    }

    private static ColumnProfile ofTexts(Field field, TextColumn column, Feedback feedback) {
        int[] counts = new int[column.dictionary().size()];
        double[] codes = new double[ColumnScan.BLOCK];
        for (int from = 0; from < column.size(); from += ColumnScan.BLOCK) {
            feedback.check();
            int count = Math.min(ColumnScan.BLOCK, column.size() - from);
            column.copyTo(from, from + count, codes);
            for (int i = 0; i < count; i++) {
                int code = (int) codes[i];
                if (code != TextColumn.MISSING) {
                    counts[code]++;
                }
            }
        }
        List<Integer> most = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> counts[code]).reversed())
                .limit(ColumnProfile.BINS)
                .toList();
        return new ColumnProfile(
                field,
                column.missingCount(),
                0,
                Double.NaN,
                Double.NaN,
                counts.length,
                true,
                List.of(),
                most.isEmpty() ? "" : column.dictionary().get(most.getFirst()),
                most.stream().map(column.dictionary()::get).toList(),
                most.stream().mapToInt(code -> counts[code]).toArray(),
                false,
                0);
    }
}
