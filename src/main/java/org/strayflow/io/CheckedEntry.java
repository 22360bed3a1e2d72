package org.strayflow.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** The content of an entry of a zip archive; its length and check sum, which the JDK's stream ignores, must be as the archive says. */
final class CheckedEntry extends InputStream {
    private final InputStream in;
    private final ZipEntry entry;
    private final CRC32 sum = new CRC32();
    private long count;

    /** The content before its first byte. */
    CheckedEntry(InputStream in, ZipEntry entry) {
        this.in = in;
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n;
        try {
            n = in.read(into, offset, length);
        } catch (EOFException | ZipException e) {
            throw new DamagedException(e.getMessage() == null ? "it ends in the middle" : e.getMessage());
        }
        if (n > 0) {
            sum.update(into, offset, n);
            count += n;
        }
        boolean ends = n < 0;
        if (count > entry.getSize() || (ends && count < entry.getSize())) {
            throw new DamagedException("wrong length");
        }
        if (ends && sum.getValue() != entry.getCrc()) {
            throw new DamagedException("wrong check sum");
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
