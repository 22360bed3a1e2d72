package org.strayflow.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Text of another encoding as UTF-8, without its byte order mark. What is no text there (half of a surrogate pair, a byte that
 * Windows-1252 does not define) becomes the byte {@code 0xFF}, which is no UTF-8, so that the record is rejected and not changed.
 */
final class RecodedInput extends InputStream {
    /** Stands for what is no text. */
    static final int NO_TEXT = 0xff;

    private static final int UNITS = 1 << 15;
    private static final int END = -1;

    private final InputStream in;
    private final TextEncoding encoding;
    private final byte[] raw = new byte[2 * UNITS];
    private final byte[] ready = new byte[3 * 2 * UNITS + 4];
    private final byte[][] western;
    private int from;
    private int to;
    private int kept;
    private boolean atStart = true;
    private boolean ended;

    /**
     * A stream at the start of a text.
     *
     * @param in closed with this stream
     * @param encoding not UTF-8
     */
    RecodedInput(InputStream in, TextEncoding encoding) {
        this.in = in;
        this.encoding = encoding;
        this.western = encoding == TextEncoding.WINDOWS_1252 ? western() : new byte[0][];
    }

    /** The UTF-8 of every byte. */
    private static byte[][] western() {
        byte[][] all = new byte[256][];
        for (int b = 0; b < all.length; b++) {
            String text = TextEncoding.WINDOWS_1252
                    .charset()
                    .decode(ByteBuffer.wrap(new byte[] {(byte) b}))
                    .toString();
            boolean defined = text.indexOf('\uFFFD') < 0;
            all[b] = defined ? text.getBytes(StandardCharsets.UTF_8) : new byte[] {(byte) NO_TEXT};
        }
        return all;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (from == to && !ended) {
            recode();
        }
        if (from == to) {
            return length == 0 ? 0 : END;
        }
        int n = Math.min(length, to - from);
        System.arraycopy(ready, from, into, offset, n);
        from += n;
        return n;
    }

    private void recode() throws IOException {
        int n = in.readNBytes(raw, kept, raw.length - kept);
        int filled = kept + n;
        ended = filled < raw.length;
        from = 0;
        to = 0;
        int at = atStart && encoding.marks(raw, filled) ? encoding.mark().length : 0;
        atStart = false;
        if (encoding == TextEncoding.WINDOWS_1252) {
            recodeWestern(at, filled);
        } else {
            recodeWide(at, filled);
        }
    }

    private void recodeWestern(int start, int filled) {
        for (int at = start; at < filled; at++) {
            byte b = raw[at];
            if (b >= 0) {
                ready[to++] = b;
            } else {
                for (byte each : western[b & 0xff]) {
                    ready[to++] = each;
                }
            }
        }
    }

    private void recodeWide(int start, int filled) {
        kept = 0;
        int at = start;
        while (at + 1 < filled) {
            int unit = unit(at);
            if (unit < 0x80) {
                ready[to++] = (byte) unit;
            } else if (!Character.isSurrogate((char) unit)) {
                putTwoOrThree(unit);
            } else if (Character.isHighSurrogate((char) unit)) {
                boolean known = at + 3 < filled;
                if (!known && !ended) {
                    break;
                }
                int low = known ? unit(at + 2) : 0;
                at += putPair(unit, low) ? 2 : 0;
            } else {
                ready[to++] = (byte) NO_TEXT;
            }
            at += 2;
        }
        if (at < filled && ended) {
            ready[to++] = (byte) NO_TEXT;
        } else if (at < filled) {
            kept = filled - at;
            System.arraycopy(raw, at, raw, 0, kept);
        }
    }

    private int unit(int at) {
        int first = raw[at] & 0xff;
        int second = raw[at + 1] & 0xff;
        return encoding == TextEncoding.UTF_16LE ? (second << 8) | first : (first << 8) | second;
    }

    private void putTwoOrThree(int unit) {
        if (unit < 0x800) {
            ready[to++] = (byte) (0xc0 | (unit >> 6));
        } else {
            ready[to++] = (byte) (0xe0 | (unit >> 12));
            ready[to++] = (byte) (0x80 | ((unit >> 6) & 0x3f));
        }
        ready[to++] = (byte) (0x80 | (unit & 0x3f));
    }

    /** Puts a character of two units; only a mark, and false, when the second does not belong to the first. */
    private boolean putPair(int high, int low) {
        if (!Character.isLowSurrogate((char) low)) {
            ready[to++] = (byte) NO_TEXT;
            return false;
        }
        int point = Character.toCodePoint((char) high, (char) low);
        ready[to++] = (byte) (0xf0 | (point >> 18));
        ready[to++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        ready[to++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        ready[to++] = (byte) (0x80 | (point & 0x3f));
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
