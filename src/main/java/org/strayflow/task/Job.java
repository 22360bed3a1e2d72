package org.strayflow.task;

/**
 * A piece of work that reports progress and can be cancelled. The same job runs in the window, on the command line, in the service
 * and in tests.
 *
 * @param <T> what the job makes
 */
@FunctionalInterface
public interface Job<T> {
    /**
     * Does the work on the calling thread.
     *
     * @param feedback takes progress and warnings and tells of a cancel
     * @return what was made
     * @throws StrayflowException when the input, the model or a setting is at fault
     * @throws java.util.concurrent.CancellationException when {@link Feedback#check()} said so; nothing half done is left behind
     */
    T run(Feedback feedback) throws StrayflowException;
}
