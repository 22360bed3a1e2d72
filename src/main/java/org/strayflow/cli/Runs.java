package org.strayflow.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.Job;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Outcome;
import org.strayflow.task.Problem;
import org.strayflow.task.Progress;

/**
 * Runs a command's jobs: shows its progress and warnings, and turns an interrupt (Ctrl+C) into a cancel that the job has time to
 * act on, so that nothing half done is left behind.
 */
final class Runs {
    private static final long REDRAW_MILLIS = 200;
    private static final long STOP_MILLIS = 5_000;

    private static final String TARGET_EXISTS = "IO-131";

    private final Console console;
    private final boolean force;
    private final boolean untilStopped;
    private final Set<Problem> warned = new HashSet<>();
    private volatile boolean stopped;
    private volatile @Nullable JobFeedback running;

    /**
     * For one command.
     *
     * @param console where to tell
     * @param force whether the command has the option {@code --force}
     * @param untilStopped whether it runs until somebody stops it: then there is no progress, and nothing to say of the stop
     */
    Runs(Console console, boolean force, boolean untilStopped) {
        this.console = untilStopped ? new Console(console.out(), console.err(), false) : console;
        this.untilStopped = untilStopped;
        this.force = force;
    }

    /** How the job ended; a failure has been told of on stderr in one line. What it made after a stop is dropped. */
    <T> Outcome<T> run(Job<T> job) {
        return stoppable(() -> told(one(job)));
    }

    /** The same as a part of {@link #stoppable} work. What it made is kept although it was told to stop: it may have left a file behind. */
    <T> Outcome<T> part(Job<T> job) {
        AtomicReference<Optional<T>> made = new AtomicReference<>(Optional.empty());
        Outcome<T> outcome = one(feedback -> {
            T result = job.run(feedback);
            made.set(Optional.of(result));
            return result;
        });
        Optional<Outcome<T>> late =
                outcome instanceof Outcome.Cancelled<T> ? made.get().map(Outcome.Done::new) : Optional.empty();
        return told(late.orElse(outcome));
    }

    /** Work whose jobs are cancelled when the process is told to stop; the process waits a little for the end of the work. */
    <R> R stoppable(Supplier<R> work) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread hook = new Thread(() -> stop(ended), "strayflow-cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            ended.complete(true);
            removeHook(hook);
        }
    }

    /** Cancels the job that runs and those to come. */
    void cancel() {
        stopped = true;
        JobFeedback present = running;
        if (present != null) {
            present.cancel();
        }
    }

    private <T> Outcome<T> one(Job<T> job) {
        if (stopped) {
            return new Outcome.Cancelled<>();
        }
        CompletableFuture<Outcome<T>> ended = new CompletableFuture<>();
        try (JobRunner runner = new JobRunner()) {
            JobFeedback feedback = runner.start("command", job, ended::complete);
            running = feedback;
            if (stopped) {
                // The stop came when there was no job yet to be told of it.
                feedback.cancel();
            }
            return await(feedback, ended);
        }
    }

    private <T> Outcome<T> await(JobFeedback feedback, CompletableFuture<Outcome<T>> ended) {
        while (true) {
            try {
                Outcome<T> outcome = ended.get(REDRAW_MILLIS, TimeUnit.MILLISECONDS);
                clearLine();
                warn(feedback.snapshot().warnings());
                return outcome;
            } catch (TimeoutException e) {
                warn(feedback.snapshot().warnings());
                draw(feedback.snapshot());
            } catch (InterruptedException e) {
                feedback.cancel();
                Thread.currentThread().interrupt();
                return new Outcome.Cancelled<>();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void warn(List<Problem> warnings) {
        for (Problem warning : warnings) {
            if (warned.add(warning)) {
                clearLine();
                console.err().println("warning: " + warning.oneLine());
            }
        }
    }

    private <T> Outcome<T> told(Outcome<T> outcome) {
        switch (outcome) {
            case Outcome.Failed<?> failed ->
                console.err()
                        .println("strayflow: "
                                + inWordsOfACommand(failed.problem()).oneLine());
            case Outcome.Cancelled<?> cancelled -> {
                if (!untilStopped) {
                    console.err().println("strayflow: cancelled");
                }
            }
            case Outcome.Done<?> done -> {}
        }
        return outcome;
    }

    /** A command has no dialog that asks, it has an option. */
    private Problem inWordsOfACommand(Problem problem) {
        return force && problem.code().equals(TARGET_EXISTS)
                ? problem.withRemedy("Choose another name, or add --force to replace it.")
                : problem;
    }

    private void draw(Progress progress) {
        if (console.live()) {
            String percent = Double.isNaN(progress.fraction())
                    ? ""
                    : String.format(Locale.ROOT, " %3.0f %%", 100 * progress.fraction());
            console.err().print("\r\033[K" + progress.stage() + percent);
            console.err().flush();
        }
    }

    private void clearLine() {
        if (console.live()) {
            console.err().print("\r\033[K");
            console.err().flush();
        }
    }

    private void stop(CompletableFuture<?> ended) {
        cancel();
        try {
            ended.get(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            // The process ends now in any case; files that are not whole have their temporary name.
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already.
        }
    }
}
