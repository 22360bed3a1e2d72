package org.strayflow.eval;

import java.util.List;

/**
 * How far a column's values are from those of the rows compared with.
 *
 * @param column its name
 * @param texts whether it is a column of texts
 * @param statistic of numbers the two-sample Kolmogorov–Smirnov statistic of the finite values, of texts the total variation distance, which
 *     is the same for values without an order: the largest difference in share of any set of values. 0..1; NaN where either side has none
 * @param pValue how likely rows of one distribution give such a statistic; NaN for texts and without values
 * @param stability population stability index over about ten bins of equal share (of texts: over the texts), gaps and infinite values;
 *     NaN where the statistic is
 * @param missing share of rows without a value
 * @param infinite share of rows with an infinite value
 * @param unknown share of the rows with texts that were not there before; 0 for numbers
 * @param parts the {@link #effect()} in each of the {@link Drift#parts()} alone; NaN where one has no rows
 */
public record ColumnDrift(
        String column,
        boolean texts,
        double statistic,
        double pValue,
        double stability,
        Shift missing,
        Shift infinite,
        double unknown,
        List<Double> parts) {
    /** Copies the list. */
    public ColumnDrift {
        parts = List.copyOf(parts);
    }

    /** What columns are ordered by and alerts look at: the largest of the statistic and the changes in gaps and infinite values, 0..1. */
    public double effect() {
        return largest(statistic, missing, infinite);
    }

    /** With a statistic that is better known. */
    ColumnDrift with(double exact, double exactPValue) {
        return new ColumnDrift(column, texts, exact, exactPValue, stability, missing, infinite, unknown, parts);
    }

    static double largest(double statistic, Shift missing, Shift infinite) {
        double values = Double.isNaN(statistic) ? 0 : statistic;
        return Math.max(values, Math.max(missing.distance(), infinite.distance()));
    }
}
