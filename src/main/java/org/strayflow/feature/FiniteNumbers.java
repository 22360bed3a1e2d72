package org.strayflow.feature;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongToDoubleFunction;
import org.strayflow.task.Feedback;

/** Gathers the finite ones of numbers and puts them in order, the quicker the simpler they are. */
final class FiniteNumbers {
    /** Whole numbers of so few different values are counted instead of sorted: the counters stay near the processor. */
    static final int COUNTED = 1 << 17;

    private final double[] values;
    private int count;
    private int missing;
    private int infinite;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private boolean whole = true;
    private boolean single = true;

    /** With room for so many. */
    FiniteNumbers(int room) {
        this.values = new double[room];
    }

    /** Takes the first {@code size} numbers of a block; NaN stands for none. */
    void add(double[] block, int size) {
        for (int i = 0; i < size; i++) {
            // Adding 0 makes -0 equal to 0.
            double value = block[i] + 0.0;
            if (Math.abs(value) <= Double.MAX_VALUE) {
                values[count++] = value;
                low = Math.min(low, value);
                high = Math.max(high, value);
                whole &= value == Math.rint(value);
                single &= value == (float) value;
            } else if (Double.isNaN(value)) {
                missing++;
            } else {
                infinite++;
            }
        }
    }

    /** All that were added, in order. To be called once: the numbers may be moved. */
    AscendingValues ascending(Feedback feedback) {
        double range = high - low;
        if (count == 0) {
            return new AscendingValues(new double[0], new int[0], missing, infinite);
        }
        if (whole && range < COUNTED) {
            return counted((int) range + 1);
        }
        if (whole && range < 1L << Integer.SIZE) {
            int[] words = new int[count];
            for (int i = 0; i < count; i++) {
                words[i] = (int) (long) (values[i] - low);
            }
            return runs(RadixSort.ascending(words, feedback), word -> low + Integer.toUnsignedLong(word));
        }
        if (single) {
            int[] words = new int[count];
            for (int i = 0; i < count; i++) {
                int bits = Float.floatToRawIntBits((float) values[i]);
                words[i] = bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
            }
            return runs(
                    RadixSort.ascending(words, feedback),
                    word -> Float.intBitsToFloat(word < 0 ? word ^ Integer.MIN_VALUE : ~word));
        }
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            long bits = Double.doubleToRawLongBits(values[i]);
            words[i] = bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
        }
        return runs(
                RadixSort.ascending(words, feedback),
                word -> Double.longBitsToDouble(word < 0 ? word ^ Long.MIN_VALUE : ~word));
    }

    private AscendingValues counted(int range) {
        int[] counts = new int[range];
        for (int i = 0; i < count; i++) {
            counts[(int) (values[i] - low)]++;
        }
        double[] distinct = new double[Math.min(range, count)];
        int[] upTo = new int[distinct.length];
        int runs = 0;
        int before = 0;
        for (int i = 0; i < range; i++) {
            if (counts[i] > 0) {
                before += counts[i];
                distinct[runs] = low + i;
                upTo[runs++] = before;
            }
        }
        return trimmed(distinct, upTo, runs);
    }

    private AscendingValues runs(int[] words, IntToDoubleFunction value) {
        int runs = 1;
        for (int i = 1; i < words.length; i++) {
            runs += words[i] == words[i - 1] ? 0 : 1;
        }
        double[] distinct = new double[runs];
        int[] upTo = new int[runs];
        int run = 0;
        for (int i = 1; i <= words.length; i++) {
            if (i == words.length || words[i] != words[i - 1]) {
                distinct[run] = value.applyAsDouble(words[i - 1]);
                upTo[run++] = i;
            }
        }
        return trimmed(distinct, upTo, runs);
    }

    private AscendingValues runs(long[] words, LongToDoubleFunction value) {
        int runs = 1;
        for (int i = 1; i < words.length; i++) {
            runs += words[i] == words[i - 1] ? 0 : 1;
        }
        double[] distinct = new double[runs];
        int[] upTo = new int[runs];
        int run = 0;
        for (int i = 1; i <= words.length; i++) {
            if (i == words.length || words[i] != words[i - 1]) {
                distinct[run] = value.applyAsDouble(words[i - 1]);
                upTo[run++] = i;
            }
        }
        return trimmed(distinct, upTo, runs);
    }

    private AscendingValues trimmed(double[] distinct, int[] upTo, int runs) {
        return runs == distinct.length
                ? new AscendingValues(distinct, upTo, missing, infinite)
                : new AscendingValues(Arrays.copyOf(distinct, runs), Arrays.copyOf(upTo, runs), missing, infinite);
    }
}
