package org.strayflow.detect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strayflow.task.ModelException;

/** Reads values and lists of a model file that may be damaged. A list is refused as soon as it is longer than it may be. */
final class JsonLists {
    private final JsonParser in;

    JsonLists(JsonParser in) {
        this.in = in;
    }

    /** The text of a text or number. */
    String scalar(String what) throws IOException, ModelException {
        if (in.currentToken() == null || !in.currentToken().isScalarValue()) {
            throw BoostedModelReader.refused(what + " is not what it should be");
        }
        return in.getText();
    }

    int integer(String what) throws IOException, ModelException {
        return Integer.parseInt(scalar(what));
    }

    void expect(JsonToken expected, String what) throws ModelException {
        if (in.currentToken() != expected) {
            throw BoostedModelReader.refused(what + " is not what it should be");
        }
    }

    List<String> texts(String what, int most) throws IOException, ModelException {
        expect(JsonToken.START_ARRAY, what);
        List<String> texts = new ArrayList<>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            room(texts.size(), what, most);
            texts.add(in.getText());
        }
        expect(JsonToken.END_ARRAY, what);
        return texts;
    }

    int[] integers(String what, int most) throws IOException, ModelException {
        expect(JsonToken.START_ARRAY, what);
        int[] values = new int[64];
        int count = 0;
        while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            room(count, what, most);
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = in.getIntValue();
        }
        expect(JsonToken.END_ARRAY, what);
        return Arrays.copyOf(values, count);
    }

    float[] numbers(String what, int most) throws IOException, ModelException {
        expect(JsonToken.START_ARRAY, what);
        float[] values = new float[64];
        int count = 0;
        while (in.nextToken().isNumeric()) {
            room(count, what, most);
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = in.getFloatValue();
        }
        expect(JsonToken.END_ARRAY, what);
        return Arrays.copyOf(values, count);
    }

    /** Truths: 1 and 0, before version 1.6 {@code true} and {@code false}. */
    boolean[] truths(String what, int most) throws IOException, ModelException {
        expect(JsonToken.START_ARRAY, what);
        boolean[] values = new boolean[64];
        int count = 0;
        while (in.nextToken().isBoolean() || in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            room(count, what, most);
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = in.currentToken().isBoolean() ? in.getBooleanValue() : in.getIntValue() != 0;
        }
        expect(JsonToken.END_ARRAY, what);
        return Arrays.copyOf(values, count);
    }

    private static void room(int count, String what, int most) throws ModelException {
        if (count >= most) {
            throw BoostedModelReader.refused(what + " has more than " + most + " entries");
        }
    }
}
