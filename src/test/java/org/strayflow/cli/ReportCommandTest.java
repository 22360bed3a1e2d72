package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.workspace.Flows;

class ReportCommandTest {
    @TempDir
    Path folder;

    private String capture = "";
    private String model = "";

    @BeforeEach
    void train() throws Exception {
        capture = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_000, true, 1))
                .toString();
        model = folder.resolve("office.sfm").toString();
        assertThat(CommandRun.of("train", capture, "--model", model, "--seed", "1")
                        .exit())
                .isZero();
    }

    @Test
    void theReportHasTheNumbersOfEvaluate() throws Exception {
        Path out = folder.resolve("report.html");
        CommandRun result = CommandRun.of("report", capture, "--model", model, "--out", out.toString(), "--json");
        assertThat(result.err()).isEmpty();
        JsonNode evaluated =
                CommandRun.of("evaluate", capture, "--model", model, "--json").json();
        assertThat(result.json().get("threshold")).isEqualTo(evaluated.get("threshold"));
        assertThat(result.json().get("partition")).isEqualTo(evaluated.get("partition"));
        assertThat(Files.readString(out))
                .contains(
                        "office.sfm",
                        String.format("%.4f", evaluated.get("precision").asDouble()))
                .contains(String.format(
                        "%.4f", evaluated.get("intervals").get("recall").get(0).asDouble()));
    }

    @Test
    void aReportIsNotReplacedUnasked() throws Exception {
        String out = folder.resolve("report.html").toString();
        Files.writeString(Path.of(out), "mine");
        CommandRun refused = CommandRun.of("report", capture, "--model", model, "--out", out);
        assertThat(refused.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(refused.err()).contains("--force");
        assertThat(Files.readString(Path.of(out))).isEqualTo("mine");
        CommandRun forced = CommandRun.of(
                "report", capture, "--model", model, "--out", out, "--force", "--goal", "top=10", "--json");
        assertThat(forced.json().get("flagged").asInt()).isLessThanOrEqualTo(10);
        assertThat(Files.readString(Path.of(out))).contains("at most 10 flagged");
    }
}
