package org.strayflow.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strayflow.task.ModelException;

/** Reads what {@link ArrayWriter} wrote. No length is believed before it is checked against the bytes that are there. */
final class ArrayReader {
    private final String part;
    private final ByteBuffer in;

    ArrayReader(String part, byte[] content) {
        this.part = part;
        this.in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    void magic(String eightLetters) throws ModelException {
        byte[] expected = eightLetters.getBytes(StandardCharsets.US_ASCII);
        byte[] found = new byte[Math.min(expected.length, in.remaining())];
        in.get(found);
        if (!Arrays.equals(expected, found)) {
            throw Damage.of(part + " does not begin with " + eightLetters);
        }
    }

    int integer() throws ModelException {
        if (in.remaining() < Integer.BYTES) {
            throw Damage.of(part + " is cut off");
        }
        return in.getInt();
    }

    int[] integers() throws ModelException {
        int[] values = new int[length(Integer.BYTES)];
        in.asIntBuffer().get(values);
        in.position(in.position() + Integer.BYTES * values.length);
        return values;
    }

    float[] floats() throws ModelException {
        float[] values = new float[length(Float.BYTES)];
        in.asFloatBuffer().get(values);
        in.position(in.position() + Float.BYTES * values.length);
        return values;
    }

    double[] doubles() throws ModelException {
        double[] values = new double[length(Double.BYTES)];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + Double.BYTES * values.length);
        return values;
    }

    /** Texts in UTF-8. */
    List<String> texts() throws ModelException {
        int count = length(Integer.BYTES);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(text(length(1)));
        }
        return values;
    }

    private String text(int length) throws ModelException {
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw Damage.of(part + " has a text that is not UTF-8", e);
        }
    }

    /** What another writer wrote. */
    byte[] part() throws ModelException {
        byte[] bytes = new byte[length(1)];
        in.get(bytes);
        return bytes;
    }

    private int length(int size) throws ModelException {
        int length = integer();
        if (length < 0 || length > in.remaining() / size) {
            throw Damage.of(part + " says that " + length + " numbers follow, but it is too short for them");
        }
        return length;
    }

    void end() throws ModelException {
        if (in.hasRemaining()) {
            throw Damage.of(part + " has " + in.remaining() + " bytes too many");
        }
    }
}
