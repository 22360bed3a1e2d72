package org.strayflow.flow;

import java.util.Arrays;

/** Numbers in one primitive array, as narrow as they allow. One record a width, so that every loop runs over a plain array. */
sealed interface NarrowNumbers {
    int size();

    double get(int row);

    long heapBytes();

    /** See {@link NumberColumn#copyTo}. */
    void copyTo(int from, int to, float[] out, int offset, int stride);

    /** Copies rows {@code from..to-1} into the first places of {@code out}; only a {@link Longs} value may lose digits. */
    void copyTo(int from, int to, double[] out);

    /** Copies the values of {@code count} chosen rows into the first places of {@code out}. */
    void copyRows(int[] rows, int count, double[] out);

    /** Takes {@code count} values, which are exact in this width, into the places from {@code at} on. */
    void put(double[] from, int count, int at);

    /** Takes {@code count} integers, which fit this width, into the places from {@code at} on. */
    void put(long[] from, int count, int at);

    /** The value in decimal digits; only for columns of integers. */
    default String integerText(int row) {
        return Long.toString((long) get(row));
    }

    record Bytes(byte[] array) implements NarrowNumbers {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double get(int row) {
            return array[row];
        }

        @Override
        public long heapBytes() {
            return array.length;
        }

        @Override
        public void copyTo(int from, int to, float[] out, int offset, int stride) {
            for (int row = from, at = offset; row < to; row++, at += stride) {
                out[at] = array[row];
            }
        }

        @Override
        public void copyTo(int from, int to, double[] out) {
            for (int row = from; row < to; row++) {
                out[row - from] = array[row];
            }
        }

        @Override
        public void copyRows(int[] rows, int count, double[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = array[rows[i]];
            }
        }

        @Override
        public void put(double[] from, int count, int at) {
            for (int i = 0; i < count; i++) {
                array[at + i] = (byte) from[i];
            }
        }

        @Override
        public void put(long[] from, int count, int at) {
            for (int i = 0; i < count; i++) {
                array[at + i] = (byte) from[i];
            }
        }
    }

    record Shorts(short[] array) implements NarrowNumbers {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double get(int row) {
            return array[row];
        }

        @Override
        public long heapBytes() {
            return 2L * array.length;
        }

        @Override
        public void copyTo(int from, int to, float[] out, int offset, int stride) {
            for (int row = from, at = offset; row < to; row++, at += stride) {
                out[at] = array[row];
            }
        }

        @Override
        public void copyTo(int from, int to, double[] out) {
            for (int row = from; row < to; row++) {
                out[row - from] = array[row];
            }
        }

        @Override
        public void copyRows(int[] rows, int count, double[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = array[rows[i]];
            }
        }

        @Override
        public void put(double[] from, int count, int at) {
            for (int i = 0; i < count; i++) {
                array[at + i] = (short) from[i];
            }
        }

        @Override
        public void put(long[] from, int count, int at) {
            for (int i = 0; i < count; i++) {
                array[at + i] = (short) from[i];
            }
        }
    }

    record Ints(int[] array) implements NarrowNumbers {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double get(int row) {
            return array[row];
        }

        @Override
        public long heapBytes() {
            return 4L * array.length;
        }

        @Override
        public void copyTo(int from, int to, float[] out, int offset, int stride) {
            for (int row = from, at = offset; row < to; row++, at += stride) {
                out[at] = array[row];
            }
        }

        @Override
        public void copyTo(int from, int to, double[] out) {
            for (int row = from; row < to; row++) {
                out[row - from] = array[row];
            }
        }

        @Override
        public void copyRows(int[] rows, int count, double[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = array[rows[i]];
            }
        }

        @Override
        public void put(double[] from, int count, int at) {
            for (int i = 0; i < count; i++) {
                array[at + i] = (int) from[i];
            }
        }

        @Override
        public void put(long[] from, int count, int at) {
            for (int i = 0; i < count; i++) {
                array[at + i] = (int) from[i];
            }
        }
    }

