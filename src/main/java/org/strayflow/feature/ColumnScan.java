package org.strayflow.feature;

import java.util.function.IntToLongFunction;
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
 * @param hash of all values in order: equal columns have equal hashes
 */
record ColumnScan(Column column, long infinite, long negative, boolean constant, boolean rising, long hash) {
    private static final int CHECK_EVERY = 8_192;
    private static final long PRIME = 0x100000001B3L;

    static ColumnScan of(Column column, Feedback feedback) {
        return switch (column) {
            case NumberColumn numbers -> ofNumbers(numbers, feedback);
            case TextColumn texts -> ofTexts(texts, feedback);
        };
    }

    private static ColumnScan ofNumbers(NumberColumn column, Feedback feedback) {
        long infinite = 0;
        long negative = 0;
        long hash = 1;
        boolean constant = true;
        boolean rising = column.isIntegral() && column.missingCount() == 0;
        double known = Double.NaN;
        double before = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < column.size(); row++) {
            if (row % CHECK_EVERY == 0) {
                feedback.check();
            }
            double value = column.value(row) + 0.0;
            hash = (hash ^ Double.doubleToLongBits(value)) * PRIME;
            hash ^= hash >>> 29;
            if (!Double.isNaN(value)) {
                infinite += Double.isInfinite(value) ? 1 : 0;
                negative += value < 0 ? 1 : 0;
                constant &= Double.isNaN(known) || value == known;
                known = value;
                rising &= value > before;
                before = value;
            }
        }
        return new ColumnScan(column, infinite, negative, constant, rising, hash);
    }

    private static ColumnScan ofTexts(TextColumn column, Feedback feedback) {
        long hash = 2;
        boolean constant = true;
        int known = TextColumn.MISSING;
        for (int row = 0; row < column.size(); row++) {
            if (row % CHECK_EVERY == 0) {
                feedback.check();
            }
            int code = column.code(row);
            hash = (hash ^ code) * PRIME;
            hash ^= hash >>> 29;
            if (code != TextColumn.MISSING) {
                constant &= known == TextColumn.MISSING || code == known;
                known = code;
            }
        }
        return new ColumnScan(column, 0, 0, constant, false, hash);
    }

    long missing() {
        return column.missingCount();
    }

    /** Whether the other column has the same values in the same rows. */
    boolean isSame(ColumnScan other, Feedback feedback) {
        if (hash != other.hash || !haveSameBits(column, other.column)) {
            return false;
        }
        IntToLongFunction a = RowGroups.bits(column);
        IntToLongFunction b = RowGroups.bits(other.column);
        for (int row = 0; row < column.size(); row++) {
            if (row % CHECK_EVERY == 0) {
                feedback.check();
            }
            if (a.applyAsLong(row) != b.applyAsLong(row)) {
                return false;
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
}
