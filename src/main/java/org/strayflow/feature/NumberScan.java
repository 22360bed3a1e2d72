package org.strayflow.feature;

import java.util.Arrays;

/** Range, gaps and hash of the numbers that are added to it. */
final class NumberScan {
    /** The golden ratio in 64 bits: spreads places before they are mixed with values. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    int finite;
    int missing;
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    /** The sum of the values' {@linkplain #share shares}: equal columns have equal hashes. */
    long hash;
    /** The same of a column that is 1 where this one has no value. */
    long gaps;

    private int place;

    void add(float value) {
        hash += share(value, place);
        if (Float.isFinite(value)) {
            finite++;
            low = Math.min(low, value);
            high = Math.max(high, value);
        } else if (Float.isNaN(value)) {
            missing++;
            gaps += share(1, place);
        }
        place++;
    }

    /** What a value adds to the hash of its column; 0 adds nothing, so that the few ones of a column of zeros are enough. */
    static long share(float value, int place) {
        return value == 0 ? 0 : RowGroups.mixed(Float.floatToIntBits(value) ^ SPREAD * place);
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
