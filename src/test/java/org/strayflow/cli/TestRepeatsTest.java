package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test rows that equal a training row are counted, and the numbers are told without them, too. */
class TestRepeatsTest {
    @TempDir
    Path folder;

    /** One row in five repeats the features of the one before. */
    private static String csv() {
        StringBuilder csv = new StringBuilder("Bytes,Packets,Label\n");
        for (int row = 0; row < 1_000; row++) {
            int value = row % 5 == 4 ? row - 1 : row;
            csv.append(String.format(
                    Locale.ROOT, "%d,%d,%s%n", value * 37 % 1_001, value % 13, row % 10 < 2 ? "scan" : "BENIGN"));
        }
        return csv.toString();
    }

    @Test
    void trainAndEvaluateTellOfThem() throws Exception {
        String capture = Files.writeString(folder.resolve("c.csv"), csv()).toString();
        String model = folder.resolve("m.sfm").toString();
        CommandRun trained = CommandRun.of("train", capture, "--model", model, "--json", "--set", "trees=10");
        JsonNode json = trained.json();
        int seen = json.get("testRowsSeenInTraining").asInt();
        assertThat(seen).isBetween(10, 100);
        assertThat(json.get("withoutRowsSeenInTraining").get("rows").asInt())
                .isEqualTo(json.get("rows").asInt() - seen);
        int validated = json.get("validationRowsSeenInTraining").asInt();
        assertThat(validated).isBetween(10, 100);
        JsonNode again =
                CommandRun.of("evaluate", capture, "--model", model, "--json").json();
        assertThat(again.get("withoutRowsSeenInTraining")).isEqualTo(json.get("withoutRowsSeenInTraining"));
        assertThat(again.get("validationRowsSeenInTraining").asInt()).isEqualTo(validated);
        assertThat(CommandRun.of("evaluate", capture, "--model", model).out())
                .contains(seen + " test rows equal a training row in every feature")
                .contains(validated + " validation rows equal a training row in every feature");
    }

    /** The test is a file of its own, whose rows are in no other; of the other file all validation rows are in the training, too. */
    @Test
    void validationRowsAreCountedApartFromTestRows() throws Exception {
        String capture = Files.writeString(folder.resolve("c.csv"), "Bytes,Packets,Label\n" + alike(600))
                .toString();
        String test = Files.writeString(folder.resolve("t.csv"), "Bytes,Packets,Label\n700,1,scan\n701,2,BENIGN\n")
                .toString();
        JsonNode json = CommandRun.of(
                        "train",
                        capture,
                        "--test",
                        test,
                        "--model",
                        folder.resolve("m.sfm").toString(),
                        "--json",
                        "--set",
                        "trees=10")
                .json();
        assertThat(json.get("testRowsSeenInTraining").asInt()).isZero();
        assertThat(json.get("validationRowsSeenInTraining"))
                .isEqualTo(json.get("partitions").get("validation"));
    }

    /** The same eight rows again and again. */
    private static String alike(int rows) {
        StringBuilder csv = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            csv.append(row % 2).append(',').append(row % 4 / 2).append(row % 8 < 2 ? ",scan\n" : ",BENIGN\n");
        }
        return csv.toString();
    }
}
