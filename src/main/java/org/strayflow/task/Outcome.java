package org.strayflow.task;

/**
 * How a job ended.
 *
 * @param <T> what the job makes
 */
public sealed interface Outcome<T> {
    /** It made its result. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It was cancelled, by the analyst or by a newer job of the same slot. */
    record Cancelled<T>() implements Outcome<T> {}

    /**
     * It failed.
     *
     * @param problem what to show
     * @param cause what was thrown; a {@link StrayflowException} or a bug
     */
    record Failed<T>(Problem problem, Throwable cause) implements Outcome<T> {}
}
