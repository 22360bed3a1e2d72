package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.strayflow.cli.Command.Report;
import org.strayflow.task.InputException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;

/** What a command prints, and when, where a part of its report takes longer. */
class ReportingTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> printedBefore = new ArrayList<>();

    private int run(Reporting.Form form, Job<Report> rest) {
        Console console = new Console(stream(out), stream(err), false);
        return new Reporting(new Runs(console, false, false), console.out(), form)
                .run(feedback -> new Report(Map.of("first", 1), List.of("first"), rest));
    }

    /** The first job is told to stop in its last step. */
    private int runStopped(Reporting.Form form) {
        Console console = new Console(stream(out), stream(err), false);
        Runs runs = new Runs(console, false, false);
        return new Reporting(runs, console.out(), form).run(feedback -> {
            runs.cancel();
            return new Report(Map.of("first", 1), List.of("first"), rest -> second());
        });
    }

    @Test
    void whatWasMadeWhenTheStopCameIsPrinted() {
        assertThat(runStopped(Reporting.Form.LINES)).isEqualTo(ExitCode.CANCELLED);
        assertThat(printed().lines()).containsExactly("first");
        out.reset();
        assertThat(runStopped(Reporting.Form.JSON)).isEqualTo(ExitCode.CANCELLED);
        assertThat(printed()).containsOnlyOnce("\"first\"").doesNotContain("second");
        assertThat(printedBefore).as("the rest").isEmpty();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Report second() {
        printedBefore.add(printed());
        return new Report(Map.of("first", 1, "second", 2), List.of("second"));
    }

    @Test
    void linesAreThereBeforeTheRestIsDone() {
        assertThat(run(Reporting.Form.LINES, feedback -> second())).isEqualTo(ExitCode.OK);
        assertThat(printedBefore).allSatisfy(text -> assertThat(text.lines()).containsExactly("first"));
        assertThat(printed().lines()).containsExactly("first", "second");
    }

    @Test
    void thereIsOneObjectWhenAllIsDone() {
        assertThat(run(Reporting.Form.JSON, feedback -> second())).isEqualTo(ExitCode.OK);
        assertThat(printedBefore).containsExactly("");
        assertThat(printed()).containsOnlyOnce("\"first\"").containsOnlyOnce("\"second\"");
    }

    @Test
    void aRestThatIsStoppedCostsItselfAlone() {
        Job<Report> stopped = feedback -> {
            throw new CancellationException();
        };
        assertThat(run(Reporting.Form.JSON, stopped)).isEqualTo(ExitCode.CANCELLED);
        assertThat(printed()).containsOnlyOnce("\"first\"");
        out.reset();
        assertThat(run(Reporting.Form.LINES, stopped)).isEqualTo(ExitCode.CANCELLED);
        assertThat(printed().lines()).containsExactly("first");
        assertThat(run(Reporting.Form.NONE, stopped)).isEqualTo(ExitCode.CANCELLED);
        assertThat(printed().lines()).containsExactly("first");
    }

    @Test
    void aRestThatFailsIsToldOf() {
        Job<Report> failing = feedback -> {
            throw new InputException(Problem.of("IO-101", "There is no such file.", "Check the name."));
        };
        assertThat(run(Reporting.Form.JSON, failing)).isEqualTo(ExitCode.INPUT);
        assertThat(printed()).containsOnlyOnce("\"first\"");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("IO-101");
    }
}
