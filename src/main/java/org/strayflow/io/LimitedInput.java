package org.strayflow.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops a stream that unpacks to more than a limit. */
final class LimitedInput extends FilterInputStream {
    /** The limit was passed. */
    static final class Passed extends IOException {
        private static final long serialVersionUID = 1L;

        private final long limit;

        private Passed(long limit) {
            super("more than " + limit + " bytes");
            this.limit = limit;
        }

        /** The limit in bytes. */
        long limit() {
            return limit;
        }
    }

    private final long limit;
    private long count;

    /**
     * A stream before its first byte.
     *
     * @param in closed with this stream
     * @param limit how many bytes may come
     */
    LimitedInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        count += Math.max(0, n);
        if (count > limit) {
            throw new Passed(limit);
        }
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
