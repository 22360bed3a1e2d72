package org.strayflow.io;

import java.util.Arrays;

/**
 * The last bytes before a place in a file: when they are there still, what follows is what was written behind them, whatever has become of
 * the file's name meanwhile.
 *
 * @param bytes the last ones, at most {@value #LENGTH}; not to be changed
 */
record TailAnchor(byte[] bytes) {
    /** How many bytes are kept. */
    static final int LENGTH = 256;

    /** At the start of a file. */
    static final TailAnchor NONE = new TailAnchor(new byte[0]);

    /** The anchor behind more bytes. */
    TailAnchor and(byte[] more, int from, int to) {
        int kept = Math.min(LENGTH, to - from);
        int old = Math.min(bytes.length, LENGTH - kept);
        byte[] next = Arrays.copyOf(Arrays.copyOfRange(bytes, bytes.length - old, bytes.length), old + kept);
        System.arraycopy(more, to - kept, next, old, kept);
        return new TailAnchor(next);
    }

    /** How many bytes. */
    int length() {
        return bytes.length;
    }

    /** Whether these are the bytes. */
    boolean is(byte[] other) {
        return Arrays.equals(bytes, other);
    }
}
