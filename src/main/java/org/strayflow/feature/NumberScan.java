package org.strayflow.feature;

import java.util.Arrays;

/** Range and hash of the numbers that are added to it. */
final class NumberScan {
    private static final long PRIME = 0x100000001B3L;

    int finite;
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    /** FNV-1a over whole floats: equal columns have equal hashes. */
    long hash = 0xCBF29CE484222325L;

    void add(float value) {
        hash = (hash ^ Float.floatToIntBits(value + 0f)) * PRIME;
        if (Float.isFinite(value)) {
            finite++;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    /** The median of the first values, the mean of the middle two when they are even in number; sorts them. */
    static float median(float[] values, int count) {
        if (count == 0) {
            return 0;
        }
        Arrays.sort(values, 0, count);
        return (float) (((double) values[(count - 1) / 2] + values[count / 2]) / 2);
    }
}
