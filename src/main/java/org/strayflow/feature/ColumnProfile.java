package org.strayflow.feature;

import java.util.Arrays;
import java.util.List;
import org.strayflow.flow.Column;
import org.strayflow.flow.Field;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;

/**
 * One column at a glance.
 *
 * @param field name, role and type
 * @param missing rows without a value
 * @param infinite rows with an infinite value
 * @param min smallest finite value, NaN for texts and without one
 * @param max largest finite value, NaN for texts and without one
 * @param distinct distinct texts; -1 for numbers, where they are not counted
 * @param example the most frequent text; empty for numbers
 * @param bins how many values fall into each of {@value #BINS} bins, or how often each of the most frequent texts appears
 * @param logBins whether the bins are evenly wide in sign(x)·log(1+|x|) because the values have a heavy tail
 */
public record ColumnProfile(
        Field field,
        long missing,
        long infinite,
        double min,
        double max,
        int distinct,
        String example,
        int[] bins,
        boolean logBins) {
    /** How many bins a small distribution has. */
    public static final int BINS = 24;

    /** Values that reach so many times farther than their middle half are shown on a logarithmic scale. */
    private static final double HEAVY = 50;

    private static final int SAMPLE = 1_000;

    /** The profiles of all columns, in the order of the table. */
    public static Job<List<ColumnProfile>> of(FlowTable table, Parallel parallel) {
        return feedback -> {
            List<Field> fields = table.fields();
            ColumnProfile[] profiles = new ColumnProfile[fields.size()];
            parallel.forBlocks(fields.size(), 1, feedback, (from, to) -> {
                for (int i = from; i < to; i++) {
                    profiles[i] = of(fields.get(i), table.column(i));
                }
            });
            return List.of(profiles);
        };
    }

    private static ColumnProfile of(Field field, Column column) {
        return switch (column) {
            case NumberColumn numbers -> ofNumbers(field, numbers);
            case TextColumn texts -> ofTexts(field, texts);
        };
    }

    private static ColumnProfile ofNumbers(Field field, NumberColumn column) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long infinite = 0;
        for (int row = 0; row < column.size(); row++) {
            double value = column.value(row);
            if (Double.isInfinite(value)) {
                infinite++;
            } else if (!Double.isNaN(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        boolean any = min <= max;
        boolean log = any && isHeavy(column, min, max);
        int[] bins = any ? bins(column, min, max, log) : new int[BINS];
        return new ColumnProfile(
                field,
                column.missingCount(),
                infinite,
                any ? min : Double.NaN,
                any ? max : Double.NaN,
                -1,
                "",
                bins,
                log);
    }

    private static boolean isHeavy(NumberColumn column, double min, double max) {
        int count = Math.min(SAMPLE, column.size());
        double[] sample = new double[count];
        int finite = 0;
        for (int i = 0; i < count; i++) {
            double value = column.value((int) ((long) i * column.size() / count));
            if (Double.isFinite(value)) {
                sample[finite++] = value;
            }
        }
        Arrays.sort(sample, 0, finite);
        if (finite == 0) {
            return false;
        }
        double middle = sample[finite * 3 / 4] - sample[finite / 4];
        return max - min > HEAVY * Math.max(middle, 1);
    }

    private static int[] bins(NumberColumn column, double min, double max, boolean log) {
        int[] bins = new int[BINS];
        double low = log ? signedLog(min) : min;
        double width = ((log ? signedLog(max) : max) - low) / BINS;
        for (int row = 0; row < column.size(); row++) {
            double value = column.value(row);
            if (Double.isFinite(value)) {
                double place = ((log ? signedLog(value) : value) - low) / width;
                bins[width > 0 ? Math.clamp((int) place, 0, BINS - 1) : 0]++;
            }
        }
        return bins;
    }

    private static double signedLog(double value) {
        return Math.copySign(Math.log1p(Math.abs(value)), value);
    }

    private static ColumnProfile ofTexts(Field field, TextColumn column) {
        int[] counts = new int[column.dictionary().size()];
        for (int row = 0; row < column.size(); row++) {
            int code = column.code(row);
            if (code != TextColumn.MISSING) {
                counts[code]++;
            }
        }
        int most = 0;
        for (int code = 1; code < counts.length; code++) {
            most = counts[code] > counts[most] ? code : most;
        }
        String example = counts.length == 0 ? "" : column.dictionary().get(most);
        int[] bins = Arrays.stream(counts)
                .map(count -> -count)
                .sorted()
                .limit(BINS)
                .map(count -> -count)
                .toArray();
        return new ColumnProfile(
                field, column.missingCount(), 0, Double.NaN, Double.NaN, counts.length, example, bins, false);
    }
}
