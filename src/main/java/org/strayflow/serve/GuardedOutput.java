package org.strayflow.serve;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes for a client, which is not waited for longer than the guard allows. */
final class GuardedOutput extends FilterOutputStream {
    private final Guards.Guard guard;

    /** Closes the other stream with it. */
    GuardedOutput(OutputStream out, Guards.Guard guard) {
        super(out);
        this.guard = guard;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        guard.begin();
        try {
            out.write(bytes, offset, length);
        } finally {
            guard.end(length);
        }
    }

    @Override
    public void flush() throws IOException {
        guard.begin();
        try {
            out.flush();
        } finally {
            guard.end(0);
        }
    }

    @Override
    public void close() throws IOException {
        guard.begin();
        try {
            out.close();
        } finally {
            guard.end(0);
        }
    }
}
