package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.workspace.Flows;

/** {@code export} and {@code import} through the whole program. */
class ExportImportTest {
    @TempDir
    static Path folder;

    private static String capture;
    private static String trees;
    private static String plain;
    private static String forest;

    @BeforeAll
    static void train() throws Exception {
        capture = Files.writeString(folder.resolve("day.csv"), withTextsAndGaps(Flows.csv(3_000, true, 1, 0.1)))
                .toString();
        trees = folder.resolve("trees.sfm").toString();
        forest = folder.resolve("isolation.sfm").toString();
        assertThat(CommandRun.of(
                                "train",
                                capture,
                                "--detector",
                                "xgboost",
                                "--set",
                                "rounds=8",
                                "--split",
                                "stratified",
                                "--model",
                                trees)
                        .exit())
                .isZero();
        plain = folder.resolve("plain.sfm").toString();
        assertThat(CommandRun.of(
                                "train",
                                capture,
                                "--detector",
                                "xgboost",
                                "--set",
                                "rounds=8",
                                "--set",
                                "target=attack",
                                "--role",
                                "Protocol=ignored",
                                "--split",
                                "stratified",
                                "--prepare",
                                "missing=false",
                                "--model",
                                plain)
                        .exit())
                .isZero();
        assertThat(CommandRun.of("train", capture, "--split", "stratified", "--model", forest)
                        .exit())
                .isZero();
    }

