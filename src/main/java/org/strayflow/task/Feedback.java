package org.strayflow.task;

import java.util.concurrent.CancellationException;

/**
 * What a running {@link Job} tells and is told. Every method may be called from any of the job's threads and is cheap: a reader
 * (the window, the command line) polls the state, no call waits for it.
 */
public interface Feedback {
    /** Names what is being done now, in words an analyst understands: {@code "reading monday.csv"}. */
    void stage(String text);

    /**
     * Tells how far the current stage is.
     *
     * @param done units done, at least 0
     * @param total units in all; 0 or less when not known
     */
    void progress(long done, long total);

    /**
     * Tells one more value of something that changes as the job goes on, such as a loss after every round of a training. Ignored by
     * a feedback that shows no curve.
     *
     * @param what its name, the same for every value
     * @param value the next value
     */
    default void measure(String what, double value) {
        // most show no curve
    }

    /** Tells of something the analyst should know although the job goes on. */
    void warn(Problem problem);

    /**
     * Throws when the job has been cancelled. To be called at least every 8,192 rows or 50 ms.
     *
     * @throws CancellationException when cancelled
     */
    void check();

    /**
     * A feedback for a part of this job: its 0..100 % fill the given share of this one's, after the shares handed out before.
     *
     * @param weight share of the whole, 0..1
     */
    Feedback sub(double weight);

    /** A feedback that ignores everything and is never cancelled. */
    static Feedback none() {
        return NoFeedback.INSTANCE;
    }
}
