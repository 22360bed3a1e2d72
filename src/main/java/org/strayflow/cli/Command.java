package org.strayflow.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.Job;
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
        Runs runs = new Runs(cli.console(), spec.findOption("--force") != null, runsUntilStopped());
        Reporting.Form form =
                runsUntilStopped() ? Reporting.Form.NONE : json ? Reporting.Form.JSON : Reporting.Form.LINES;
        return new Reporting(runs, cli.console().out(), form).run(job(workspace));
    }

    /** Whether it goes on until somebody stops it, and tells what it does on its way: a stop is then what was asked for. */
    boolean runsUntilStopped() {
        return false;
    }

    /** Whether JSON is wanted. */
    final boolean json() {
        return json;
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
     * @param rest more work, whose lines follow and whose object takes the place of this one; null when this is all
     */
    record Report(Object json, List<String> lines, @Nullable Job<Report> rest) {
        /** Of a command that has said everything on its way. */
        static final Report NONE = new Report(List.of(), List.of());

        /** All there is to answer. */
        Report(Object json, List<String> lines) {
            this(json, lines, null);
        }
    }
}
