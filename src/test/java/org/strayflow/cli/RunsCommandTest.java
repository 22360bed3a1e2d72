package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.UserFolders;

/** Trainings and their runs, from the command line alone. */
class RunsCommandTest {
    @TempDir
    Path folder;

    private Path capture;
    private Path model;

    @BeforeEach
    void write() throws Exception {
        capture = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_500, true, 1));
        model = folder.resolve("m.sfm");
    }

    private CommandRun run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int exit = Cli.run(arguments, console, CommandRun.NO_PICTURES, new UserFolders(folder, folder));
        return new CommandRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String train(String... more) throws Exception {
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"train", capture.toString(), "--model", model.toString(), "--force", "--json"},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        CommandRun trained = run(arguments);
        assertThat(trained.exit()).as(trained.err()).isZero();
        return trained.json().get("run").asText();
    }

    @Test
    void anIsolationForestOnTheSameRowsIsTheBaseline() throws Exception {
        String forest = train("--set", "trees=100");
        CommandRun trained = run(
                "train",
                capture.toString(),
                "--detector",
                "logistic-regression",
                "--model",
                model.toString(),
                "--force");
        assertThat(trained.out()).contains("baseline: an isolation forest on the same rows has precision ");
        CommandRun again = run(
                "train",
                capture.toString(),
                "--detector",
                "nearest-neighbours",
                "--seed",
                "2",
                "--model",
                model.toString(),
                "--force",
                "--json");
        JsonNode baseline = again.json().get("baseline");
        assertThat(baseline.get("detector").textValue()).isEqualTo("isolation-forest");
        assertThat(baseline.get("run").textValue()).isNotEqualTo(forest);
        assertThat(baseline.get("metrics").get("rocAuc").doubleValue()).isBetween(0.0, 1.0);
        assertThat(run("runs", "--json").json().get("runs")).hasSize(4);
        assertThat(run("runs").out()).containsOnlyOnce("  baseline");
    }

    @Test
    void trainingsAreListedWithWhatDiffersAndWhatTheyReached() throws Exception {
        String first = train("--set", "trees=20");
        String second = train("--set", "trees=40");
        JsonNode json = run("runs", "--json").json();
        assertThat(json.get("runs")).hasSize(2);
        assertThat(json.get("runs").get(0).get("id").asText()).isEqualTo(second);
        assertThat(json.get("runs").get(1).get("settings").get("trees").asText())
                .isEqualTo("20");
        assertThat(json.get("runs").get(0).get("model").asText()).isEqualTo(model.toString());
        assertThat(json.get("runs").get(0).get("metrics").get("f1").asDouble()).isBetween(0.5, 1.0);
        assertThat(json.get("differing")).extracting(JsonNode::asText).containsExactly("trees");
        assertThat(json.get("damaged")).isEmpty();
        CommandRun words = run("runs", "--sort", "rocAUC");
        assertThat(words.exit()).isZero();
        assertThat(words.out())
                .contains(first)
                .contains("trees 20")
                .contains("trees 40")
                .contains("FPR");
        JsonNode one = run("runs", "--only", first, "--curves", "--json").json();
        assertThat(one.get("runs")).hasSize(1);
        assertThat(one.get("runs").get(0).get("result").get("roc").get("x").size())
                .isGreaterThan(1);
    }

    @Test
    void runsAreExportedForMlflowAndForgotten() throws Exception {
        String id = train();
        Path out = folder.resolve("export");
        CommandRun exported = run("runs", "--export-mlflow", out.toString());
        assertThat(exported.out()).contains("mlflow migrate-filestore --source", "mlflow ui --backend-store-uri file:");
        assertThat(out.resolve("mlruns").resolve("5374726179").resolve("meta.yaml"))
                .isNotEmptyFile();
        CommandRun deleted = run("runs", "--delete", id, "--json");
        assertThat(deleted.json().get("runs")).isEmpty();
        assertThat(model).isNotEmptyFile();
        assertThat(run("runs", "--delete", id).exit()).isEqualTo(64);
        assertThat(run("runs").out()).contains("No training yet");
    }

    @Test
    void aDamagedRunIsWarnedOfAndTheRestIsListed() throws Exception {
        train();
        Files.writeString(folder.resolve("runs").resolve("broken.json"), "{");
        CommandRun listed = run("runs", "--json");
        assertThat(listed.exit()).isZero();
        assertThat(listed.err()).contains("RUN-202").contains("--delete broken");
        assertThat(listed.json().get("runs")).hasSize(1);
        assertThat(listed.json().get("damaged")).hasSize(1);
    }

    @Test
    void anUnknownMetricIsRefused() {
        CommandRun refused = run("runs", "--sort", "beauty");
        assertThat(refused.exit()).isEqualTo(64);
        assertThat(refused.err()).contains("CONF-207").contains("averagePrecision");
    }

    @Test
    void theCardOfAModelIsPrintedOrWritten() throws Exception {
        train();
        CommandRun printed = run("card", "--model", model.toString());
        assertThat(printed.out()).startsWith("# Isolation forest: m.sfm");
        Path card = folder.resolve("card.md");
        assertThat(run("card", "--model", model.toString(), "--out", card.toString())
                        .exit())
                .isZero();
        assertThat(card).hasContent(printed.out());
        CommandRun again = run("card", "--model", model.toString(), "--out", card.toString());
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("--force");
        JsonNode json = new JsonMapper()
                .readTree(run("card", "--model", model.toString(), "--json").out());
        assertThat(json.get("card").asText()).startsWith("# Isolation forest");
    }
}
