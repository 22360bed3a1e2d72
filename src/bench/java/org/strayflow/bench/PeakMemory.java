package org.strayflow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory the process takes above what it had before, looked at five times a second; Linux only. Taken from the pages
 * themselves ({@code smaps_rollup}), since the kernel's own high-water mark is counted by processor and not exact.
 */
final class PeakMemory implements AutoCloseable {
    private static final int MILLISECONDS = 200;
    private static final double KILOBYTES = 1024;

    private final double before = now();
    private final Thread watch = Thread.ofPlatform().daemon().unstarted(this::watch);
    private volatile double most = before;
    private volatile boolean closed;

    PeakMemory() {
        watch.start();
    }

    /** The peak above the start, in megabytes. */
    double megabytes() {
        return most - before;
    }

    private void watch() {
        while (!closed) {
            most = Math.max(most, now());
            try {
                Thread.sleep(MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static double now() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/smaps_rollup"))) {
                if (line.startsWith("Rss:")) {
                    return Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no Rss");
    }

    @Override
    public void close() {
        closed = true;
    }
}
