package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code drift} finds the column that moved, names texts that are new, and says the same of any number of threads. */
class DriftCommandTest {
    @TempDir
    Path folder;

    private String csv(String name, long seed, double shift, String service) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("Bytes,Packets,Service,Label\n");
        for (int row = 0; row < 2_000; row++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%.4f,%d,%s,%s%n",
                    random.nextDouble() + shift,
                    random.nextInt(20),
                    random.nextInt(4) == 0 ? service : "http",
                    "BENIGN"));
        }
        return Files.writeString(folder.resolve(name), csv).toString();
    }

    @Test
    void againstTheModel() throws Exception {
        String then = csv("then.csv", 1, 0, "dns");
        String now = csv("now.csv", 2, 0.8, "smb");
        String later = csv("later.csv", 3, 0, "dns");
        String model = folder.resolve("m.sfm").toString();
        CommandRun trained = CommandRun.of(
                "train", then, "--model", model, "--goal", "share=0.01", "--set", "trees=10", "--layout", "generic");
        assertThat(trained.exit()).as(trained.err()).isZero();
        CommandRun run = CommandRun.of("drift", now, later, "--model", model, "--json", "--layout", "generic");
        JsonNode json = run.json();
        assertThat(json.get("rows").asInt()).isEqualTo(4_000);
        assertThat(json.get("exact").asBoolean()).isFalse();
        JsonNode first = json.get("columns").get(0);
        assertThat(first.get("column").asText()).isEqualTo("Bytes");
        assertThat(first.get("measure").asText()).isEqualTo("ks");
        assertThat(first.get("statistic").asDouble()).isBetween(0.35, 0.45);
        assertThat(first.get("parts").get(0).asDouble()).isBetween(0.75, 0.85);
        assertThat(first.get("parts").get(1).asDouble()).isLessThan(0.06);
        assertThat(json.get("parts").get(0).get("title").asText()).isEqualTo("now.csv");
        assertThat(json.get("columns").get(1).get("unknown").asDouble()).isBetween(0.10, 0.15);
        assertThat(json.get("alerts")).isEmpty();
        assertThat(json.get("flagged").has("expected")).isTrue();
        assertThat(json.get("score").get("statistic").isNumber()).isTrue();
        assertThat(CommandRun.of(
                                "drift",
                                now,
                                later,
                                "--model",
                                model,
                                "--json",
                                "--layout",
                                "generic",
                                "--threads",
                                "1")
                        .out())
                .isEqualTo(run.out());
        CommandRun words = CommandRun.of("drift", now, "--model", model, "--layout", "generic", "--alert", "0.7");
        assertThat(words.out()).contains("1 feature above 0.7, of 3").contains("! Bytes");
    }

    @Test
    void againstAnotherCapture() throws Exception {
        String then = csv("then.csv", 1, 0, "dns");
        String now = csv("now.csv", 2, 0.8, "smb");
        CommandRun run = CommandRun.of("drift", now, "--against", then, "--json", "--layout", "generic");
        JsonNode json = run.json();
        assertThat(json.get("exact").asBoolean()).isTrue();
        assertThat(json.get("rowsAgainst").asInt()).isEqualTo(2_000);
        assertThat(json.get("alerts").get(0).asText()).isEqualTo("Bytes");
        assertThat(json.has("flagged")).isFalse();
        assertThat(json.get("parts")).isEmpty();
    }

    @Test
    void eitherAModelOrACapture() throws Exception {
        String then = csv("then.csv", 1, 0, "dns");
        assertThat(CommandRun.of("drift", then).exit()).isEqualTo(64);
        assertThat(CommandRun.of("drift", then, "--model", "m.sfm", "--against", then)
                        .exit())
                .isEqualTo(64);
        CommandRun run = CommandRun.of("drift", then, "--against", then, "--alert", "7", "--layout", "generic");
        assertThat(run.err()).contains("DRIFT-103");
        Path other = Files.writeString(folder.resolve("other.csv"), "A,B\n1,2\n3,4\n");
        CommandRun nothing = CommandRun.of("drift", then, "--against", other.toString(), "--layout", "generic");
        assertThat(nothing.err()).contains("DRIFT-102");
    }
}
