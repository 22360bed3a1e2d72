package org.strayflow.ui.vm;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.Job;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Outcome;
import org.strayflow.task.Problem;

/** The one large job of a window and what there is to tell of it; starting another cancels it. */
final class MainJob {
    private static final String SLOT = "main";

    private final BackgroundJobs jobs;
    private final ReadOnlyObjectWrapper<@Nullable JobFeedback> running = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();

    MainJob(BackgroundJobs jobs) {
        this.jobs = jobs;
    }

    /** Starts a job; {@code done} is told when it succeeds. */
    <T> void run(Job<T> job, Consumer<T> done) {
        run(job, done, outcome -> {});
    }

    /** Starts a job; {@code notDone} is told of a failure or a cancel before the message is shown. */
    <T> void run(Job<T> job, Consumer<T> done, Consumer<Outcome<T>> notDone) {
        message.set(null);
        running.set(jobs.start(SLOT, job, outcome -> ended(outcome, done, notDone)));
    }

    private <T> void ended(Outcome<T> outcome, Consumer<T> done, Consumer<Outcome<T>> notDone) {
        JobFeedback feedback = running.get();
        running.set(null);
        switch (outcome) {
            case Outcome.Done<T> d -> {
                done.accept(d.value());
                List<Problem> warnings =
                        feedback == null ? List.of() : feedback.snapshot().warnings();
                if (!warnings.isEmpty() && running.get() == null) {
                    Message told = message.get();
                    message.set(told == null ? Message.warnings(warnings) : told.and(warnings));
                }
            }
            case Outcome.Failed<T> f -> {
                notDone.accept(outcome);
                message.set(Message.problem(f.problem(), f.cause()));
            }
            case Outcome.Cancelled<T> c -> {
                message.set(Message.info("Cancelled; nothing was changed."));
                notDone.accept(outcome);
            }
        }
    }

    void cancel() {
        JobFeedback now = running.get();
        if (now != null) {
            now.cancel();
        }
    }

    ReadOnlyObjectProperty<@Nullable JobFeedback> runningProperty() {
        return running.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Message> messageProperty() {
        return message;
    }
}
