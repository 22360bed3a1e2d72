package org.strayflow.io;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.strayflow.flow.Fingerprint;
import org.strayflow.task.InputException;

/** The bytes of a file, unpacked when it is gzip by its first two bytes; counts and fingerprints what comes from the disk. */
final class RawInput implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Path file;
    private final Counted raw;
    private final BufferedInputStream buffered;
    private final InputStream unpacked;
    private final boolean gzip;

    private RawInput(Path file, Counted raw, BufferedInputStream buffered) throws IOException {
        this.file = file;
        this.raw = raw;
        this.buffered = buffered;
        buffered.mark(2);
        gzip = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
        buffered.reset();
        unpacked = gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    /**
     * Opens a file.
     *
     * @throws InputException when it is none, may not be read or is a damaged gzip
     */
    static RawInput open(Path file) throws InputException {
        if (Files.isDirectory(file)) {
            throw IoProblems.isFolder(file);
        }
        Counted raw;
        try {
            raw = new Counted(Files.newInputStream(file));
        } catch (IOException e) {
            throw IoProblems.reading(file, e);
        }
        try {
            return new RawInput(file, raw, new BufferedInputStream(raw, BUFFER));
        } catch (IOException e) {
            closeQuietly(raw);
            throw problem(file, e);
        }
    }

    /**
     * Reads until the range is full or the content ends.
     *
     * @return how many bytes were read; fewer than {@code length} only at the end
     */
    int read(byte[] into, int offset, int length) throws InputException {
        try {
            return unpacked.readNBytes(into, offset, length);
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    /** How many bytes have come from the disk. */
    long bytesFromDisk() {
        return raw.count;
    }

    /** Reads what is left and names the file's content. */
    Fingerprint fingerprint() throws InputException {
        byte[] rest = new byte[BUFFER];
        try {
            while (buffered.read(rest) >= 0) {
                // only for the digest: bytes behind the last gzip member
            }
        } catch (IOException e) {
            throw problem(file, e);
        }
        Path name = file.getFileName();
        String digest = HexFormat.of().formatHex(raw.digest.digest());
        return new Fingerprint(name == null ? file.toString() : name.toString(), raw.count, digest);
    }

    @Override
    public void close() {
        closeQuietly(unpacked);
        closeQuietly(raw);
    }

    private static InputException problem(Path file, IOException e) {
        // Only the unpacking throws these two: a file that ends early just ends.
        boolean damaged = e instanceof EOFException || e instanceof ZipException;
        return damaged ? IoProblems.damagedGzip(file, e) : IoProblems.reading(file, e);
    }

    private static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // It was only read.
        }
    }

    /** Counts and digests every byte on its way. */
    private static final class Counted extends FilterInputStream {
        private final MessageDigest digest;
        private long count;

        Counted(InputStream in) {
            super(in);
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            if (n > 0) {
                digest.update(into, offset, n);
                count += n;
            }
            return n;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