    record Longs(long[] array) implements NarrowNumbers {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double get(int row) {
            return array[row];
        }

        @Override
        public String integerText(int row) {
            return Long.toString(array[row]);
        }

        @Override
        public long heapBytes() {
            return 8L * array.length;
        }

        @Override
        public void copyTo(int from, int to, float[] out, int offset, int stride) {
            for (int row = from, at = offset; row < to; row++, at += stride) {
                out[at] = array[row];
            }
        }

        @Override
        public void copyTo(int from, int to, double[] out) {
            for (int row = from; row < to; row++) {
                out[row - from] = array[row];
            }
        }

        @Override
        public void copyRows(int[] rows, int count, double[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = array[rows[i]];
            }
        }

        @Override
        public void put(double[] from, int count, int at) {
            for (int i = 0; i < count; i++) {
                array[at + i] = (long) from[i];
            }
        }

        @Override
        public void put(long[] from, int count, int at) {
            System.arraycopy(from, 0, array, at, count);
        }
    }

    record Floats(float[] array) implements NarrowNumbers {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double get(int row) {
            return array[row];
        }

        @Override
        public long heapBytes() {
            return 4L * array.length;
        }

        @Override
        public void copyTo(int from, int to, float[] out, int offset, int stride) {
            for (int row = from, at = offset; row < to; row++, at += stride) {
                out[at] = array[row];
            }
        }

        @Override
        public void copyTo(int from, int to, double[] out) {
            for (int row = from; row < to; row++) {
                out[row - from] = array[row];
            }
        }

        @Override
        public void copyRows(int[] rows, int count, double[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = array[rows[i]];
            }
        }

        @Override
        public void put(double[] from, int count, int at) {
            for (int i = 0; i < count; i++) {
                array[at + i] = (float) from[i];
            }
        }

        @Override
        public void put(long[] from, int count, int at) {
            for (int i = 0; i < count; i++) {
                array[at + i] = (float) from[i];
            }
        }
    }

    record Doubles(double[] array) implements NarrowNumbers {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double get(int row) {
            return array[row];
        }

        @Override
        public long heapBytes() {
            return 8L * array.length;
        }

        @Override
        public void copyTo(int from, int to, float[] out, int offset, int stride) {
            for (int row = from, at = offset; row < to; row++, at += stride) {
                out[at] = (float) array[row];
            }
        }

        @Override
        public void copyTo(int from, int to, double[] out) {
            System.arraycopy(array, from, out, 0, to - from);
        }

        @Override
        public void copyRows(int[] rows, int count, double[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = array[rows[i]];
            }
        }

        @Override
        public void put(double[] from, int count, int at) {
            System.arraycopy(from, 0, array, at, count);
        }

        @Override
        public void put(long[] from, int count, int at) {
            for (int i = 0; i < count; i++) {
                array[at + i] = (double) from[i];
            }
        }
    }

    /** The rows {@code 0..size-1} of a longer array, without the rest. */
    static NarrowNumbers trimmed(NarrowNumbers numbers, int size) {
        if (numbers.size() == size) {
            return numbers;
        }
        return switch (numbers) {
            case Bytes b -> new Bytes(Arrays.copyOf(b.array, size));
            case Shorts s -> new Shorts(Arrays.copyOf(s.array, size));
            case Ints i -> new Ints(Arrays.copyOf(i.array, size));
            case Longs l -> new Longs(Arrays.copyOf(l.array, size));
            case Floats f -> new Floats(Arrays.copyOf(f.array, size));
            case Doubles d -> new Doubles(Arrays.copyOf(d.array, size));
        };
    }

    /** Copies the first {@code count} values of one array into the places from {@code at} on of another that is as wide or wider. */
    static void copy(NarrowNumbers from, int count, NarrowNumbers to, int at) {
        if (from instanceof Longs f && to instanceof Longs t) {
            System.arraycopy(f.array, 0, t.array, at, count);
        } else {
            double[] values = new double[count];
            from.copyTo(0, count, values);
            to.put(values, count, at);
        }
    }
}
