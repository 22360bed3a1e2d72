package org.strayflow.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one way to use all cores: a range of work cut into blocks that threads take in turn. Results must not depend on which thread
 * takes which block, so that one, two or eight threads give the same bytes.
 *
 * @param threads how many threads work at once, at least 1
 */
public record Parallel(int threads) {
    /** Checks the number of threads. */
    public Parallel {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }

    /** Work on the rows {@code from..to-1}. */
    @FunctionalInterface
    public interface Block {
        /** Does the block; {@code from} is included, {@code to} is not. */
        void run(int from, int to) throws StrayflowException;
    }

    /** As many threads as the machine has cores. */
    public static Parallel allCores() {
        return new Parallel(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Cuts {@code 0..count-1} into blocks and runs them all, checking for a cancel and telling the progress once a block.
     *
     * @param count how much work there is, 0 or more
     * @param blockSize at most so much a block, at least 1
     * @param feedback takes progress ({@code count} in all) and tells of a cancel
     * @param block the work; called from several threads at once for different blocks
     * @throws StrayflowException the first one that a block threw; the other blocks are then skipped
     */
    public void forBlocks(int count, int blockSize, Feedback feedback, Block block) throws StrayflowException {
        int blocks = Math.toIntExact(((long) count + blockSize - 1) / blockSize);
        AtomicLong next = new AtomicLong();
        Told told = new Told(feedback, count);
        AtomicBoolean stop = new AtomicBoolean();
        Job<Boolean> worker = f -> {
            for (long b = next.getAndIncrement(); b < blocks && !stop.get(); b = next.getAndIncrement()) {
                f.check();
                int from = (int) (b * blockSize);
                int to = (int) Math.min(count, (long) from + blockSize);
                block.run(from, to);
                told.add(to - from);
            }
            return true;
        };
        int workers = Math.min(threads, blocks);
        if (workers <= 1) {
            worker.run(feedback);
            return;
        }
        runAll(worker, workers, feedback, stop);
    }

    /** Tells the progress of several threads so that it never goes back. */
    private static final class Told {
        private final Feedback feedback;
        private final int total;
        private long done;

        Told(Feedback feedback, int total) {
            this.feedback = feedback;
            this.total = total;
        }

        synchronized void add(int more) {
            done += more;
            feedback.progress(done, total);
        }
    }

    private static void runAll(Job<Boolean> worker, int workers, Feedback feedback, AtomicBoolean stop)
            throws StrayflowException {
        try (ExecutorService pool = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().daemon().name("strayflow-work-", 1).factory())) {
            List<Future<Boolean>> futures = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                futures.add(pool.submit(() -> stopping(worker, feedback, stop)));
            }
            for (Future<Boolean> future : futures) {
                await(future);
            }
        }
    }

    /** Runs the worker and tells the others to stop when it fails. */
    private static Boolean stopping(Job<Boolean> worker, Feedback feedback, AtomicBoolean stop)
            throws StrayflowException {
        boolean finished = false;
        try {
            Boolean result = worker.run(feedback);
            finished = true;
            return result;
        } finally {
            if (!finished) {
                stop.set(true);
            }
        }
    }

    /**
     * Waits for work on another thread.
     *
     * @param future the work
     * @param <T> what it makes
     * @return what it made
     * @throws StrayflowException when the work threw it; anything else that it threw comes out as it is
     */
    public static <T> T await(Future<T> future) throws StrayflowException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            switch (cause) {
                case StrayflowException s -> throw s;
                case RuntimeException r -> throw r;
                case Error error -> throw error;
                default -> throw new IllegalStateException(cause);
            }
        }
    }
}
