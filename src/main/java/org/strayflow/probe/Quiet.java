package org.strayflow.probe;

import org.strayflow.task.Feedback;
import org.strayflow.task.Problem;

/**
 * Lets one of many small jobs be cancelled, and tells nothing of it.
 *
 * @param feedback of the whole job
 */
record Quiet(Feedback feedback) implements Feedback {
    @Override
    public void stage(String text) {
        // the whole job tells its own
    }

    @Override
    public void progress(long done, long total) {
        // the whole job tells its own
    }

    @Override
    public void warn(Problem problem) {
        feedback.warn(problem);
    }

    @Override
    public void check() {
        feedback.check();
    }

    @Override
    public Feedback sub(double weight) {
        return this;
    }
}
