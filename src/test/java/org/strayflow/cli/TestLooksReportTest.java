package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.workspace.Flows;

/** Every command that prints numbers of test rows counts that they were looked at; no other does. */
class TestLooksReportTest {
    private static final String SAID = "these test rows have been looked at ";

    @TempDir
    Path folder;

    private String capture = "";
    private String model = "";

    /** The user's counts outlive a test: with a seed of its own the files are not those of another run. */
    @BeforeEach
    void train() throws Exception {
        capture = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_000, true, System.nanoTime()))
                .toString();
        model = folder.resolve("office.sfm").toString();
        assertThat(run("train", "--json", "--set", "trees=10")
                        .json()
                        .get("testLooks")
                        .asInt())
                .isEqualTo(1);
    }

    private CommandRun run(String command, String... more) {
        return on(capture, command, more);
    }

    private CommandRun on(String file, String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, file, "--model", model));
        arguments.addAll(Arrays.asList(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return run;
    }

    @Test
    void everyCommandThatTellsNumbersCounts() throws Exception {
        assertThat(run("evaluate", "--json").json().get("testLooks").asInt()).isEqualTo(2);
        assertThat(run("importance", "--repeats", "1", "--json")
                        .json()
                        .get("testLooks")
                        .asInt())
                .isEqualTo(3);
        String out = folder.resolve("report.html").toString();
        assertThat(run("report", "--out", out, "--json").json().get("testLooks").asInt())
                .isEqualTo(4);
        assertThat(run("importance", "--repeats", "1").out()).contains(SAID + "5 times");
        assertThat(run("report", "--out", out, "--force").out()).contains(SAID + "6 times");
    }

    @Test
    void howScoresChangeIsNoNumberOfHowGoodTheModelIs() throws Exception {
        assertThat(run("importance", "--repeats", "1", "--measure", "score-change", "--json")
                        .json()
                        .has("testLooks"))
                .isFalse();
        assertThat(run("evaluate", "--json").json().get("testLooks").asInt()).isEqualTo(2);
    }

    @Test
    void otherFilesHaveNoTestRows() throws Exception {
        String other = Files.writeString(folder.resolve("next.csv"), Flows.csv(1_000, true, 2))
                .toString();
        String out = folder.resolve("report.html").toString();
        assertThat(on(other, "importance", "--repeats", "1", "--json").json().has("testLooks"))
                .isFalse();
        assertThat(on(other, "report", "--out", out, "--json").json().has("testLooks"))
                .isFalse();
    }
}
