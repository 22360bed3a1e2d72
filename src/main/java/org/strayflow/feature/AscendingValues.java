package org.strayflow.feature;

import java.util.Arrays;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;

/**
 * The finite values of a column in ascending order, each different one once with how many values lie up to it: small where values repeat,
 * and as exact as the sorted values. Whole numbers of a small range are counted, others sorted by their digits, so that it takes a
 * few passes over the values. -0 counts as 0. Immutable.
 */
public final class AscendingValues {
    private static final int BLOCK = 8_192;

    private final double[] distinct;
    private final int[] upTo;
    private final int missing;
    private final int infinite;

    AscendingValues(double[] distinct, int[] upTo, int missing, int infinite) {
        this.distinct = distinct;
        this.upTo = upTo;
        this.missing = missing;
        this.infinite = infinite;
    }

    /** Of some numbers in any order; NaN stands for none. */
    public static AscendingValues of(double... values) {
        FiniteNumbers finite = new FiniteNumbers(values.length);
        finite.add(values, values.length);
        return finite.ascending(Feedback.none());
    }

    /** Of all rows of a column. */
    public static AscendingValues of(NumberColumn column, Feedback feedback) {
        FiniteNumbers finite = new FiniteNumbers(column.size());
        double[] block = new double[BLOCK];
        for (int from = 0; from < column.size(); from += BLOCK) {
            feedback.check();
            int to = Math.min(column.size(), from + BLOCK);
            column.copyTo(from, to, block);
            finite.add(block, to - from);
        }
        return finite.ascending(feedback);
    }

    /** Of some rows of a column, rounded to single precision: what is too large for that counts as infinite. */
    static AscendingValues ofSingles(NumberColumn column, Selection rows, Feedback feedback) {
        FiniteNumbers finite = new FiniteNumbers(rows.size());
        int[] ids = new int[BLOCK];
        double[] block = new double[BLOCK];
        for (int from = 0; from < rows.size(); from += BLOCK) {
            feedback.check();
            int size = Math.min(BLOCK, rows.size() - from);
            for (int i = 0; i < size; i++) {
                ids[i] = rows.get(from + i);
            }
            column.copyRows(ids, size, block);
            for (int i = 0; i < size; i++) {
                block[i] = (float) block[i];
            }
            finite.add(block, size);
        }
        return finite.ascending(feedback);
    }

    /** How many finite values there are, repeated ones included. */
    public int count() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    /** How many of the rows had no value. */
    public int missing() {
        return missing;
    }

    /** How many of the rows had an infinite value. */
    public int infinite() {
        return infinite;
    }

    /** How many different finite values there are. */
    public int size() {
        return distinct.length;
    }

    /** The i-th smallest different value, from 0. */
    public double value(int i) {
        return distinct[i];
    }

    /** How many values are the i-th different one or smaller. */
    public int upTo(int i) {
        return upTo[i];
    }

    /** The value at a place, 0 to {@link #count()} − 1, of all values in order. */
    public double at(int place) {
        int found = Arrays.binarySearch(upTo, place + 1);
        return distinct[found < 0 ? -found - 1 : found];
    }
}