    /** Protocols get names, and every 50th flow has no rate: the preparation has something to do. */
    private static String withTextsAndGaps(String csv) {
        StringBuilder changed = new StringBuilder();
        int row = 0;
        for (String line : csv.lines().toList()) {
            String named = line.replaceFirst(",6,([^,]*)$", ",tcp,$1").replaceFirst(",17,([^,]*)$", ",udp,$1");
            changed.append(row++ % 50 == 7 ? named.replaceFirst(",[^,]*(,[^,]*,[^,]*)$", ",$1") : named)
                    .append('\n');
        }
        return changed.toString();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static CommandRun ok(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return run;
    }

    @Test
    void whatWasExportedAndImportedScoresAlike() throws Exception {
        String json = file("trees.json");
        JsonNode written = ok("export", "--model", trees, "--as", "xgboost-json", "--out", json, "--json")
                .json();
        assertThat(written.get("format").textValue()).isEqualTo("xgboost-json");
        assertThat(Path.of(json)).content().startsWith("{\"learner\":{").contains("\"Duration\"");
        String back = file("back.sfm");
        JsonNode read = ok("import", json, "--as", "xgboost-json", "--model", back, "--json")
                .json();
        assertThat(read.get("trees").intValue()).isEqualTo(8);
        assertThat(read.get("kinds")).extracting(JsonNode::textValue).containsExactly("BENIGN", "Flood");
        assertThat(read.get("benign")).extracting(JsonNode::textValue).containsExactly("BENIGN");
        assertThat(read.get("columns")).extracting(JsonNode::textValue).contains("Duration", "Protocol");
        for (String model : List.of(trees, back)) {
            ok(
                    "score",
                    capture,
                    "--model",
                    model,
                    "--all",
                    "--explain",
                    "0",
                    "--goal",
                    "threshold=0.5",
                    "--out",
                    file("scores-of-" + Path.of(model).getFileName() + ".csv"));
        }
        assertThat(folder.resolve("scores-of-back.sfm.csv"))
                .hasSameTextualContentAs(folder.resolve("scores-of-trees.sfm.csv"));
    }

    /** Without the notes that export leaves in the file it is what any other program may have written. */
    private static String foreign(String name) throws Exception {
        String json = file(name);
        ok("export", "--model", plain, "--as", "xgboost-json", "--out", json, "--force");
        String text = Files.readString(Path.of(json)).replace("\"strayflow.", "\"other.");
        Files.writeString(Path.of(json), text);
        return json;
    }

    @Test
    void notesThatMakeNoSenseAreRefused() throws Exception {
        String json = file("notes.json");
        ok("export", "--model", trees, "--as", "xgboost-json", "--out", json);
        String text = Files.readString(Path.of(json));
        for (String[] change : new String[][] {
            {"\"strayflow.threshold\":\"", "\"strayflow.threshold\":\"7"},
            {"\\\"kind\\\" : \\\"NUMBER\\\"", "\\\"kind\\\" : \\\"TEXT\\\""},
            {"\\\"name\\\" : \\\"Duration\\\"", "\\\"name\\\" : \\\"Bytes\\\""},
            {"\\\"benign\\\" : true", "\\\"benign\\\" : 7.5"}
        }) {
            assertThat(text).contains(change[0]);
            Files.writeString(Path.of(json), text.replace(change[0], change[1]));
            CommandRun run = CommandRun.of("import", json, "--as", "xgboost-json", "--model", file("never.sfm"));
            assertThat(run.exit()).as(change[1] + ": " + run.err()).isEqualTo(ExitCode.MODEL);
            assertThat(run.err()).containsPattern("MODEL-222|MODEL-203");
        }
    }

    @Test
    void logisticRegressionIsWrittenAsOnnx() throws Exception {
        String model = file("linear.sfm");
        ok("train", capture, "--detector", "logistic-regression", "--split", "stratified", "--model", model);
        String out = file("linear.onnx");
        ok("export", "--model", model, "--as", "onnx", "--out", out);
        assertThat(Files.readString(Path.of(out), StandardCharsets.ISO_8859_1))
                .contains("probabilities")
                .contains("strayflow.kinds")
                .contains("Flood");
        assertThat(CommandRun.of("export", "--model", trees, "--as", "onnx", "--out", file("trees.onnx"))
                        .err())
                .contains("CONF-232")
                .contains("xgboost-json or card");
    }

    @Test
    void anImportedModelSaysWhatIsNotKnownOfIt() throws Exception {
        String json = foreign("unknown.json");
        String back = file("unknown.sfm");
        ok("import", json, "--as", "xgboost-json", "--kinds", "fine,bad", "--benign", "fine", "--model", back);
        JsonNode evaluated = ok("evaluate", capture, "--model", back, "--json").json();
        assertThat(evaluated.get("recall").doubleValue()).isGreaterThan(0.9);
        assertThat(evaluated.get("expectedFlagRate").isNull()).isTrue();
        assertThat(evaluated.get("thresholdUnusualness").isNull()).isTrue();
        assertThat(ok("evaluate", capture, "--model", back).out())
                .contains("tuned on unknown rows")
                .doesNotContain("NaN");
        CommandRun recalibrated = CommandRun.of("evaluate", capture, "--model", back, "--recalibrate");
        assertThat(recalibrated.err()).contains("EVAL-231").contains("trained elsewhere");
        assertThat(ok("card", "--model", back).out())
                .contains("trained elsewhere and imported from this file")
                .contains("| unknown.json |")
                .contains("imported and not tried since")
                .doesNotContain("learningRate")
                .doesNotContain("| preparation |")
                .doesNotContain("NaN");
    }

    @Test
    void theCardIsThatOfTheCommandCard() {
        ok("card", "--model", trees, "--out", file("a.md"));
        ok("export", "--model", trees, "--as", "card", "--out", file("b.md"));
        assertThat(folder.resolve("a.md")).hasSameTextualContentAs(folder.resolve("b.md"));
    }

    @Test
    void aFileIsReplacedOnlyWhenAskedTo() {
        String out = file("once.md");
        ok("export", "--model", trees, "--as", "card", "--out", out);
        assertThat(CommandRun.of("export", "--model", trees, "--as", "card", "--out", out)
                        .exit())
                .isEqualTo(ExitCode.INPUT);
        ok("export", "--model", trees, "--as", "card", "--out", out, "--force");
    }

    @Test
    void whatCannotBeExportedIsSaidWithWhatCan() {
        CommandRun run =
                CommandRun.of("export", "--model", forest, "--as", "xgboost-json", "--out", file("isolation.json"));
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("CONF-232").contains("Isolation forest").contains("can be written as card");
        assertThat(folder.resolve("isolation.json")).doesNotExist();
        assertThat(CommandRun.of("export", "--model", forest, "--as", "pmml", "--out", file("x"))
                        .err())
                .contains("CONF-231")
                .contains("xgboost-json");
    }

    @ParameterizedTest
    @CsvSource({
        "--benign, 2, CONF-234",
        "--benign, '0,1', CONF-234",
        "--benign, none, CONF-234",
        "--kinds, 'a,b,c', CONF-234",
        "--kinds, 'a,a', MODEL-213",
        "--features, 'Duration,Bytes', MODEL-221",
        "--as, onyx, CONF-231",
        "--as, card, CONF-235"
    })
    void choicesThatDoNotFitAreRefused(String option, String value, String code) throws Exception {
        String json = foreign("choices.json");
        List<String> arguments = new ArrayList<>(List.of("import", json, "--model", file("never.sfm"), option, value));
        if (!option.equals("--benign")) {
            arguments.addAll(List.of("--benign", "0"));
        }
        if (!option.equals("--as")) {
            arguments.addAll(List.of("--as", "xgboost-json"));
        }
        assertThat(CommandRun.of(arguments.toArray(new String[0])).err()).contains(code);
        assertThat(folder.resolve("never.sfm")).doesNotExist();
    }

    @Test
    void aFileThatIsNoModelIsNamedWithWhatIsWrong() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"learner\": 3}");
        CommandRun run = CommandRun.of(
                "import", broken.toString(), "--as", "xgboost-json", "--benign", "0", "--model", file("never.sfm"));
        assertThat(run.exit()).isEqualTo(ExitCode.MODEL);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("MODEL-220").contains("broken.json").contains("save_model");
        CommandRun missing = CommandRun.of(
                "import", file("nowhere.json"), "--as", "xgboost-json", "--benign", "0", "--model", file("never.sfm"));
        assertThat(missing.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(missing.err()).contains("MODEL-104").contains("nowhere.json");
    }

    @Test
    void aCaptureWithoutTheColumnsIsRefusedWithTheirNames() throws Exception {
        String json = foreign("columns.json");
        int features = new JsonMapper()
                .readTree(Path.of(json).toFile())
                .at("/learner/feature_names")
                .size();
        String named = String.join(
                ",", IntStream.range(0, features).mapToObj(i -> "col " + i).toList());
        String model = file("columns.sfm");
        ok("import", json, "--as", "xgboost-json", "--features", named, "--benign", "0", "--model", model);
        CommandRun run = CommandRun.of("evaluate", capture, "--model", model);
        assertThat(run.exit()).isEqualTo(ExitCode.MODEL);
        assertThat(run.err()).contains("MODEL-201").contains("col 0");
    }
}
