package org.strayflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.cli.Cli;
import org.strayflow.cli.Console;
import org.strayflow.eval.Metrics;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.GoalKind;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.ThresholdViewModel;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** One truth: the command line's numbers are the window's. */
class SameNumbersTest implements Dialogs {
    @TempDir
    Path folder;

    @Override
    public List<Path> chooseCapture() {
        return List.of(folder.resolve("office.csv"));
    }

    @Override
    public Optional<Path> chooseFolder() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseModel() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseTarget(String title, String suggestedName, String suffix) {
        return Optional.of(folder.resolve("window" + suffix));
    }

    @Test
    void windowAndCommandLineTrainTheSameModelAndGiveTheSameNumbers() throws Exception {
        Path capture = Files.writeString(folder.resolve("office.csv"), Flows.csv(3_000, true, 4));
        JsonNode trained = run("train", capture.toString(), "--model", folder + "/cli.sfm", "--json");
        LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
        try (JobRunner runner = new JobRunner()) {
            WorkbenchViewModel workbench = new WorkbenchViewModel(
                    new Workspace(new Parallel(2)),
                    new SampleCapture(new UserFolders(folder, folder)),
                    this,
                    new BackgroundJobs(runner, window::add),
                    SettingsKeeper.ofNothing());
            ThresholdViewModel room = workbench.thresholdRoom();
            workbench.open();
            runUntil(window, () -> workbench.opening().decidingProperty().get());
            workbench.opening().confirm();
            runUntil(window, () -> workbench.captureProperty().get() != null);
            workbench.train();
            runUntil(window, () -> room.analysisProperty().get() != null);
            same(trained, Objects.requireNonNull(room.metricsProperty().get()));
            workbench.saveModel();
            runUntil(window, () -> workbench.messageProperty().get() != null);
            assertThat(folder.resolve("window.sfm")).hasSameBinaryContentAs(folder.resolve("cli.sfm"));
            room.chooseGoal(GoalKind.BEST_F1);
            same(
                    run("evaluate", capture.toString(), "--model", folder + "/cli.sfm", "--goal", "best-f1", "--json"),
                    Objects.requireNonNull(room.metricsProperty().get()));
        }
    }

    private static void runUntil(LinkedBlockingQueue<Runnable> window, BooleanSupplier condition)
            throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Objects.requireNonNull(window.poll(60, TimeUnit.SECONDS), "nothing happens any more")
                    .run();
        }
    }

    private static void same(JsonNode json, Metrics metrics) {
        assertThat(metrics.threshold()).isEqualTo(json.get("threshold").asDouble());
        assertThat(metrics.flagged()).isEqualTo(json.get("flagged").asInt());
        assertThat(metrics.confusion().tp())
                .isEqualTo(json.get("confusion").get("tp").asLong());
        assertThat(metrics.confusion().fp())
                .isEqualTo(json.get("confusion").get("fp").asLong());
        assertThat(metrics.precision()).isEqualTo(json.get("precision").asDouble());
        assertThat(metrics.recall()).isEqualTo(json.get("recall").asDouble());
        assertThat(metrics.f1()).isEqualTo(json.get("f1").asDouble());
        assertThat(metrics.rocAuc()).isEqualTo(json.get("rocAuc").asDouble());
        assertThat(metrics.averagePrecision())
                .isEqualTo(json.get("averagePrecision").asDouble());
    }

    private static JsonNode run(String... arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false);
        UserFolders folders = new UserFolders(Path.of("target", "user"), Path.of("target", "user"));
        assertThat(Cli.run(arguments, console, (analysis, to) -> feedback -> List.of(), folders))
                .isZero();
        return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
