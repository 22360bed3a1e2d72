package org.strayflow.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a request: no more than a limit, as they come and unpacked, and none that keeps the service waiting. */
final class Body extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private final long limit;
    private long count;

    private Body(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /**
     * The body of a request, unpacked when it is packed with gzip, said or not.
     *
     * @throws Refusal SERVE-121 when it says that it is longer than the limit, SERVE-122 when it is packed in an unknown way
     */
    static InputStream of(HttpExchange exchange, Guards.Guard guard, long limit) throws IOException {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        if (length != null && Long.parseLong(length) > limit) {
            throw tooLong(limit);
        }
        String packed = exchange.getRequestHeaders().getFirst("Content-Encoding");
        String coding = packed == null ? "identity" : packed.strip().toLowerCase(Locale.ROOT);
        boolean gzip = coding.equals("gzip") || coding.equals("x-gzip");
        if (!gzip && !coding.equals("identity")) {
            throw Refusal.of(
                            415,
                            "SERVE-122",
                            "The body is packed in an unknown way.",
                            "Send it as it is, or with gzip.")
                    .header("Accept-Encoding", "gzip");
        }
        InputStream raw = new Body(new Guarded(exchange.getRequestBody(), guard), limit);
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
        buffered.mark(2);
        boolean magic = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        if (gzip && !magic) {
            throw damaged();
        }
        return magic ? new Body(new Unpacked(buffered), limit) : buffered;
    }

    private static Refusal tooLong(long limit) {
        return Refusal.of(
                413,
                "SERVE-121",
                "The body has more than " + String.format(Locale.ROOT, "%,d", limit) + " bytes.",
                "Send it in several requests, or start the service with a larger --max-body.");
    }

    private static Refusal damaged() {
        return Refusal.of(400, "SERVE-123", "The body is cut short or damaged.", "Pack it again and send it whole.");
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
            throw tooLong(limit);
        }
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Bytes as they come, each waited for no longer than the guard allows. */
    private static final class Guarded extends FilterInputStream {
        private final Guards.Guard guard;

        Guarded(InputStream in, Guards.Guard guard) {
            super(in);
            this.guard = guard;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = 0;
            guard.begin();
            try {
                n = in.read(into, offset, length);
            } finally {
                guard.end(n);
            }
            return n;
        }
    }

    /** Unpacks; what cannot be unpacked is the client's fault. */
    private static final class Unpacked extends InputStream {
        private final InputStream in;

        Unpacked(InputStream packed) throws IOException {
            try {
                in = new GZIPInputStream(packed, BUFFER);
            } catch (ZipException | EOFException e) {
                throw damaged();
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return in.read(into, offset, length);
            } catch (ZipException | EOFException e) {
                throw damaged();
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
