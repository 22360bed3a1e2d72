package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.cli.Command.Report;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.Workspace;

/** A training that is told to stop leaves no model, or the model and its report. */
class StoppedTrainingTest {
    @TempDir
    Path folder;

    private String capture = "";
    private Path model = Path.of("");

    @BeforeEach
    void write() throws Exception {
        capture = Files.writeString(folder.resolve("office.csv"), Flows.csv(2_000, true, 1))
                .toString();
        model = folder.resolve("office.sfm");
    }

    private Report train(Feedback feedback) throws Exception {
        Command command = (Command) Cli.commandLine(Console.ofProcess(), CommandRun.NO_PICTURES, CommandRun.FOLDERS)
                .parseArgs(
                        "train",
                        capture,
                        "--model",
                        model.toString(),
                        "--detector",
                        "xgboost",
                        "--set",
                        "rounds=5",
                        "--split",
                        "stratified")
                .subcommand()
                .commandSpec()
                .userObject();
        return command.job(new Workspace(new Parallel(2))).run(feedback);
    }

    @Test
    void withTheModelThereIsTheReport() throws Exception {
        Report report = train(new Stopping(new AtomicReference<>(""), () -> Files.exists(model)));
        assertThat(model).exists();
        assertThat(((Map<?, ?>) report.json()).containsKey("testLooks")).isTrue();
        assertThat(report.lines()).contains("saved as " + model);
    }

    @Test
    void aStopBeforeTheLastStepLeavesNoModel() {
        AtomicReference<String> stage = new AtomicReference<>("");
        assertThatThrownBy(() -> train(new Stopping(stage, () -> stage.get().startsWith("saving"))))
                .isInstanceOf(CancellationException.class);
        assertThat(stage.get()).isEqualTo("saving office.sfm");
        assertThat(model).doesNotExist();
    }

    /**
     * Tells to stop from some moment on.
     *
     * @param stage what is being done
     * @param now whether to stop
     */
    private record Stopping(AtomicReference<String> stage, BooleanSupplier now) implements Feedback {
        @Override
        public void stage(String text) {
            stage.set(text);
        }

        @Override
        public void progress(long done, long total) {
            // Nobody looks on.
        }

        @Override
        public void warn(Problem problem) {
            // The capture is a small one.
        }

        @Override
        public void check() {
            if (now.getAsBoolean()) {
                throw new CancellationException("told to stop");
            }
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }
}
