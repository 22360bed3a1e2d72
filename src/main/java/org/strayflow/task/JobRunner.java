package org.strayflow.task;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs jobs in the background, one a <em>slot</em>: a newer job of a slot cancels the older one, whose outcome is then dropped as
 * {@link Outcome.Cancelled}. One of the three places that catch everything: a job must never take the program down.
 */
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());

    private static final int STOP_SECONDS = 5;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("strayflow-job-", 1).factory());
    private final Map<String, JobFeedback> running = new ConcurrentHashMap<>();

    /**
     * Starts a job.
     *
     * @param slot jobs of one slot replace each other: {@code "open"}, {@code "train"}, {@code "sort"}
     * @param job the work
     * @param done told exactly once, on the job's thread
     * @param <T> what the job makes
     * @return to poll the progress and to cancel
     */
    public <T> JobFeedback start(String slot, Job<T> job, Consumer<Outcome<T>> done) {
        JobFeedback feedback = new JobFeedback();
        JobFeedback older = running.put(slot, feedback);
        if (older != null) {
            older.cancel();
        }
        threads.execute(() -> {
            Outcome<T> outcome = outcomeOf(job, feedback);
            // A result that comes after the cancel is late: nobody wants it any more.
            boolean late = feedback.isCancelled() && outcome instanceof Outcome.Done;
            running.remove(slot, feedback);
            done.accept(late ? new Outcome.Cancelled<>() : outcome);
        });
        return feedback;
    }

    /** Whether a job of the slot is running. */
    public boolean isRunning(String slot) {
        return running.containsKey(slot);
    }

    /**
     * Runs a job on the calling thread and catches whatever it throws.
     *
     * @param job the work
     * @param feedback its feedback
     * @param <T> what the job makes
     * @return how it ended
     */
    public static <T> Outcome<T> outcomeOf(Job<T> job, Feedback feedback) {
        try {
            feedback.check();
            return new Outcome.Done<>(job.run(feedback));
        } catch (CancellationException e) {
            return new Outcome.Cancelled<>();
        } catch (StrayflowException e) {
            LOG.log(Level.INFO, e.getMessage(), e);
            return new Outcome.Failed<>(e.problem(), e);
        } catch (OutOfMemoryError e) {
            LOG.log(Level.SEVERE, "out of memory", e);
            return new Outcome.Failed<>(
                    Problem.of(
                            "RUN-002",
                            "Not enough memory for this.",
                            "Open fewer rows, or start Strayflow with a larger heap (JAVA_TOOL_OPTIONS=-Xmx8g)."),
                    e);
        } catch (Throwable e) {
            // Errors too, a class that is lacking for one: whoever waits for the outcome would wait for ever.
            LOG.log(Level.SEVERE, "a bug", e);
            return new Outcome.Failed<>(
                    Problem.of(
                            "RUN-001",
                            "Strayflow hit a bug: " + e + ".",
                            "Please report it with the details; nothing was changed."),
                    e);
        }
    }

    /** Cancels whatever runs, takes no more, and waits a little for what is being written to be whole or gone. */
    @Override
    public void close() {
        running.values().forEach(JobFeedback::cancel);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warning("a job did not stop when it was cancelled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
