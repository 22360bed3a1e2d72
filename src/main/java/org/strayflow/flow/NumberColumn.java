package org.strayflow.flow;

import org.jspecify.annotations.Nullable;

/**
 * A column of numbers in the narrowest primitive array that holds every value exactly. Made by {@link NumberColumnBuilder}.
 * Infinite values are kept as they are.
 */
public final class NumberColumn implements Column {
    private final String name;
    private final NarrowNumbers values;
    private final long @Nullable [] missing;
    private final int missingCount;
    private final boolean integral;

    NumberColumn(String name, NarrowNumbers values, long @Nullable [] missing, int missingCount, boolean integral) {
        this.name = name;
        this.values = values;
        this.missing = missingCount == 0 ? null : missing;
        this.missingCount = missingCount;
        this.integral = integral;
    }

    /** A column of the given values; NaN means missing. For tests and computed columns. */
    public static NumberColumn of(String name, double... values) {
        NumberColumnBuilder builder = new NumberColumnBuilder();
        for (double value : values) {
            if (Double.isNaN(value)) {
                builder.addMissing();
            } else {
                builder.add(value, value == Math.rint(value) && !Double.isInfinite(value));
            }
        }
        return builder.build(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public boolean isMissing(int row) {
        return missing != null && (missing[row >> 6] >>> (row & 63) & 1L) != 0;
    }

    @Override
    public int missingCount() {
        return missingCount;
    }

    /** The value, NaN when missing. */
    public double value(int row) {
        return isMissing(row) ? Double.NaN : values.get(row);
    }

    /** Whether every value was written as an integer. */
    public boolean isIntegral() {
        return integral;
    }

    /** Whether the values are kept as whole numbers, however they were written: then none is infinite. */
    public boolean isWhole() {
        return !(values instanceof NarrowNumbers.Floats || values instanceof NarrowNumbers.Doubles);
    }

    @Override
    public String text(int row) {
        if (isMissing(row)) {
            return "";
        }
        double value = values.get(row);
        if (integral) {
            return values.integerText(row);
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return Double.toString(value);
    }

    @Override
    public Field.Type type() {
        return integral ? Field.Type.INTEGER : Field.Type.DECIMAL;
    }

    @Override
    public long heapBytes() {
        return values.heapBytes() + (missing == null ? 0 : 8L * missing.length);
    }

    @Override
    public NumberColumn renamed(String newName) {
        return new NumberColumn(newName, values, missing, missingCount, integral);
    }

    /**
     * Copies rows {@code from..to-1} as floats into every {@code stride}-th place of {@code out}; missing gives NaN.
     *
     * @param out row-major block
     * @param offset place of the first value
     * @param stride distance from one row's value to the next
     */
    public void copyTo(int from, int to, float[] out, int offset, int stride) {
        values.copyTo(from, to, out, offset, stride);
        if (missing != null) {
            for (int row = from, at = offset; row < to; row++, at += stride) {
                if (isMissing(row)) {
                    out[at] = Float.NaN;
                }
            }
        }
    }

    /** Copies rows {@code from..to-1} into the first places of {@code out}; missing gives NaN. Much faster than one by one. */
    public void copyTo(int from, int to, double[] out) {
        values.copyTo(from, to, out);
        if (missing != null) {
            for (int row = from; row < to; row++) {
                if (isMissing(row)) {
                    out[row - from] = Double.NaN;
                }
            }
        }
    }

    /** Copies the values of the first {@code count} of some rows into the first places of {@code out}; missing gives NaN. */
    public void copyRows(int[] rows, int count, double[] out) {
        values.copyRows(rows, count, out);
        if (missing != null) {
            for (int i = 0; i < count; i++) {
                if (isMissing(rows[i])) {
                    out[i] = Double.NaN;
                }
            }
        }
    }
}
