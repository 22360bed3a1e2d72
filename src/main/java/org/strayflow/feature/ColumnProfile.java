package org.strayflow.feature;

import java.util.List;
import org.strayflow.flow.Field;
import org.strayflow.flow.FlowTable;
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
 * @param distinct distinct values, missing ones aside
 * @param distinctExact whether {@code distinct} is exact; otherwise it is an estimate with a standard error of 0.8 %
 * @param quantiles of the finite values at {@link #SHARES}; empty for texts and without a value
 * @param example the most frequent text; empty for numbers
 * @param frequent the most frequent texts, the most frequent first, one a bin; empty for numbers
 * @param bins how many values fall into each of {@value #BINS} bins, or how often each of the most frequent texts appears
 * @param logBins whether the bins are evenly wide in sign(x)·log(1+|x|) because the values have a heavy tail
 * @param sampled how many rows the quantiles and bins of numbers come from, evenly spaced; 0 when they come from all rows
 */
public record ColumnProfile(
        Field field,
        long missing,
        long infinite,
        double min,
        double max,
        long distinct,
        boolean distinctExact,
        List<Double> quantiles,
        String example,
        List<String> frequent,
        int[] bins,
        boolean logBins,
        int sampled) {
    /** How many bins a small distribution has. */
    public static final int BINS = 24;

    /** The shares of values that lie below the quantiles. */
    public static final List<Double> SHARES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

    /** Copies the lists. */
    public ColumnProfile {
        quantiles = List.copyOf(quantiles);
        frequent = List.copyOf(frequent);
    }

    /** The profiles of all columns, in the order of the table. */
    public static Job<List<ColumnProfile>> of(FlowTable table, Parallel parallel) {
        return feedback -> {
            feedback.stage("looking at columns");
            List<Field> fields = table.fields();
            ColumnProfile[] profiles = new ColumnProfile[fields.size()];
            parallel.forBlocks(fields.size(), 1, feedback, (from, to) -> {
                for (int i = from; i < to; i++) {
                    profiles[i] = ColumnProfiler.of(fields.get(i), table.column(i), feedback);
                }
            });
            return List.of(profiles);
        };
    }
}
