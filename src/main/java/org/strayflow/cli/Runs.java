package org.strayflow.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.strayflow.task.Job;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Outcome;
import org.strayflow.task.Problem;
import org.strayflow.task.Progress;

/**
 * Runs one job for a command: shows its progress and warnings, and turns an interrupt (Ctrl+C) into a cancel that the job has time to
 * act on, so that nothing half done is left behind.
 */
final class Runs {
    private static final long REDRAW_MILLIS = 200;
    private static final long STOP_MILLIS = 5_000;

    private static final String TARGET_EXISTS = "IO-131";

    private final Console console;
    private final boolean force;
    private final boolean untilStopped;
    private final Set<Problem> told = new HashSet<>();

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

    /** How the job ended; a failure has been told of on stderr in one line. */
    <T> Outcome<T> run(Job<T> job) {
        return run(job, outcome -> {});
    }

    /**
     * The same for a command that prints.
     *
     * @param print prints what there is to print after such an outcome; a process that is being stopped waits for it
     */
    <T> Outcome<T> run(Job<T> job, Consumer<Outcome<T>> print) {
        CompletableFuture<Outcome<T>> ended = new CompletableFuture<>();
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        try (JobRunner runner = new JobRunner()) {
            JobFeedback feedback = runner.start("command", job, ended::complete);
            Thread hook = new Thread(() -> stop(feedback, told), "strayflow-cancel");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                Outcome<T> outcome = await(feedback, ended);
                print.accept(outcome);
                return outcome;
            } finally {
                told.complete(true);
                removeHook(hook);
            }
        }
    }

    private <T> Outcome<T> await(JobFeedback feedback, CompletableFuture<Outcome<T>> ended) {
        while (true) {
            try {
                Outcome<T> outcome = ended.get(REDRAW_MILLIS, TimeUnit.MILLISECONDS);
                clearLine();
                warn(feedback.snapshot().warnings());
                tell(outcome);
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
            if (told.add(warning)) {
                clearLine();
                console.err().println("warning: " + warning.oneLine());
            }
        }
    }

    private void tell(Outcome<?> outcome) {
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

    private static void stop(JobFeedback feedback, CompletableFuture<?> told) {
        feedback.cancel();
        try {
            told.get(STOP_MILLIS, TimeUnit.MILLISECONDS);
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
