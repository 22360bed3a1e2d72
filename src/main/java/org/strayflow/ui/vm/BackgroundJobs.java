package org.strayflow.ui.vm;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.strayflow.task.Job;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Outcome;
import org.strayflow.task.Problem;

/**
 * Runs jobs in the background and brings their outcomes back to the window's thread. A newer job of a slot replaces the older one, and
 * what the older one still delivers is dropped. All methods are to be called on the window's thread.
 */
public final class BackgroundJobs {
    private final JobRunner runner;
    private final Executor windowThread;
    private final Map<String, Long> latest = new HashMap<>();
    private long tickets;

    /**
     * Jobs for a window.
     *
     * @param runner runs them
     * @param windowThread runs what is to happen on the window's thread
     */
    public BackgroundJobs(JobRunner runner, Executor windowThread) {
        this.runner = runner;
        this.windowThread = windowThread;
    }

    /**
     * Starts a job.
     *
     * @param slot jobs of one slot replace each other
     * @param job the work
     * @param ended told of the outcome on the window's thread, unless a newer job of the slot has been started
     * @param <T> what the job makes
     * @return to poll and cancel
     */
    public <T> JobFeedback start(String slot, Job<T> job, Consumer<Outcome<T>> ended) {
        Long ticket = ++tickets;
        latest.put(slot, ticket);
        return runner.start(
                slot,
                job,
                outcome -> windowThread.execute(() -> {
                    if (ticket.equals(latest.get(slot))) {
                        latest.remove(slot);
                        ended.accept(outcome);
                    }
                }));
    }

    /** The same for a caller that wants the value or the problem; a cancel is silent. */
    public <T> JobFeedback start(String slot, Job<T> job, Consumer<T> done, Consumer<Problem> failed) {
        return start(slot, job, outcome -> {
            switch (outcome) {
                case Outcome.Done<T> d -> done.accept(d.value());
                case Outcome.Failed<T> f -> failed.accept(f.problem());
                case Outcome.Cancelled<T> c -> {}
            }
        });
    }

    /** Whether a job of the slot has been started and its outcome has not come back. */
    public boolean isBusy(String slot) {
        return latest.containsKey(slot);
    }
}
