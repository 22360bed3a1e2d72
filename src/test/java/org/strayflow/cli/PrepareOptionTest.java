package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How features are made, on the command line. */
class PrepareOptionTest {
    private static final int ROWS = 600;
    private static final int REPEATED = 150;

    @TempDir
    Path folder;

    private String capture = "";
    private String model = "";

    @BeforeEach
    void writeCapture() throws Exception {
        capture = write("first.csv", "smtp");
        model = folder.resolve("m.sfm").toString();
    }

    /** The octets are the bytes with a little noise; the first rows come again at the end; the last row has a service of its own. */
    private String write(String name, String lastService) throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            int bytes = 100 + random.nextInt(900);
            String service = row == ROWS - 1
                    ? lastService
                    : List.of("http", "dns", "dns", "smtp").get(random.nextInt(4));
            String duration = row % 9 == 0 ? "" : Integer.toString(random.nextInt(500));
            String rate = row == 3 ? "Infinity" : Double.toString(random.nextInt(1_000) / 8.0);
            lines.add(String.join(
                    ",",
                    Integer.toString(random.nextInt(60_000)),
                    duration,
                    Integer.toString(bytes),
                    Integer.toString(bytes + random.nextInt(20)),
                    service,
                    rate,
                    row % 10 == 0 ? "Flood" : "BENIGN"));
        }
        lines.addAll(lines.subList(0, REPEATED));
        String header = "Destination Port,Duration,Bytes,Octets,Service,Rate,Label\n";
        return Files.writeString(folder.resolve(name), header + String.join("\n", lines) + "\n")
                .toString();
    }

    private CommandRun train(String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", capture, "--json", "--force", "--model=" + model));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    @Test
    void everyFeatureAndEveryDroppedOneIsListed() throws Exception {
        JsonNode usual = train().json();
        assertThat(texts(usual.get("features"))).contains("Bytes", "Octets", "Service");
        assertThat(usual.get("preparation").get("text").asText()).isEqualTo("rarity");
        CommandRun run = train(
                "--split=stratified",
                "--prepare=text=one-hot",
                "--prepare",
                "missing=yes",
                "--prepare=correlation=0.95");
        assertThat(run.err()).isEmpty();
        JsonNode json = run.json();
        assertThat(texts(json.get("features")))
                .contains("Bytes", "Service=dns", "Service=smtp", "Service=http", "Duration is missing")
                .doesNotContain("Octets", "Service");
        assertThat(json.get("dropped").get(0).get("name").asText()).isEqualTo("Octets");
        assertThat(json.get("dropped").get(0).get("reason").asText())
                .matches("correlated with Bytes: r = 0\\.9\\d+ in the training rows");
        assertThat(json.get("preparation").get("correlation").asText()).isEqualTo("0.95");
        assertThat(json.get("notes").get(0).asText()).startsWith("Destination Port is a possible shortcut");
        assertThat(json.get("replaced").get("infinite").get(0).get("column").asText())
                .isEqualTo("Rate");
        assertThat(json.get("replaced").get("infinite").get(0).get("rows").asInt())
                .isEqualTo(2);
        assertThat(json.get("replaced").get("missing").get(0).get("column").asText())
                .isEqualTo("Duration");
        assertThat(json.get("replaced").get("unknown")).isEmpty();
        JsonNode evaluated =
                CommandRun.of("evaluate", capture, "--model", model, "--json").json();
        assertThat(evaluated.get("rocAuc")).isEqualTo(json.get("rocAuc"));
        assertThat(evaluated.get("confusion")).isEqualTo(json.get("confusion"));
    }

    @Test
    void repeatedTrainingRowsCanBeLeftOut() throws Exception {
        JsonNode all = train().json();
        JsonNode without = train("--prepare=drop-repeats=true").json();
        assertThat(without.get("partitions")).isEqualTo(all.get("partitions"));
        assertThat(without.get("trainingRows").asInt())
                .isLessThan(all.get("trainingRows").asInt() - REPEATED / 4)
                .isGreaterThan(all.get("trainingRows").asInt() - REPEATED);
    }

    @Test
    void newTextsAndInfiniteValuesAreReportedWhenAModelIsUsed() throws Exception {
        train("--prepare=text=one-hot");
        CommandRun other = CommandRun.of(
                "score",
                write("second.csv", "gopher"),
                "--model",
                model,
                "--out",
                folder.resolve("o.csv").toString());
        assertThat(other.exit()).isZero();
        assertThat(other.err())
                .contains("MODEL-303", "Rate in 2 rows")
                .contains("MODEL-304", "Service in 1 row (0.1 %) (gopher)");
    }

    @Test
    void theTextSaysWhatWasDroppedAndReplacedAsJsonDoes() {
        CommandRun run = CommandRun.of(
                "train", capture, "--split=stratified", "--prepare=correlation=0.95", "--force", "--model=" + model);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .containsPattern("dropped: Octets \\(correlated with Bytes: r = 0\\.9\\d+ in the training rows\\)")
                .contains(
                        "Infinite values count as the largest finite ones of the training rows: Rate in 2 rows (0.3 %)");
    }

    @Test
    void wrongSettingsAreSaidPlainly() {
        CommandRun unknown = train("--prepare=encoding=one-hot");
        assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("CONF-125").contains("drop-repeats");
        assertThat(train("--prepare=text=hash").err()).contains("CONF-126").contains("one-hot");
    }
}
