package org.strayflow.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes arrays of numbers and texts, little endian, each with its length before it. {@link ArrayReader} reads them. */
final class ArrayWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Eight letters that say what follows. */
    ArrayWriter magic(String eightLetters) {
        out.writeBytes(eightLetters.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    ArrayWriter integer(int value) {
        byte[] bytes = new byte[Integer.BYTES];
        buffer(bytes).putInt(value);
        out.writeBytes(bytes);
        return this;
    }

    ArrayWriter integers(int[] values) {
        integer(values.length);
        byte[] bytes = new byte[Math.multiplyExact(Integer.BYTES, values.length)];
        buffer(bytes).asIntBuffer().put(values);
        out.writeBytes(bytes);
        return this;
    }

    ArrayWriter floats(float[] values) {
        integer(values.length);
        byte[] bytes = new byte[Math.multiplyExact(Float.BYTES, values.length)];
        buffer(bytes).asFloatBuffer().put(values);
        out.writeBytes(bytes);
        return this;
    }

    ArrayWriter doubles(double[] values) {
        integer(values.length);
        byte[] bytes = new byte[Math.multiplyExact(Double.BYTES, values.length)];
        buffer(bytes).asDoubleBuffer().put(values);
        out.writeBytes(bytes);
        return this;
    }

    ArrayWriter texts(List<String> values) {
        integer(values.size());
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            integer(bytes.length);
            out.writeBytes(bytes);
        }
        return this;
    }

    /** What another writer wrote. */
    ArrayWriter part(byte[] bytes) {
        integer(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
