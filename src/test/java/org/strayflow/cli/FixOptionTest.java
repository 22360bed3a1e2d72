package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.workspace.Flows;

/** Findings and their fixes on the command line. */
class FixOptionTest {
    private static final int REPEATED = 300;

    @TempDir
    Path folder;

    private String capture = "";
    private String model = "";

    /** The first rows come again at the end. */
    @BeforeEach
    void writeCapture() throws Exception {
        List<String> lines = Flows.csv(2_000, true, 1).lines().toList();
        String again = lines.stream().skip(1).limit(REPEATED).collect(Collectors.joining("\n", "", "\n"));
        capture = Files.writeString(folder.resolve("twice.csv"), String.join("\n", lines) + "\n" + again)
                .toString();
        model = folder.resolve("twice.sfm").toString();
    }

    private CommandRun train(String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "train";
        arguments[1] = capture;
        arguments[2] = "--json";
        arguments[3] = "--model=" + model;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandRun.of(arguments);
    }

    private static int inPartitions(JsonNode json) {
        JsonNode partitions = json.get("partitions");
        return partitions.get("train").asInt()
                + partitions.get("validation").asInt()
                + partitions.get("test").asInt();
    }

    @Test
    void inspectListsFindingsWithTheirFixesAndProfiles() throws Exception {
        JsonNode json = CommandRun.of("inspect", capture, "--json").json();
        JsonNode duplicates = json;
        for (JsonNode finding : json.get("findings")) {
            assertThat(finding.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "code", "severity", "title", "detail", "count", "columns", "examples", "perLabel", "fix");
            duplicates = finding.get("code").asText().equals("DATA-101") ? finding : duplicates;
        }
        assertThat(duplicates).isNotSameAs(json);
        assertThat(duplicates.get("count").asInt()).isEqualTo(REPEATED);
        assertThat(duplicates.get("examples").get(0).asText()).isEqualTo("row 2,001 repeats row 1");
        assertThat(duplicates.get("fix").get("kind").asText()).isEqualTo("repeated");
        assertThat(duplicates.get("fix").get("rows").asInt()).isEqualTo(REPEATED);
        assertThat(json.get("duplicateRows").asInt()).isEqualTo(REPEATED);
        JsonNode bytes = json.get("profile").get(2);
        assertThat(bytes.get("name").asText()).isEqualTo("Bytes");
        assertThat(bytes.get("quantiles").get("0.5").asDouble())
                .isBetween(bytes.get("min").asDouble(), bytes.get("max").asDouble());
        assertThat(bytes.get("distinctExact").asBoolean()).isTrue();
        assertThat(bytes.get("sampledRows").isNull()).isTrue();
        assertThat(CommandRun.of("inspect", capture).out()).contains("fix: Leave out 300 rows (train --fix DATA-101)");
    }

    @Test
    void aFixIsTakenAndSaidAndHeldByTheModel() throws Exception {
        assertThat(inPartitions(train().json())).isEqualTo(2_000 + REPEATED);
        CommandRun fixed = train("--split=stratified", "--force", "--fix", "data-101");
        assertThat(fixed.err()).isEmpty();
        JsonNode json = fixed.json();
        assertThat(inPartitions(json)).isEqualTo(2_000);
        assertThat(json.get("fixes").get(0).get("rows").asInt()).isEqualTo(REPEATED);
        JsonNode evaluated =
                CommandRun.of("evaluate", capture, "--model", model, "--json").json();
        for (String number : List.of("rows", "confusion", "rocAuc", "perKind", "partition")) {
            assertThat(evaluated.get(number)).as(number).isEqualTo(json.get(number));
        }
        assertThat(evaluated.get("fixes")).isEqualTo(json.get("fixes"));
        assertThat(CommandRun.of("evaluate", capture, "--model", model).out())
                .contains("left out because of DATA-101, 300 repeated rows");
    }

    @Test
    void allMeansEveryFixThatIsOffered() throws Exception {
        JsonNode json = train("--fix", "all").json();
        assertThat(json.get("fixes")).hasSizeGreaterThan(1);
        for (JsonNode fix : json.get("fixes")) {
            if (fix.get("kind").asText().equals("columns")) {
                for (JsonNode column : fix.get("columns")) {
                    assertThat(json.get("features").toString()).doesNotContain("\"" + column.asText() + "\"");
                }
            }
        }
    }

    @Test
    void aFindingThatIsNotThereIsWarnedOfAndAWordThatIsNoneIsRefused() throws Exception {
        CommandRun absent = train("--fix", "DATA-113,DATA-101");
        assertThat(absent.err()).contains("TRAIN-110").contains("DATA-113");
        assertThat(absent.json().get("fixes")).hasSize(1);
        CommandRun nonsense = train("--force", "--fix", "everything");
        assertThat(nonsense.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(nonsense.err()).contains("CONF-204").contains("everything");
    }
}
