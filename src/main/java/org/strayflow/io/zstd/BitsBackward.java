package org.strayflow.io.zstd;

import java.util.zip.ZipException;

/**
 * Bits read from the end of a stretch of bytes towards its start; the highest set bit of the last byte only marks the end. Needs
 * {@link #SLACK} bytes before and behind the stretch in the array. Reading past the start is allowed for a few bits and shows in
 * {@link #left}.
 */
final class BitsBackward {
    /** How many bytes are read over at most. */
    static final int SLACK = 16;

    private final byte[] bytes;
    private final long first;
    private long at;

    /**
     * Before the last bit.
     *
     * @throws ZipException when the stretch is empty or has no mark
     */
    BitsBackward(byte[] bytes, int from, int to) throws ZipException {
        if (to <= from || bytes[to - 1] == 0) {
            throw Bytes.damaged("a stream of bits has no end");
        }
        this.bytes = bytes;
        this.first = 8L * from;
        int mark = 31 - Integer.numberOfLeadingZeros(bytes[to - 1] & 0xff);
        this.at = 8L * (to - 1) + mark;
    }

    /** The next bits as a number; at most 56. */
    int read(int count) {
        at -= count;
        return (int) ((Bytes.longAt(bytes, (int) (at >> 3)) >>> (at & 7)) & ((1L << count) - 1));
    }

    /** How many bits are left; negative when too many were read. */
    long left() {
        return at - first;
    }
}
