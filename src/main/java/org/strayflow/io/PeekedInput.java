package org.strayflow.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream whose first bytes can be looked at before they are read. */
final class PeekedInput extends InputStream {
    private final InputStream in;
    private byte[] head = {};
    private int at;

    /** A stream before its first byte; closes the other with it. */
    PeekedInput(InputStream in) {
        this.in = in;
    }

    /** The first bytes, fewer only when there are no more; to be called before the first read. */
    byte[] peek(int length) throws IOException {
        if (head.length < length) {
            byte[] more = in.readNBytes(length - head.length);
            byte[] all = Arrays.copyOf(head, head.length + more.length);
            System.arraycopy(more, 0, all, head.length, more.length);
            head = all;
        }
        return head;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int left = head.length - at;
        if (left == 0) {
            return in.read(into, offset, length);
        }
        int n = Math.min(left, length);
        System.arraycopy(head, at, into, offset, n);
        at += n;
        if (at == head.length) {
            head = new byte[0];
            at = 0;
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
