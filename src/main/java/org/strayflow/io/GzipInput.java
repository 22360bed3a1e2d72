package org.strayflow.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file (RFC 1952) of one or several members, one behind the other. Unlike the JDK's stream it takes no damage for
 * an end: a member that is cut short, even within its header, a wrong check sum or length, and bytes behind the last member are errors.
 * Zero bytes behind the last member are padding, as gzip itself has it.
 */
final class GzipInput extends InputStream {
    private static final int BUFFER = 1 << 16;
    private static final int SLICE = 1 << 20;
    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream packed;
    private final byte[] buffer = new byte[BUFFER];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final CRC32 headerSum = new CRC32();
    private int at;
    private int filled;
    private boolean ended;

    /**
     * A stream before the first member.
     *
     * @param packed begins with a member; closed with this stream
     * @throws DamagedException when the header is damaged
     */
    GzipInput(InputStream packed) throws IOException {
        this.packed = packed;
        readHeader();
    }

    /** Whether bytes begin like a gzip file. */
    static boolean begins(byte[] bytes, int filled) {
        return filled >= 2 && (bytes[0] & 0xff) == FIRST && (bytes[1] & 0xff) == SECOND;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            // Every call of the inflater costs, and the check sum is taken of what is in a cache still.
            int n = inflate(into, offset, Math.min(length, SLICE));
            if (n > 0) {
                sum.update(into, offset, n);
                return n;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                fill();
                inflater.setInput(buffer, 0, filled);
            } else {
                throw new DamagedException("it asks for a dictionary");
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) throws DamagedException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException e) {
            throw new DamagedException(e.getMessage() == null ? "no deflate data" : e.getMessage());
        }
    }

    /** Checks the trailer and goes to the next member or the end. */
    private void endMember() throws IOException {
        at = filled - inflater.getRemaining();
        if (number(4) != sum.getValue()) {
            throw new DamagedException("wrong check sum");
        }
        if (number(4) != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new DamagedException("wrong length");
        }
        if (!more()) {
            ended = true;
        } else if (buffer[at] == 0) {
            skipPadding();
            ended = true;
        } else {
            readHeader();
        }
    }

    private void skipPadding() throws IOException {
        while (more()) {
            if (buffer[at++] != 0) {
                throw new DamagedException("foreign bytes behind its end");
            }
        }
    }

    private void readHeader() throws IOException {
        headerSum.reset();
        if (next() != FIRST || next() != SECOND) {
            throw new DamagedException("foreign bytes behind its end");
        }
        int method = next();
        int flags = next();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw new DamagedException("an unknown kind of gzip");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip((int) number(2));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        long found = headerSum.getValue() & 0xffff;
        if ((flags & HEADER_CHECK) != 0 && number(2) != found) {
            throw new DamagedException("wrong check sum of its header");
        }
        sum.reset();
        inflater.reset();
        inflater.setInput(buffer, at, filled - at);
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // the name that the packed file had
        }
    }

    /** A number of so many bytes, the lowest first. */
    private long number(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    private int next() throws IOException {
        if (at == filled) {
            fill();
        }
        headerSum.update(buffer[at]);
        return buffer[at++] & 0xff;
    }

    private boolean more() throws IOException {
        if (at < filled) {
            return true;
        }
        filled = Math.max(0, packed.read(buffer));
        at = 0;
        return filled > 0;
    }

    private void fill() throws IOException {
        at = filled;
        if (!more()) {
            throw new DamagedException("it ends in the middle");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
