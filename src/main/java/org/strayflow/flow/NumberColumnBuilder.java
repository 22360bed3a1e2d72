package org.strayflow.flow;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grows a {@link NumberColumn}: starts with bytes and widens only when a value needs it. Not for several threads; a reader that
 * works on chunks fills one builder a chunk and joins them with {@link #concat}.
 */
public final class NumberColumnBuilder {
    /** Widths in the order in which a column grows; {@code FLOAT} and {@code DOUBLE} hold fractions. */
    private enum Width {
        BYTE,
        SHORT,
        INT,
        FLOAT,
        LONG,
        DOUBLE
    }

    private static final int FIRST = 1024;
    private static final long NEGATIVE_ZERO = Double.doubleToRawLongBits(-0.0);
    private static final double EXACT_IN_DOUBLE = 0x1p53;
    private static final double EXACT_IN_FLOAT = 0x1p24;

    /** The kind of a value in {@link #addAll} that was written as an integer and is one. */
    public static final byte INTEGER = 0;

    /** The kind of any other number, given by its {@link Double#doubleToRawLongBits bits}. */
    public static final byte DECIMAL = 1;

    /** The kind of no value. */
    public static final byte MISSING = 2;

    private int capacity;
    private NarrowNumbers values;
    private Width width = Width.BYTE;
    private long @Nullable [] missing;
    private int missingCount;
    private int size;
    private boolean integral = true;
    /** Whether every value so far, missing ones aside, is exact as a float. */
    private boolean floatExact = true;

    /** A column of few or of many values. */
    public NumberColumnBuilder() {
        this(FIRST);
    }

    private NumberColumnBuilder(int expected) {
        capacity = expected;
        values = new NarrowNumbers.Bytes(new byte[expected]);
    }

    /**
     * A column of about so many values, so that little need be moved while it grows.
     *
     * @param expected at least 1
     * @param like another part of the same column, whose width is likely needed here too; {@code null} when there is none
     */
    public NumberColumnBuilder(int expected, @Nullable NumberColumnBuilder like) {
        capacity = expected;
        width = like == null ? Width.BYTE : like.width;
        values = empty(width, expected);
    }

    /** Values so far, missing ones included. */
    public int size() {
        return size;
    }

    /** Missing values so far. */
    public int missingCount() {
        return missingCount;
    }

    /** Adds a value that was written as an integer. */
    public void add(long value) {
        boolean exact = Math.abs((double) value) <= EXACT_IN_FLOAT;
        Width needed = widthOf(value);
        reserve(needed, exact);
        floatExact &= exact;
        set(size++, value);
    }

    /**
     * Adds a number.
     *
     * @param value not NaN; infinite is kept
     * @param writtenAsInteger whether the text had neither fraction nor exponent
     */
    public void add(double value, boolean writtenAsInteger) {
        integral &= writtenAsInteger;
        if (isWhole(value)) {
            add((long) value);
            return;
        }
        boolean exact = (double) (float) value == value;
        reserve(exact && floatExact ? Width.FLOAT : Width.DOUBLE, exact);
        floatExact &= exact;
        set(size++, value);
    }

    /**
     * Adds many at once: the same as adding one after the other, only faster.
     *
     * @param bits the integers, or the bits of the decimals
     * @param kinds {@link #INTEGER}, {@link #DECIMAL} or {@link #MISSING}, one a value
     * @param count how many
     */
    public void addAll(long[] bits, byte[] kinds, int count) {
        int seen = 0;
        for (int i = 0; i < count; i++) {
            seen |= kinds[i];
        }
        if (seen == INTEGER) {
            addIntegers(bits, count);
        } else {
            addMixed(bits, kinds, count);
        }
    }

    private void addIntegers(long[] integers, int count) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, integers[i]);
            max = Math.max(max, integers[i]);
        }
        if (count == 0) {
            return;
        }
        widenFor(min, max);
        reserveRoom(count);
        values.put(integers, count, size);
        size += count;
    }

    private void widenFor(long min, long max) {
        boolean exact = Math.abs((double) min) <= EXACT_IN_FLOAT && Math.abs((double) max) <= EXACT_IN_FLOAT;
        Width low = widthOf(min);
        Width high = widthOf(max);
        widen(low.compareTo(high) > 0 ? low : high, exact);
        floatExact &= exact;
    }

    private void addMixed(long[] bits, byte[] kinds, int count) {
        double[] plain = new double[count];
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        boolean fractions = false;
        boolean exact = true;
        for (int i = 0; i < count; i++) {
            if (kinds[i] == MISSING) {
                continue;
            }
            boolean integer = kinds[i] == INTEGER;
            double value = integer ? bits[i] : Double.longBitsToDouble(bits[i]);
            if (integer && Math.abs(value) >= EXACT_IN_DOUBLE) {
                addOneByOne(bits, kinds, count);
                return;
            }
            integral &= integer;
            plain[i] = value;
            if (isWhole(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            } else {
                fractions = true;
                exact &= (double) (float) value == value;
            }
        }
        if (min <= max) {
            widenFor((long) min, (long) max);
        }
        if (fractions) {
            widen(exact && floatExact ? Width.FLOAT : Width.DOUBLE, exact);
            floatExact &= exact;
        }
        reserveRoom(count);
        values.put(plain, count, size);
        for (int i = 0; i < count; i++) {
            if (kinds[i] == MISSING) {
                markMissing(size + i);
            }
        }
        size += count;
    }

    private void addOneByOne(long[] bits, byte[] kinds, int count) {
        for (int i = 0; i < count; i++) {
            switch (kinds[i]) {
                case INTEGER -> add(bits[i]);
                case DECIMAL -> add(Double.longBitsToDouble(bits[i]), false);
                default -> addMissing();
            }
        }
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= EXACT_IN_DOUBLE && !isNegativeZero(value);
    }

    /** Adds a missing value. */
    public void addMissing() {
        reserve(width, true);
        markMissing(size);
        size++;
    }

    private void markMissing(int row) {
        long[] bits = missing == null ? new long[(row >> 6) + 16] : missing;
        if (bits.length <= row >> 6) {
            bits = Arrays.copyOf(bits, Math.max(bits.length * 2, (row >> 6) + 1));
        }
        bits[row >> 6] |= 1L << (row & 63);
        missing = bits;
        missingCount++;
    }

    /** The column; the builder is not to be used afterwards. */
    public NumberColumn build(String name) {
        long[] bits = missing == null ? null : Arrays.copyOf(missing, (size + 63) >> 6);
        boolean any = size > missingCount;
        return new NumberColumn(name, NarrowNumbers.trimmed(values, size), bits, missingCount, integral && any);
    }

    /**
     * The column of all the parts' values, one part after the other, at the width that all of them need.
     *
     * @param name the column's name
     * @param parts builders that are not used afterwards
     */
    public static NumberColumn concat(String name, List<NumberColumnBuilder> parts) {
        NumberColumnBuilder all = new NumberColumnBuilder();
        int total = 0;
        Width widest = Width.BYTE;
        boolean floats = true;
        boolean fractions = false;
        boolean any = false;
        for (NumberColumnBuilder part : parts) {
            total = Math.addExact(total, part.size);
            fractions |= part.width == Width.FLOAT || part.width == Width.DOUBLE;
            floats &= part.floatExact;
            widest = part.width.compareTo(widest) > 0 ? part.width : widest;
            if (part.size > part.missingCount) {
                any = true;
                all.integral &= part.integral;
            }
        }
        if (fractions) {
            widest = floats ? Width.FLOAT : Width.DOUBLE;
        }
        all.width = widest;
        all.floatExact = floats;
        all.values = empty(widest, total);
        all.integral &= any;
        for (NumberColumnBuilder part : parts) {
            all.append(part);
        }
        return all.build(name);
    }

    /** Appends all at once; the array is long and wide enough. */
    private void append(NumberColumnBuilder part) {
        NarrowNumbers.copy(part.values, part.size, values, size);
        if (part.missing != null) {
            long[] bits = missing == null ? new long[(values.size() >> 6) + 1] : missing;
            for (int row = 0; row < part.size; row++) {
                if (part.isMissing(row)) {
                    bits[(size + row) >> 6] |= 1L << ((size + row) & 63);
                }
            }
            missing = bits;
            missingCount += part.missingCount;
        }
        size += part.size;
    }

    private boolean isMissing(int row) {
        return missing != null && row >> 6 < missing.length && (missing[row >> 6] >>> (row & 63) & 1L) != 0;
    }

    private static boolean isNegativeZero(double value) {
        return Double.doubleToRawLongBits(value) == NEGATIVE_ZERO;
    }

    private static Width widthOf(long value) {
        if (value == (byte) value) {
            return Width.BYTE;
        }
        if (value == (short) value) {
            return Width.SHORT;
        }
        return value == (int) value ? Width.INT : Width.LONG;
    }

    /** Makes room for one value of the width, widening what is there without loss. */
    private void reserve(Width needed, boolean exactInFloat) {
        widen(needed, exactInFloat);
        reserveRoom(1);
    }

    private void widen(Width needed, boolean exactInFloat) {
        Width next = join(width, needed, floatExact && exactInFloat);
        if (next != width) {
            values = widened(values, next, size, capacity);
            width = next;
        }
    }

    private void reserveRoom(int more) {
        if (size + more > capacity) {
            capacity = Math.toIntExact(Math.clamp(size * 2L, size + (long) more, Integer.MAX_VALUE - 8L));
            values = NarrowNumbers.trimmed(values, capacity);
        }
    }

    /** The narrowest width for both; fractions and integers meet in float only when every value is exact there. */
    private static Width join(Width a, Width b, boolean floats) {
        if (a == Width.DOUBLE || b == Width.DOUBLE) {
            return Width.DOUBLE;
        }
        if (a == Width.FLOAT || b == Width.FLOAT) {
            return floats ? Width.FLOAT : Width.DOUBLE;
        }
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static NarrowNumbers empty(Width width, int capacity) {
        return switch (width) {
            case BYTE -> new NarrowNumbers.Bytes(new byte[capacity]);
            case SHORT -> new NarrowNumbers.Shorts(new short[capacity]);
            case INT -> new NarrowNumbers.Ints(new int[capacity]);
            case FLOAT -> new NarrowNumbers.Floats(new float[capacity]);
            case LONG -> new NarrowNumbers.Longs(new long[capacity]);
            case DOUBLE -> new NarrowNumbers.Doubles(new double[capacity]);
        };
    }

    private static NarrowNumbers widened(NarrowNumbers from, Width width, int size, int capacity) {
        NarrowNumbers to = empty(width, capacity);
        for (int row = 0; row < size; row++) {
            setIn(to, row, from.get(row));
        }
        return to;
    }

    private void set(int row, long value) {
        switch (values) {
            case NarrowNumbers.Longs l -> l.array()[row] = value;
            default -> setIn(values, row, (double) value);
        }
    }

    private void set(int row, double value) {
        setIn(values, row, value);
    }

    private static void setIn(NarrowNumbers to, int row, double value) {
        switch (to) {
            case NarrowNumbers.Bytes b -> b.array()[row] = (byte) value;
            case NarrowNumbers.Shorts s -> s.array()[row] = (short) value;
            case NarrowNumbers.Ints i -> i.array()[row] = (int) value;
            case NarrowNumbers.Floats f -> f.array()[row] = (float) value;
            case NarrowNumbers.Longs l -> l.array()[row] = (long) value;
            case NarrowNumbers.Doubles d -> d.array()[row] = value;
        }
    }
}
