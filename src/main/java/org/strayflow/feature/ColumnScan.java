package org.strayflow.feature;

import org.strayflow.flow.Column;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;

/**
 * What one look at every value of a column tells the data check.
 *
 * @param column the column
 * @param infinite rows with an infinite value
 * @param negative rows with a value below zero
 * @param constant whether no two values differ; missing ones do not count
 * @param rising whether every row has a whole number larger than the row before it
 * @param hash of all values with their rows: equal columns have equal hashes
 * @param mean of the finite values, NaN without one
 * @param deviation standard deviation of the finite values, NaN without one
 */
record ColumnScan(
        Column column,
        long infinite,
        long negative,
        boolean constant,
        boolean rising,
        long hash,
        double mean,
        double deviation)
        implements Correlated {
    /** Rows looked at at once: their values fit into the fastest cache. */
    static final int BLOCK = 2_048;

    /** The golden ratio in 64 bits: spreads row numbers before they are mixed with values. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    static ColumnScan of(Column column, Feedback feedback) {
        return switch (column) {
            case NumberColumn numbers -> new Numbers(numbers).scan(feedback);
            case TextColumn texts -> ofTexts(texts, feedback);
        };
    }

    private static ColumnScan ofTexts(TextColumn column, Feedback feedback) {
        double[] codes = new double[BLOCK];
        long hash = 2;
        boolean constant = true;
        double known = TextColumn.MISSING;
        for (int from = 0; from < column.size(); from += BLOCK) {
            feedback.check();
            int count = Math.min(BLOCK, column.size() - from);
            column.copyTo(from, from + count, codes);
            for (int i = 0; i < count; i++) {
                hash += RowGroups.mixed((long) codes[i] ^ SPREAD * (from + i));
                if (codes[i] != TextColumn.MISSING) {
                    constant &= known == TextColumn.MISSING || codes[i] == known;
                    known = codes[i];
                }
            }
        }
        return new ColumnScan(column, 0, 0, constant, false, hash, Double.NaN, Double.NaN);
    }

    long missing() {
        return column.missingCount();
    }

    @Override
    public String name() {
        return column.name();
    }

    @Override
    public long gaps() {
        return missing() + infinite;
    }

    @Override
    public void copy(int from, int count, int step, double[] out) {
        NumberColumn numbers = (NumberColumn) column;
        if (step == 1) {
            numbers.copyTo(from, from + count, out);
            return;
        }
        for (int i = 0; i < count; i++) {
            out[i] = numbers.value((from + i) * step);
        }
    }

    /** Whether the other column has the same values in the same rows. */
    boolean isSame(ColumnScan other, Feedback feedback) {
        if (hash != other.hash || !haveSameBits(column, other.column)) {
            return false;
        }
        RowBits a = RowBits.of(column);
        RowBits b = RowBits.of(other.column);
        long[] mine = new long[BLOCK];
        long[] theirs = new long[BLOCK];
        double[] scratch = new double[BLOCK];
        for (int from = 0; from < column.size(); from += BLOCK) {
            feedback.check();
            int to = Math.min(from + BLOCK, column.size());
            a.copyTo(from, to, mine, scratch);
            b.copyTo(from, to, theirs, scratch);
            for (int i = 0; i < to - from; i++) {
                if (mine[i] != theirs[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether equal bits mean equal values: two columns of numbers, or two of texts with one dictionary. */
    private static boolean haveSameBits(Column a, Column b) {
        return switch (a) {
            case NumberColumn numbers -> b instanceof NumberColumn;
            case TextColumn mine ->
                b instanceof TextColumn theirs && mine.dictionary().equals(theirs.dictionary());
        };
    }

    /** The running figures of a column of numbers. */
    private static final class Numbers {
        private final NumberColumn column;
        private final double[] values = new double[BLOCK];
        private long infinite;
        private long negative;
        private long hash = 1;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        private boolean rising;
        private double before = Double.NEGATIVE_INFINITY;
        private long finite;
        private double mean;
        private double squares;

        Numbers(NumberColumn column) {
            this.column = column;
            this.rising = column.isIntegral() && column.missingCount() == 0;
        }

        ColumnScan scan(Feedback feedback) {
            for (int from = 0; from < column.size(); from += BLOCK) {
                feedback.check();
                int count = Math.min(BLOCK, column.size() - from);
                column.copyTo(from, from + count, values);
                hash(from, count);
                range(count);
                moments(count);
                rise(count);
            }
            return new ColumnScan(
                    column,
                    infinite,
                    negative,
                    low >= high,
                    rising,
                    hash,
                    finite == 0 ? Double.NaN : mean,
                    finite == 0 ? Double.NaN : Math.sqrt(squares / finite));
        }

        private void hash(int from, int count) {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += RowGroups.mixed(Double.doubleToRawLongBits(values[i] + 0.0) ^ SPREAD * (from + i));
            }
            hash += sum;
        }

        /** Comparisons with a missing value are false. */
        private void range(int count) {
            for (int i = 0; i < count; i++) {
                double value = values[i];
                infinite += Math.abs(value) == Double.POSITIVE_INFINITY ? 1 : 0;
                negative += value < 0 ? 1 : 0;
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }

        /** Joins the block's mean and squares to those before it (Chan, Golub, LeVeque 1983). */
        private void moments(int count) {
            int some = 0;
            double sum = 0;
            for (int i = 0; i < count; i++) {
                if (Math.abs(values[i]) <= Double.MAX_VALUE) {
                    some++;
                    sum += values[i];
                }
            }
            if (some == 0) {
                return;
            }
            double middle = sum / some;
            double block = 0;
            for (int i = 0; i < count; i++) {
                double off = values[i] - middle;
                block += Math.abs(off) <= Double.MAX_VALUE ? off * off : 0;
            }
            double apart = middle - mean;
            double all = (double) finite + some;
            mean += apart * some / all;
            squares += block + apart * apart * finite * some / all;
            finite += some;
        }

        private void rise(int count) {
            for (int i = 0; rising && i < count; i++) {
                rising = values[i] > before;
                before = values[i];
            }
        }
    }
}
