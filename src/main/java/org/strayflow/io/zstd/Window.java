package org.strayflow.io.zstd;

import java.util.Arrays;
import java.util.zip.ZipException;

/** What a frame has unpacked of late: the bytes that matches may repeat, and those not yet read. Grows only as it fills. */
final class Window {
    /** No block unpacks to more. */
    static final int BLOCK = 1 << 17;

    private static final int WORD = 8;

    private byte[] bytes = new byte[4 * BLOCK];
    private int size;
    private int unread;
    private int end;

    /** Begins a frame; nothing before it can be repeated. */
    void begin(int windowSize) {
        size = windowSize;
        unread = 0;
        end = 0;
    }

    /** Makes room for a block; everything must be read. */
    void makeRoom() {
        // One word more, for matches are copied by words.
        if (end + BLOCK + WORD <= bytes.length) {
            return;
        }
        int most = size + Math.max(1 << 20, size / 2) + BLOCK + WORD;
        if (bytes.length < most) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * bytes.length));
            makeRoom();
            return;
        }
        int kept = Math.min(size, end);
        System.arraycopy(bytes, end - kept, bytes, 0, kept);
        end = kept;
        unread = kept;
    }

    /** Where the next byte goes. */
    int end() {
        return end;
    }

    /** How many bytes are not read. */
    int unread() {
        return end - unread;
    }

    /** Puts bytes. */
    void put(byte[] from, int at, int length) {
        System.arraycopy(from, at, bytes, end, length);
        end += length;
    }

    /** Puts one byte many times. */
    void fill(byte value, int length) {
        Arrays.fill(bytes, end, end + length, value);
        end += length;
    }

    /** Repeats what was put a while ago. */
    void repeat(int offset, int length, int room) throws ZipException {
        if (offset <= 0 || offset > end || offset > size || length > room) {
            throw Bytes.damaged("a match leads nowhere");
        }
        byte[] all = bytes;
        int to = end + length;
        int at = end;
        if (offset >= WORD) {
            for (; at < to; at += WORD) {
                Bytes.putLong(all, at, Bytes.longAt(all, at - offset));
            }
        } else {
            for (; at < to; at++) {
                all[at] = all[at - offset];
            }
        }
        end = to;
    }

    /** Adds what was put behind a place to a check sum. */
    void sum(XxHash64 hash, int from) {
        hash.update(bytes, from, end - from);
    }

    /** Takes unread bytes; gives how many. */
    int take(byte[] into, int offset, int length) {
        int n = Math.min(length, end - unread);
        System.arraycopy(bytes, unread, into, offset, n);
        unread += n;
        return n;
    }
}
