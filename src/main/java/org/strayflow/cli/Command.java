package org.strayflow.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.strayflow.store.Json;
import org.strayflow.task.Job;
import org.strayflow.task.Outcome;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What every command shares: {@code --json}, {@code --threads}, running its job and answering. */
abstract class Command implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Cli cli;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object on stdout.")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use; all cores when not given. The result does not depend on it.")
    private @Nullable Integer threads;

    /** The command's work; its result is what is printed. */
    abstract Job<Report> job(Workspace workspace);

    /** The work, where options may still turn out not to fit. */
    @Override
    public final Integer call() {
        if (threads != null && threads < 1) {
            throw usage("--threads must be 1 or more");
        }
        Workspace workspace = threads == null ? Workspace.onAllCores() : new Workspace(new Parallel(threads));
        Outcome<Report> outcome =
                new Runs(cli.console(), spec.findOption("--force") != null, runsUntilStopped()).run(job(workspace));
        return switch (outcome) {
            case Outcome.Done<Report> done -> {
                print(done.value());
                yield ExitCode.OK;
            }
            case Outcome.Cancelled<Report> cancelled -> ExitCode.CANCELLED;
            case Outcome.Failed<Report> failed -> ExitCode.of(failed.cause());
        };
    }

    /** Whether it goes on until somebody stops it, and tells what it does on its way: a stop is then what was asked for. */
    boolean runsUntilStopped() {
        return false;
    }

    /** Whether JSON is wanted. */
    final boolean json() {
        return json;
    }

    private void print(Report report) {
        if (runsUntilStopped()) {
            return;
        }
        if (json) {
            cli.console().out().print(Json.text(report.json()));
        } else {
            report.lines().forEach(cli.console().out()::println);
        }
        cli.console().out().flush();
    }

    /** A command line that makes no sense. */
    final RuntimeException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** The program this command belongs to. */
    final Cli cli() {
        return cli;
    }

    /**
     * What a command answers.
     *
     * @param json the object for {@code --json}
     * @param lines the same in words
     */
    record Report(Object json, List<String> lines) {
        /** Of a command that has said everything on its way. */
        static final Report NONE = new Report(List.of(), List.of());
    }
}
