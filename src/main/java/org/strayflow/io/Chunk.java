package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whole records of a file.
 *
 * @param bytes hold them from {@code from} on; not changed by anybody
 * @param from where the first record begins
 * @param to where the last one ends, its line end included
 * @param fileOffset where {@code from} is in the file's uncompressed bytes
 * @param first whether it begins the file, header included
 * @param rows takes note of where the records that became rows begin; {@code null} when nobody asks
 */
record Chunk(
        byte[] bytes,
        int from,
        int to,
        long fileOffset,
        boolean first,
        @Nullable RowPlaces rows) {
    /** Of whose rows nobody asks where they begin. */
    Chunk(byte[] bytes, int from, int to, long fileOffset, boolean first) {
        this(bytes, from, to, fileOffset, first, null);
    }

    /** Says that the record which begins at a place became the next row. */
    void tookRow(int place) {
        if (rows != null) {
            rows.add(place);
        }
    }

    /** Where a place in {@link #bytes} is in the file. */
    long offsetOf(int place) {
        return fileOffset + place - from;
    }

    /** Whether there is a NUL byte. */
    boolean hasNul() {
        int zeros = 0;
        for (int at = from; at < to; at++) {
            zeros += bytes[at] == 0 ? 1 : 0;
        }
        return zeros > 0;
    }

    /** The bytes as Latin 1, one character a byte; see {@link Utf8}. */
    String latin() {
        return latin(from, to);
    }

    /** A stretch of {@link #bytes} as Latin 1. */
    String latin(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** How many line ends (LF, CR or CRLF) there are. */
    long lineEnds() {
        long ends = 0;
        byte before = 0;
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            ends += b == '\r' || (b == '\n' && before != '\r') ? 1 : 0;
            before = b;
        }
        return ends;
    }
}
