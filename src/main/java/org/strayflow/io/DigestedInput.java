package org.strayflow.io;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Fingerprint;

/** Counts and digests every byte on its way. */
final class DigestedInput extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final @Nullable MessageDigest digest;
    private long count;

    private DigestedInput(InputStream in, @Nullable MessageDigest digest) {
        this.in = in;
        this.digest = digest;
    }

    /** A stream before its first byte; closes the other with it. */
    static DigestedInput of(InputStream in) {
        try {
            return new DigestedInput(in, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** One that only counts, for a look at the first bytes. */
    static DigestedInput counting(InputStream in) {
        return new DigestedInput(in, null);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        if (n > 0) {
            count += n;
            if (digest != null) {
                digest.update(into, offset, n);
            }
        }
        return n;
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    /**
     * Reads what is left and names the content.
     *
     * @throws IllegalStateException when it only counts
     */
    Fingerprint fingerprint(String name) throws IOException {
        if (digest == null) {
            throw new IllegalStateException("no digest was taken of " + name);
        }
        byte[] rest = new byte[BUFFER];
        while (read(rest, 0, rest.length) >= 0) {
            // only for the digest
        }
        return new Fingerprint(name, count, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
