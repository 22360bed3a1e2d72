package org.strayflow.task;

/** See {@link Feedback#none()}. */
enum NoFeedback implements Feedback {
    INSTANCE;

    @Override
    public void stage(String text) {
        // nobody listens
    }

    @Override
    public void progress(long done, long total) {
        // nobody listens
    }

    @Override
    public void warn(Problem problem) {
        // nobody listens
    }

    @Override
    public void check() {
        // nobody can cancel
    }

    @Override
    public Feedback sub(double weight) {
        return this;
    }
}
