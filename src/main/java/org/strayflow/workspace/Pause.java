package org.strayflow.workspace;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.strayflow.task.Feedback;

/** How the follower of a log waits until there may be more. */
@FunctionalInterface
public interface Pause {
    /** Waits once. Throws like {@link Feedback#check()} when the job is cancelled meanwhile. */
    void await(Feedback feedback);

    /** Waits for a time, and notices a cancel within 50 ms. */
    static Pause of(Duration length) {
        long slice = Duration.ofMillis(50).toNanos();
        return feedback -> {
            long end = System.nanoTime() + length.toNanos();
            for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
                feedback.check();
                LockSupport.parkNanos(Math.min(left, slice));
            }
            feedback.check();
        };
    }
}
