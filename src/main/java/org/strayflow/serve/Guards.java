package org.strayflow.serve;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends what waits too long for a client. A thread that waits for bytes, or for its bytes to be taken, is interrupted, which closes the
 * connection; nothing is limited while the service itself works. A client may pause for the patience once; after that it must keep up
 * {@value #SLOWEST} bytes a second, so that a byte now and then does not hold a connection for ever.
 */
final class Guards implements AutoCloseable {
    /** Bytes a second. */
    static final int SLOWEST = 1_000;

    private static final int LOOKS = 8;
    private static final ScopedValue<Guard> HEAD = ScopedValue.newInstance();

    private final long patience;
    private final Future<?> looks;
    private final Set<Guard> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("strayflow-guards").factory());

    /**
     * Guards that look at the clock a few times within the patience.
     *
     * @param patience more than nothing
     */
    Guards(Duration patience) {
        this.patience = patience.toNanos();
        long pause = Math.max(1, this.patience / LOOKS);
        looks = clock.scheduleAtFixedRate(() -> look(System.nanoTime()), pause, pause, TimeUnit.NANOSECONDS);
    }

    /** A guard for what the calling thread does. */
    Guard ofThisThread() {
        return new Guard(Thread.currentThread());
    }

    /**
     * Runs the reading and answering of a request. Until {@link #headRead} is called the thread waits for the head of the request.
     *
     * @param request the work
     */
    void whileWaiting(Runnable request) {
        Guard guard = ofThisThread();
        guard.begin();
        try {
            ScopedValue.where(HEAD, guard).run(request);
        } finally {
            guard.end(0);
        }
    }

    /** The head of the request that the calling thread works on has been read. */
    static void headRead() {
        if (HEAD.isBound()) {
            HEAD.get().end(0);
        }
    }

    /** Interrupts those that have waited too long at a moment of {@link System#nanoTime}. */
    void look(long now) {
        waiting.forEach(guard -> guard.look(now));
    }

    @Override
    public void close() {
        looks.cancel(false);
        clock.shutdownNow();
    }

    /** Watches one thread's waiting on one connection. */
    final class Guard {
        private final Thread thread;
        private long left = patience;
        private long since;

        private Guard(Thread thread) {
            this.thread = thread;
        }

        /** The thread begins to wait. */
        synchronized void begin() {
            since = System.nanoTime();
            waiting.add(this);
        }

        /**
         * The waiting is over.
         *
         * @param bytes how many came or went
         */
        synchronized void end(long bytes) {
            if (!waiting.remove(this)) {
                return;
            }
            long earned = TimeUnit.SECONDS.toNanos(Math.max(0, bytes)) / SLOWEST;
            left = Math.min(patience, left - (System.nanoTime() - since) + earned);
        }

        private synchronized void look(long now) {
            if (waiting.contains(this) && now - since > left) {
                waiting.remove(this);
                thread.interrupt();
            }
        }
    }
}
