package org.strayflow.feature;

import java.util.Arrays;
import java.util.List;
import org.strayflow.flow.Column;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** Finds the rows that have an infinite, a missing or a negative value in some columns. */
final class OddValues {
    private static final int BLOCK = 8_192;

    private final RowRule.Kind kind;
    private final List<Column> columns;

    /**
     * Looks for one kind of value.
     *
     * @param kind INFINITE, MISSING or NEGATIVE
     * @param columns where
     */
    OddValues(RowRule.Kind kind, List<Column> columns) {
        this.kind = kind;
        this.columns = List.copyOf(columns);
    }

    /** Takes how many odd values each row of a block has. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes a block; called from several threads at once for different blocks.
         *
         * @param from the first row
         * @param counts one a row
         */
        void take(int from, int[] counts);
    }

    /** Counts the odd values of every row. */
    void count(int rows, Parallel parallel, Feedback feedback, Sink sink) throws StrayflowException {
        parallel.forBlocks(rows, BLOCK, feedback, (from, to) -> {
            int[] counts = new int[to - from];
            double[] values = new double[to - from];
            for (Column column : columns) {
                add(column, from, to, values, counts);
            }
            sink.take(from, counts);
        });
    }

    /** The names of the columns in which a row has an odd value. */
    List<String> in(int row) {
        return columns.stream()
                .filter(column -> isOdd(
                        column instanceof NumberColumn numbers
                                ? numbers.value(row)
                                : column.isMissing(row) ? Double.NaN : 0))
                .map(Column::name)
                .toList();
    }

    private void add(Column column, int from, int to, double[] values, int[] counts) {
        switch (column) {
            case NumberColumn numbers -> numbers.copyTo(from, to, values);
            case TextColumn texts -> {
                texts.copyTo(from, to, values);
                Arrays.setAll(values, i -> values[i] == TextColumn.MISSING ? Double.NaN : 0);
            }
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += isOdd(values[i]) ? 1 : 0;
        }
    }

    private boolean isOdd(double value) {
        return switch (kind) {
            case INFINITE -> Double.isInfinite(value);
            case MISSING -> Double.isNaN(value);
            case NEGATIVE -> value < 0;
            case REPEATED, CONFLICTING -> throw new IllegalStateException("not about values: " + kind);
        };
    }
}
