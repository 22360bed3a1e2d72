package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.workspace.Flows;

class WatchCommandTest {
    @TempDir
    static Path folder;

    private static String model = "";
    private static String log = "";

    @BeforeAll
    static void train() throws Exception {
        String capture = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_000, true, 1))
                .toString();
        model = folder.resolve("office.sfm").toString();
        assertThat(CommandRun.of("train", capture, "--model", model, "--seed", "1")
                        .exit())
                .isZero();
        log = Flows.csv(400, false, 5);
    }

    private static List<JsonNode> lines(CommandRun run) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(new JsonMapper().readTree(line));
        }
        return lines;
    }

    private static List<JsonNode> events(CommandRun run, String event) throws IOException {
        return lines(run).stream()
                .filter(line -> line.get("event").asText().equals(event))
                .toList();
    }

    @Test
    void theFlagsAreThoseOfScore() throws Exception {
        Path file = Files.writeString(folder.resolve("same.csv"), log + "1,2\n");
        CommandRun watched = CommandRun.of("watch", file.toString(), "--model", model, "--once", "--json");
        assertThat(watched.exit()).as(watched.err()).isZero();
        Path out = folder.resolve("flagged.csv");
        JsonNode scored = CommandRun.of(
                        "score", file.toString(), "--model", model, "--out", out.toString(), "--force", "--json")
                .json();
        Set<String> expected = new TreeSet<>();
        List<String> table = Files.readAllLines(out);
        int place = List.of(table.getFirst().split(",", -1)).indexOf("anomaly_score");
        table.stream().skip(1).map(line -> line.split(",", -1)[place]).forEach(expected::add);
        Set<String> scores = new TreeSet<>();
        for (JsonNode flag : events(watched, "flag")) {
            scores.add(flag.get("score").asText());
            String row = log.lines().toList().get(flag.get("line").asInt() - 1);
            assertThat(row).startsWith(flag.get("flow").get("Source IP").asText() + ",");
            assertThat(flag.get("reasons")).isNotEmpty();
            assertThat(flag.get("source").asText()).startsWith("10.0.0.");
        }
        assertThat(scores).isNotEmpty().isEqualTo(expected);
        JsonNode summary = lines(watched).getLast();
        assertThat(summary.get("event").asText()).isEqualTo("summary");
        assertThat(summary.get("rows")).isEqualTo(scored.get("rows"));
        assertThat(summary.get("flagged")).isEqualTo(scored.get("flagged"));
        assertThat(summary.get("rejected").asInt()).isEqualTo(1);
        assertThat(events(watched, "rejected")).hasSize(1);
    }

    @Test
    void wordsGoToStdoutAndNoticesToStderr() throws Exception {
        Path file = Files.writeString(folder.resolve("words.csv"), log + "1,2\n");
        CommandRun run = CommandRun.of("watch", file.toString(), "--model", model, "--once", "--threshold", "0.6");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).isNotEmpty().allMatch(line -> line.contains("[words.csv:"));
        assertThat(run.err())
                .contains("words.csv is read from its start")
                .contains("not read: words.csv:402: 2 fields instead of 6")
                .contains("of 400 flows flagged at 0.6, 1 record not read")
                .doesNotContain("cancelled");
    }

    @Test
    void aReadingGoesOnWhereItEnded() throws Exception {
        Path file = Files.writeString(folder.resolve("goes-on.csv"), log.substring(0, 9_000));
        String state = folder.resolve("goes-on.state").toString();
        String[] command = {
            "watch", file.toString(), "--model", model, "--once", "--threshold", "0", "--json", "--resume", state
        };
        List<JsonNode> flags = new ArrayList<>(events(CommandRun.of(command), "flag"));
        Files.writeString(file, log.substring(9_000), StandardOpenOption.APPEND);
        CommandRun second = CommandRun.of(command);
        flags.addAll(events(second, "flag"));
        assertThat(events(second, "file").getFirst().get("what").asText()).isEqualTo("found-again");
        assertThat(flags).hasSize(400);
        assertThat(flags.stream().map(flag -> flag.get("line").asInt()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(lines(CommandRun.of(command)).getLast().get("rows").asInt()).isEqualTo(400);
    }

    @Test
    void whatAnotherReaderDidNotTakeIsNotDone() throws Exception {
        Path file = Files.writeString(folder.resolve("closed.csv"), log);
        String state = folder.resolve("closed.state").toString();
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        };
        PrintStream nowhere = new PrintStream(closed, true, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, false);
        String[] command = {"watch", file.toString(), "--model", model, "--once", "--threshold", "0", "--resume", state
        };
        assertThat(Cli.run(command, console, CommandRun.NO_PICTURES, CommandRun.FOLDERS))
                .isEqualTo(ExitCode.CANCELLED);
        assertThat(CommandRun.of(command).out().lines()).hasSize(400);
    }

    @Test
    void beingToldToStopEndsItWithASummary() throws Exception {
        Path file = Files.writeString(folder.resolve("stops.csv"), log);
        Path state = folder.resolve("stops.state");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.strayflow.Main",
                        "watch",
                        file.toString(),
                        "--model",
                        model,
                        "--json",
                        "--every",
                        "0.05",
                        "--resume",
                        state.toString())
                .redirectError(folder.resolve("stops.err").toFile())
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.contains("\"flag\"")) {
                line = out.readLine();
            }
            assertThat(line).as("a flag").isNotNull();
            process.toHandle().destroy();
            String last = line;
            for (line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
            }
            assertThat(last).contains("\"event\":\"summary\"", "\"rows\":400");
        }
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(folder.resolve("stops.err")).isEmptyFile();
        assertThat(Files.readString(state)).contains("\"rows\" : 400");
    }

    @Test
    void aLogCannotMoveTheCursor() {
        assertThat(WatchOutput.plain("a\u001b[2Jb\u009bc\u202ed")).isEqualTo("a·[2Jb·c·d");
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        for (String[] wrong : new String[][] {{"--threshold", "2"}, {"--every", "0"}, {"--explain", "-1"}}) {
            CommandRun run = CommandRun.of("watch", "a.csv", "--model", model, wrong[0], wrong[1]);
            assertThat(run.exit()).as(wrong[0]).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains(wrong[0]);
        }
        CommandRun folderless = CommandRun.of("watch", "no/such/a.csv", "--model", model);
        assertThat(folderless.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(folderless.err()).contains("IO-144");
    }
}
