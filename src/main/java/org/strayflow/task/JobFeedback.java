package org.strayflow.task;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The feedback of one job run: keeps the latest state for whoever polls it and carries the cancel. */
public final class JobFeedback implements Feedback {
    private final long started = System.nanoTime();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final List<Problem> warnings = new CopyOnWriteArrayList<>();
    private final AtomicReference<Measured> measured = new AtomicReference<>(Measured.NOTHING);
    private final Span whole = new Span(0, 1);
    private volatile String stage = "";
    private volatile double fraction = Double.NaN;
    private volatile long done;
    private volatile long total;

    /** Asks the job to stop at its next {@link #check()}. */
    public void cancel() {
        cancelled.set(true);
    }

    /** Whether {@link #cancel()} was called. */
    public boolean isCancelled() {
        return cancelled.get();
    }

    /** The state now. */
    public Progress snapshot() {
        return new Progress(stage, fraction, done, total, System.nanoTime() - started, warnings);
    }

    @Override
    public void stage(String text) {
        whole.stage(text);
    }

    @Override
    public void progress(long done, long total) {
        whole.progress(done, total);
    }

    @Override
    public void measure(String what, double value) {
        measured.updateAndGet(before -> before.and(what, value));
    }

    /** What was measured so far; the same object as long as nothing is added. */
    public Measured measured() {
        return measured.get();
    }

    @Override
    public void warn(Problem problem) {
        warnings.add(problem);
    }

    @Override
    public void check() {
        if (cancelled.get()) {
            throw new CancellationException("cancelled");
        }
    }

    @Override
    public Feedback sub(double weight) {
        return whole.sub(weight);
    }

    /** A stretch of the whole job's 0..1. */
    private final class Span implements Feedback {
        private final double from;
        private final double width;
        private double handedOut;

        Span(double from, double width) {
            this.from = from;
            this.width = width;
        }

        @Override
        public void stage(String text) {
            stage = text;
            done = 0;
            total = 0;
        }

        @Override
        public void progress(long doneNow, long totalNow) {
            done = doneNow;
            total = totalNow;
            if (totalNow > 0) {
                fraction = from + width * Math.min(1, (double) doneNow / totalNow);
            }
        }

        @Override
        public void measure(String what, double value) {
            JobFeedback.this.measure(what, value);
        }

        @Override
        public void warn(Problem problem) {
            JobFeedback.this.warn(problem);
        }

        @Override
        public void check() {
            JobFeedback.this.check();
        }

        @Override
        public synchronized Feedback sub(double weight) {
            double start = Math.min(1, handedOut);
            double share = Math.min(weight, 1 - start);
            handedOut = start + share;
            return new Span(from + width * start, width * share);
        }
    }
}
