package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.workspace.Flows;

class CliTest {
    @TempDir
    Path folder;

    private String capture = "";
    private String model = "";

    @BeforeEach
    void writeCapture() throws IOException {
        capture = write("office.csv", Flows.csv(2_000, true, 1));
        model = folder.resolve("office.sfm").toString();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private CommandRun train() {
        return CommandRun.of("train", capture, "--model", model, "--seed", "1", "--json", "--split", "stratified");
    }

    private static List<String> fields(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void inspectSaysWhatIsInTheFiles() throws Exception {
        write("office.csv", Flows.csv(300, true, 1) + "short,row\n");
        CommandRun result = CommandRun.of("inspect", capture, "--json");
        assertThat(result.exit()).isZero();
        JsonNode json = result.json();
        assertThat(fields(json))
                .contains(
                        "rows",
                        "rejected",
                        "duplicateRows",
                        "layout",
                        "columns",
                        "labels",
                        "findings",
                        "rejects",
                        "overview");
        assertThat(json.get("rows").asInt()).isEqualTo(300);
        assertThat(json.get("rejected").asInt()).isEqualTo(1);
        assertThat(json.get("rejects").get(0).get("line").asInt()).isEqualTo(302);
        assertThat(json.get("labels").get("BENIGN").asInt()).isBetween(200, 300);
        assertThat(CommandRun.of("inspect", capture).out())
                .contains("300 flows", "1 rejected", "rejected: office.csv line 302");
    }

    @Test
    void trainGivesTheContractsFieldsAndTheTestPartitionsNumbers() throws Exception {
        CommandRun result = train();
        assertThat(result.err()).isEmpty();
        JsonNode json = result.json();
        assertThat(fields(json))
                .contains("seconds", "features", "dropped", "partitions", "rows", "attacks", "benign", "threshold")
                .contains("goal", "confusion", "precision", "recall", "f1", "accuracy", "falsePositiveRate", "rocAuc")
                .contains("averagePrecision", "macroF1", "perKind", "partition");
        assertThat(json.get("partition").asText()).isEqualTo("test");
        JsonNode partitions = json.get("partitions");
        int rows = partitions.get("train").asInt()
                + partitions.get("validation").asInt()
                + partitions.get("test").asInt();
        assertThat(rows).isEqualTo(2_000);
        assertThat(Path.of(model)).exists();
    }

    @Test
    void evaluateOnTheTrainingFilesGivesTheSameNumbersFromTestRows() throws Exception {
        JsonNode trained = train().json();
        JsonNode evaluated =
                CommandRun.of("evaluate", capture, "--model", model, "--json").json();
        for (String field :
                List.of("rows", "threshold", "confusion", "f1", "rocAuc", "perKind", "partition", "tunedOn")) {
            assertThat(evaluated.get(field)).isEqualTo(trained.get(field));
        }
        JsonNode best = CommandRun.of("evaluate", capture, "--model", model, "--goal", "best-f1", "--json")
                .json();
        assertThat(best.get("goal").asText()).isEqualTo("best-f1");
        assertThat(best.get("tunedOn").asText()).isEqualTo("validation");
        assertThat(best.get("f1").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void evaluateSaysHowFarItsNumbersMayBeTrusted() throws Exception {
        train();
        JsonNode json = CommandRun.of(
                        "evaluate", capture, "--model", model, "--goal", "fpr=0.05", "--base-rate", "0.001", "--json")
                .json();
        for (String number : List.of("precision", "recall", "f1", "falsePositiveRate", "rocAuc", "averagePrecision")) {
            JsonNode interval = json.get("intervals").get(number);
            assertThat(json.get(number).asDouble())
                    .as(number)
                    .isBetween(interval.get(0).asDouble(), interval.get(1).asDouble());
        }
        assertThat(json.get("recallAtFpr1Percent").asDouble())
                .isGreaterThanOrEqualTo(json.get("recallAtFpr01Percent").asDouble());
        assertThat(json.get("precisionAtBaseRate").asDouble())
                .isLessThan(json.get("precision").asDouble());
        assertThat(json.get("expectedFlagRate").asDouble()).isBetween(0.0, 0.2);
        assertThat(json.get("flagRate").asDouble()).isBetween(0.05, 0.5);
        assertThat(CommandRun.of("evaluate", capture, "--model", model).out()).contains("95 % intervals: precision");
        CommandRun wrong = CommandRun.of("evaluate", capture, "--model", model, "--base-rate", "2");
        assertThat(wrong.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("CONF-206");
        JsonNode costly = CommandRun.of("evaluate", capture, "--model", model, "--goal", "cost=10", "--json")
                .json();
        assertThat(costly.get("goal").asText()).isEqualTo("cost=10");
        JsonNode recalibrated = CommandRun.of("evaluate", capture, "--model", model, "--recalibrate", "--json")
                .json();
        assertThat(recalibrated.get("goal").asText()).startsWith("share=");
        CommandRun both = CommandRun.of("evaluate", capture, "--model", model, "--recalibrate", "--goal", "top=5");
        assertThat(both.err()).contains("CONF-217");
    }

    @Test
    void importanceSaysWhatTheModelReliesOn() throws Exception {
        train();
        JsonNode json = CommandRun.of("importance", capture, "--model", model, "--repeats", "3", "--json")
                .json();
        assertThat(json.get("partition").asText()).isEqualTo("test");
        assertThat(json.get("measure").asText()).isEqualTo("average-precision");
        assertThat(json.get("rowsUsed")).isEqualTo(json.get("rows"));
        assertThat(json.get("columns")).hasSize(5);
        JsonNode first = json.get("columns").get(0);
        assertThat(first.get("drops")).hasSize(3);
        assertThat(first.get("mean").asDouble())
                .isGreaterThanOrEqualTo(json.get("columns").get(4).get("mean").asDouble());
        CommandRun words = CommandRun.of(
                "importance", capture, "--model", model, "--measure", "score-change", "--rows", "50", "--threads", "1");
        assertThat(words.out()).contains("50 rows drawn of", "(test), 5 repeats");
        assertThat(CommandRun.of("importance", capture, "--model", model, "--repeats", "0")
                        .err())
                .contains("CONF-218");
    }

    @Test
    void probeSaysHowManyFlaggedAttacksCanBeBentPastTheModel() throws Exception {
        train();
        JsonNode json = CommandRun.of("probe", capture, "--model", model, "--budget", "2,0.5", "--rows", "5", "--json")
                .json();
        assertThat(json.get("partition").asText()).isEqualTo("test");
        assertThat(json.get("budgets")).extracting(JsonNode::asDouble).containsExactly(0.5, 2.0);
        assertThat(json.get("controls")).extracting(JsonNode::asText).containsExactly("padding", "packets", "waiting");
        assertThat(json.get("columns")).extracting(JsonNode::asText).containsExactly("Duration", "Bytes", "Packets");
        assertThat(json.get("rows").asInt()).isPositive().isLessThanOrEqualTo(5);
        JsonNode kind = json.get("kinds").get(0);
        assertThat(kind.get("kind").asText()).isEqualTo("Flood");
        assertThat(kind.get("tried")).isEqualTo(json.get("rows"));
        assertThat(kind.get("passing")).hasSize(2);
        assertThat(json.get("limits")).isNotEmpty();
        CommandRun words = CommandRun.of("probe", capture, "--model", model, "--threads", "1");
        assertThat(words.out()).contains("Flood", "+200 %", "(test) bent");
        assertThat(CommandRun.of("probe", capture, "--model", model, "--budget", "-1")
                        .err())
                .contains("PROBE-103");
    }

    @Test
    void recordsThatCouldNotBeReadAreSaid() throws Exception {
        train();
        String cut = write("cut.csv", Flows.csv(300, true, 1) + "short,row\n");
        CommandRun result = CommandRun.of("evaluate", cut, "--model", model, "--json");
        assertThat(result.err()).contains("IO-203").contains("cut.csv line 302");
        assertThat(result.json().get("rejected").asInt()).isEqualTo(1);
    }

    @Test
    void onOtherLabelledFilesAGoalIsTunedOnTheRowsThemselvesAndThatIsSaid() throws Exception {
        train();
        String other = write("other.csv", Flows.csv(800, true, 9));
        CommandRun result = CommandRun.of("evaluate", other, "--model", model, "--goal", "best-f1", "--json");
        assertThat(result.json().get("partition").asText()).isEqualTo("all");
        assertThat(result.err()).contains("EVAL-301");
        assertThat(CommandRun.of("evaluate", other, "--model", model).err()).isEmpty();
    }

    @Test
    void scoreWritesTheFlaggedFlowsOrAll() throws Exception {
        train();
        Path out = folder.resolve("flagged.csv");
        String[] score = {"score", capture, "--model", model, "--out", out.toString()};
        JsonNode scored = CommandRun.of(with(score, "--json")).json();
        assertThat(Files.readAllLines(out)).hasSize(scored.get("flagged").asInt() + 1);
        CommandRun refused = CommandRun.of(score);
        assertThat(refused.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(CommandRun.of(with(score, "--all", "--force", "--explain", "0"))
                        .exit())
                .isZero();
        assertThat(Files.readAllLines(out)).hasSize(2_001);
        CommandRun top = CommandRun.of(with(score, "--goal", "share=0.5", "--force", "--json"));
        assertThat(top.json().get("flagged").asInt()).isBetween(900, 1_000);
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void whatGoesWrongIsOneLineWithItsExitCode() throws Exception {
        train();
        String[] again = {"train", capture, "--model", model, "--force"};
        expect(ExitCode.INPUT, "IO-", "inspect", folder.resolve("absent.csv").toString());
        expect(ExitCode.MODEL, "MODEL-101", "evaluate", capture, "--model", capture);
        expect(ExitCode.USAGE, "EVAL-201", "evaluate", capture, "--model", model, "--goal", "luck");
        expect(ExitCode.USAGE, "CONF-", with(again, "--set", "trees=0"));
        expect(ExitCode.USAGE, "CONF-", with(again, "--detector", "magic"));
        expect(ExitCode.USAGE, "CONF-201", with(again, "--train-on", "some"));
        expect(ExitCode.USAGE, "CONF-202", with(again, "--split", "guess"));
        expect(ExitCode.USAGE, "--model", "evaluate", capture);
        expect(ExitCode.USAGE, "--nonsense", "inspect", capture, "--nonsense");
        expect(ExitCode.INPUT, "IO-", "train", capture, "--model", model, "--split", "stratified");
        expect(ExitCode.USAGE, "CONF-203", with(again, "--benign", "Nope"));
        expect(ExitCode.USAGE, "--threads", "inspect", capture, "--threads", "0");
        String narrow = write("narrow.csv", "Duration,Protocol\n1,6\n2,17\n");
        expect(ExitCode.MODEL, "Packets", "evaluate", narrow, "--model", model);
    }

    private static void expect(int exit, String said, String... arguments) {
        CommandRun result = CommandRun.of(arguments);
        assertThat(result.err()).contains(said);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.exit()).isEqualTo(exit);
    }

    @Test
    void helpVersionAndCommandsAreKnown() {
        assertThat(CommandRun.of("--help").out()).contains("inspect", "train", "evaluate", "score", "demo");
        assertThat(CommandRun.of("--version").out()).startsWith("Strayflow ");
        assertThat(CommandRun.of("help", "train").out()).contains("--train-on");
        assertThat(CommandRun.of("train", "--help").out()).contains("--train-on");
        Console console = Console.ofProcess();
        assertThat(Cli.isCommand(new String[] {"inspect"}, console, CommandRun.NO_PICTURES))
                .isTrue();
        assertThat(Cli.isCommand(new String[] {"monday.csv"}, console, CommandRun.NO_PICTURES))
                .isFalse();
        assertThat(Cli.isCommand(new String[0], console, CommandRun.NO_PICTURES))
                .isFalse();
    }

    @Test
    void demoDoesTheMainJobOnTheSample() throws Exception {
        Path out = folder.resolve("demo");
        CommandRun result = CommandRun.of("demo", "--out", out.toString(), "--json");
        assertThat(result.exit()).isZero();
        assertThat(out.resolve("flagged.csv")).isNotEmptyFile();
        assertThat(out.resolve("office-day.sfm")).isNotEmptyFile();
        assertThat(result.json().get("rocAuc").asDouble()).isGreaterThan(0.9);
    }
}
