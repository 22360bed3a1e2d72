package org.strayflow.feature;

import org.strayflow.flow.Column;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;

/** A column's values as 64 bits a row: equal bits, equal values. Missing equals missing, -0 equals 0. */
@FunctionalInterface
interface RowBits {
    /** One row's bits. */
    long of(int row);

    /**
     * The bits of rows {@code from..to-1} into the first places of {@code out}; faster than one by one.
     *
     * @param scratch as long as {@code out}; its content is lost
     */
    default void copyTo(int from, int to, long[] out, double[] scratch) {
        for (int row = from; row < to; row++) {
            out[row - from] = of(row);
        }
    }

    /** The bits of the first {@code count} of some rows into the first places of {@code out}; see {@link #copyTo}. */
    default void copyRows(int[] rows, int count, long[] out, double[] scratch) {
        for (int i = 0; i < count; i++) {
            out[i] = of(rows[i]);
        }
    }

    static RowBits of(Column column) {
        return switch (column) {
            case NumberColumn numbers -> new Numbers(numbers);
            case TextColumn texts -> new Texts(texts);
        };
    }

    /** The kinds of labels. */
    static RowBits of(Labels labels) {
        return labels::kind;
    }

    /** Numbers. */
    record Numbers(NumberColumn column) implements RowBits {
        @Override
        public long of(int row) {
            return Double.doubleToRawLongBits(column.value(row) + 0.0);
        }

        @Override
        public void copyTo(int from, int to, long[] out, double[] scratch) {
            column.copyTo(from, to, scratch);
            bits(to - from, out, scratch);
        }

        @Override
        public void copyRows(int[] rows, int count, long[] out, double[] scratch) {
            column.copyRows(rows, count, scratch);
            bits(count, out, scratch);
        }

        private static void bits(int count, long[] out, double[] values) {
            for (int i = 0; i < count; i++) {
                out[i] = Double.doubleToRawLongBits(values[i] + 0.0);
            }
        }
    }

    /** Codes of texts. */
    record Texts(TextColumn column) implements RowBits {
        @Override
        public long of(int row) {
            return column.code(row);
        }

        @Override
        public void copyTo(int from, int to, long[] out, double[] scratch) {
            column.copyTo(from, to, scratch);
            bits(to - from, out, scratch);
        }

        @Override
        public void copyRows(int[] rows, int count, long[] out, double[] scratch) {
            column.copyRows(rows, count, scratch);
            bits(count, out, scratch);
        }

        private static void bits(int count, long[] out, double[] codes) {
            for (int i = 0; i < count; i++) {
                out[i] = (long) codes[i];
            }
        }
    }
}
