package org.strayflow.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Stops a stream that unpacks to more than a limit. */
final class LimitedInput extends InputStream {
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

    private final InputStream in;
    private final UnpackLimit limit;
    private final LongSupplier packed;
    private long count;

    /**
     * A stream before its first byte.
     *
     * @param in closed with this stream
     * @param limit how many bytes may come
     * @param packed of how many packed bytes those come that were read so far
     */
    LimitedInput(InputStream in, UnpackLimit limit, LongSupplier packed) {
        this.in = in;
        this.limit = limit;
        this.packed = packed;
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
        long most = limit.bytes(packed.getAsLong());
        if (count > most) {
            throw new Passed(most);
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
