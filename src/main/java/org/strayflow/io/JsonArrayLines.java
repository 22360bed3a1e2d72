package org.strayflow.io;

import java.io.IOException;
import java.io.InputStream;

/**
 * The elements of a JSON array as lines, an element a line, however the array is laid out. Only what is between the elements is looked
 * at; whether an element is an object of fields is for whoever reads the line.
 */
final class JsonArrayLines extends InputStream {
    private static final int BUFFER = 1 << 16;

    /** Where in the array the next byte is. */
    private enum Place {
        BEFORE,
        FIRST,
        ELEMENT,
        COMMA,
        AFTER
    }

    private final InputStream in;
    private final byte[] raw = new byte[BUFFER];
    private final byte[] ready = new byte[BUFFER];
    private int from;
    private int to;
    private Place place = Place.BEFORE;
    private int depth;
    private boolean text;
    private boolean escaped;
    private boolean ended;

    /** A stream before its first byte; closes the other with it. */
    JsonArrayLines(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (from == to && !ended) {
            fill();
        }
        if (from == to) {
            return length == 0 ? 0 : -1;
        }
        int n = Math.min(length, to - from);
        System.arraycopy(ready, from, into, offset, n);
        from += n;
        return n;
    }

    private void fill() throws IOException {
        from = 0;
        to = 0;
        int n = in.read(raw, 0, raw.length);
        if (n < 0) {
            ended = true;
            if (place != Place.AFTER) {
                throw new DamagedException(
                        place == Place.BEFORE ? "there is no JSON array" : "the JSON array is not closed");
            }
        }
        for (int i = 0; i < n; i++) {
            pass(raw[i]);
        }
    }

    private void pass(byte b) throws IOException {
        switch (place) {
            case BEFORE -> open(b);
            case FIRST, COMMA -> begin(b);
            case ELEMENT -> element(b);
            case AFTER -> {
                if (!isBlank(b)) {
                    throw new DamagedException("there is more text behind the JSON array");
                }
            }
        }
    }

    private void open(byte b) throws IOException {
        if (b == '[') {
            place = Place.FIRST;
        } else if (!isBlank(b) && (b & 0x80) == 0) {
            throw new DamagedException("there is no JSON array");
        }
    }

    private void begin(byte b) throws IOException {
        if (isBlank(b)) {
            return;
        }
        if (b == ']' && place == Place.FIRST) {
            place = Place.AFTER;
        } else if (b == ',' || b == ']') {
            throw new DamagedException("an element of the JSON array is lacking");
        } else {
            place = Place.ELEMENT;
            element(b);
        }
    }

    private void element(byte b) throws IOException {
        if (text) {
            put(b);
            text = escaped || b != '"';
            escaped = !escaped && b == '\\';
            return;
        }
        if (depth == 0 && (b == ',' || b == ']')) {
            ready[to++] = '\n';
            place = b == ',' ? Place.COMMA : Place.AFTER;
            return;
        }
        switch (b) {
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            case '"' -> text = true;
            default -> {}
        }
        put(b);
    }

    /** Line ends between the fields of an element are blanks; within a text they are an error, which stays one. */
    private void put(byte b) throws DamagedException {
        if (depth > JsonFields.DEPTH || depth < 0) {
            throw new DamagedException("the brackets of the JSON array do not match, or there are too many");
        }
        boolean lineEnd = b == '\n' || b == '\r';
        byte instead = text ? 0 : (byte) ' ';
        ready[to++] = lineEnd ? instead : b;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
