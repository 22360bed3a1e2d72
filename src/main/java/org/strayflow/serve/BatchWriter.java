package org.strayflow.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes what workers make, in the order in which it was asked for, on a thread of its own. Few stretches are worked on at once, more may
 * wait to be written.
 */
final class BatchWriter implements AutoCloseable {
    /** Stretches of flows that may wait to be written. */
    static final int WAITING = 256;

    private static final Logger LOG = Logger.getLogger(BatchWriter.class.getName());

    private static final byte[] NOTHING = {};

    /** Makes the stream on the thread that writes to it. */
    @FunctionalInterface
    interface Opening {
        /** The stream; closed when all is written, and only then. */
        OutputStream open() throws IOException;
    }

    private final ExecutorService workers;
    /** Nothing is the end. */
    private final BlockingQueue<Optional<Future<byte[]>>> waiting = new ArrayBlockingQueue<>(WAITING);

    private final Semaphore room = new Semaphore(Runtime.getRuntime().availableProcessors() + 1);
    private volatile boolean whole;
    private final Thread thread;
    private volatile @Nullable IOException failure;

    /**
     * Begins to write.
     *
     * @param workers do the work
     * @param opening where it goes
     */
    BatchWriter(ExecutorService workers, Opening opening) {
        this.workers = workers;
        thread = Thread.ofVirtual().name("strayflow-batch-writer").start(() -> run(opening));
    }

    /** Whether what is written arrives; when not, nothing more need be made. */
    boolean isTaken() {
        return failure == null;
    }

    /** Writes bytes. */
    void write(byte[] bytes) throws IOException {
        put(Optional.of(CompletableFuture.completedFuture(bytes)));
    }

    /** Writes what some work makes; waits where there is no room for more work. */
    void write(Callable<byte[]> work) throws IOException {
        FutureTask<byte[]> task = new FutureTask<>(() -> {
            try {
                return isTaken() ? work.call() : NOTHING;
            } finally {
                room.release();
            }
        });
        try {
            room.acquire();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        workers.execute(task);
        put(Optional.of(task));
    }

    private void put(Optional<Future<byte[]>> next) throws IOException {
        try {
            waiting.put(next);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Says that this is all, and waits until it is written. */
    void end() throws IOException {
        whole = true;
        put(Optional.empty());
        join();
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** Waits for what is being written; without {@link #end} the answer has no end, by which a client knows that it is not whole. */
    @Override
    public void close() throws IOException {
        if (!whole) {
            put(Optional.empty());
            join();
        }
    }

    private void join() throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new IOException("interrupted");
    }

    private void run(Opening opening) {
        try {
            OutputStream out = opening.open();
            Optional<Future<byte[]>> next = waiting.take();
            while (next.isPresent()) {
                out.write(next.get().get());
                next = waiting.take();
            }
            if (whole) {
                out.close();
            } else {
                out.flush();
            }
        } catch (IOException e) {
            fail(e);
        } catch (ExecutionException e) {
            LOG.log(Level.SEVERE, "a stretch of flows could not be scored", e.getCause());
            fail(new IOException("a stretch of flows could not be scored", e.getCause()));
        } catch (InterruptedException e) {
            fail(new IOException("the client did not take the answer"));
        }
    }

    /** From now on what is made is thrown away, so that nobody waits for room. */
    private void fail(IOException e) {
        failure = e;
        try {
            while (waiting.take().isPresent()) {
                // Nobody wants it any more.
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
