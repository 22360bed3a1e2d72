package org.strayflow.ui.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.Job;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Outcome;
import org.strayflow.task.Problem;
import org.strayflow.task.Progress;

/** The isolation forests to compare with, trained while the analyst looks at what is there already; they can be watched and stopped. */
public final class Baselines {
    private final BackgroundJobs jobs;
    private final List<JobFeedback> running = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable JobFeedback> newest = new ReadOnlyObjectWrapper<>();

    Baselines(BackgroundJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Finds or trains one.
     *
     * @param run whose baseline it is
     * @param finding finds or trains it
     * @param found told when it is in the log
     * @param failed told of what went wrong; a stop is silent
     */
    void start(String run, Job<?> finding, Runnable found, Consumer<Problem> failed) {
        List<JobFeedback> own = new ArrayList<>();
        own.add(jobs.start("baseline of " + run, finding, outcome -> {
            running.removeAll(own);
            showNewest();
            switch (outcome) {
                case Outcome.Done<?> done -> found.run();
                case Outcome.Failed<?> failure -> failed.accept(failure.problem());
                case Outcome.Cancelled<?> cancelled -> {}
            }
        }));
        running.addAll(own);
        showNewest();
    }

    private void showNewest() {
        newest.set(running.isEmpty() ? null : running.getLast());
    }

    /** Stops all of them; the trainings that they were for are not touched. */
    public void cancel() {
        running.forEach(JobFeedback::cancel);
    }

    /** The one that was started last and still runs; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable JobFeedback> runningProperty() {
        return newest.getReadOnlyProperty();
    }

    /** How far one is, in words that tell it from the analyst's own job. */
    public static Progress progress(JobFeedback baseline) {
        Progress now = baseline.snapshot();
        return new Progress(
                "Baseline: " + now.stage(),
                now.fraction(),
                now.done(),
                now.total(),
                now.elapsedNanos(),
                now.warnings());
    }
}
