package org.strayflow.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.strayflow.cli.Command.Report;
import org.strayflow.store.Json;
import org.strayflow.task.Job;
import org.strayflow.task.Outcome;

/**
 * Runs a command's job and prints what it reports: lines as soon as they are known, one JSON object when all is known. A rest that fails
 * or is stopped costs itself alone; what is made when a stop comes is printed.
 */
final class Reporting {
    /** What is printed. */
    enum Form {
        /** Lines to read. */
        LINES,
        /** One JSON object. */
        JSON,
        /** Nothing: the job has spoken on its way. */
        NONE
    }

    private final Runs runs;
    private final PrintStream out;
    private final Form form;

    Reporting(Runs runs, PrintStream out, Form form) {
        this.runs = runs;
        this.out = out;
        this.form = form;
    }

    /** The exit code. */
    int run(Job<Report> job) {
        return runs.stoppable(() -> run(job, null));
    }

    private int run(Job<Report> job, @Nullable Report before) {
        Outcome<Report> outcome = runs.part(job);
        print(outcome, before);
        return switch (outcome) {
            case Outcome.Done<Report> done -> {
                Job<Report> rest = done.value().rest();
                yield rest == null ? ExitCode.OK : run(rest, done.value());
            }
            case Outcome.Cancelled<Report> cancelled -> ExitCode.CANCELLED;
            case Outcome.Failed<Report> failed -> ExitCode.of(failed.cause());
        };
    }

    private void print(Outcome<Report> outcome, @Nullable Report before) {
        Report now = outcome instanceof Outcome.Done<Report> done ? done.value() : null;
        if (form == Form.LINES && now != null) {
            now.lines().forEach(out::println);
        }
        Report last = now == null ? before : now.rest() == null ? now : null;
        if (form == Form.JSON && last != null) {
            out.print(Json.text(last.json()));
        }
        out.flush();
    }
}
