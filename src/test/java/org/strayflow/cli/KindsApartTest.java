package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.workspace.Flows;

/** Label texts that are alike, counted as one kind or kept apart on the command line. */
class KindsApartTest {
    @TempDir
    Path folder;

    private String capture = "";
    private String model = "";

    /** Every second attack is written in another way. */
    @BeforeEach
    void writeCapture() throws Exception {
        List<String> lines = new ArrayList<>(Flows.csv(2_000, true, 1).lines().toList());
        for (int line = 0; line < lines.size(); line += 2) {
            lines.set(line, lines.get(line).replace("Flood", "flood"));
        }
        capture = Files.writeString(folder.resolve("alike.csv"), String.join("\n", lines) + "\n")
                .toString();
        model = folder.resolve("alike.sfm").toString();
    }

    private JsonNode finding(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("inspect", capture, "--json"));
        arguments.addAll(List.of(more));
        for (JsonNode finding :
                CommandRun.of(arguments.toArray(String[]::new)).json().get("findings")) {
            if (finding.get("code").asText().equals("DATA-112")) {
                return finding;
            }
        }
        throw new AssertionError("no finding about alike labels");
    }

    @Test
    void theFindingSaysWhetherTheFixIsTaken() throws Exception {
        assertThat(finding().get("fix").get("kind").asText()).isEqualTo("one-kind");
        assertThat(finding().get("fix").get("texts").asInt()).isEqualTo(2);
        assertThat(finding().get("fix").get("taken").asBoolean()).isTrue();
        assertThat(finding("--kinds-apart").get("fix").get("taken").asBoolean()).isFalse();
        assertThat(CommandRun.of("inspect", capture).out())
                .contains("fix: Count as one kind (done; --kinds-apart leaves it)");
    }

    @Test
    void kindsAreCountedAndLearnedAsAsked() throws Exception {
        assertThat(CommandRun.of("inspect", capture, "--json").json().get("labels"))
                .hasSize(2);
        JsonNode apart = CommandRun.of("inspect", capture, "--json", "--kinds-apart")
                .json()
                .get("labels");
        assertThat(apart).hasSize(3);
        assertThat(apart.has("Flood")).isTrue();
        assertThat(apart.has("flood")).isTrue();
    }

    @Test
    void aModelKnowsHowItsKindsWereCounted() throws Exception {
        String[] train = {"train", capture, "--model", model, "--json", "--kinds-apart", "--split", "stratified"};
        assertThat(CommandRun.of(train).json().get("perKind")).hasSize(3);
        JsonNode same = CommandRun.of("evaluate", capture, "--model", model, "--json", "--kinds-apart")
                .json();
        assertThat(same.get("partition").asText()).isEqualTo("test");
        JsonNode other =
                CommandRun.of("evaluate", capture, "--model", model, "--json").json();
        assertThat(other.get("partition").asText()).isEqualTo("all");
        assertThat(other.get("perKind")).hasSize(2);
    }

    @Test
    void aClassifierTellsThemApart() throws Exception {
        JsonNode json = CommandRun.of(
                        "train",
                        capture,
                        "--model",
                        model,
                        "--detector",
                        "logistic-regression",
                        "--json",
                        "--kinds-apart",
                        "--fix",
                        "DATA-112")
                .json();
        List<String> kinds = new ArrayList<>();
        json.get("perKind").forEach(kind -> kinds.add(kind.get("kind").asText()));
        assertThat(kinds).contains("Flood", "flood");
    }
}
