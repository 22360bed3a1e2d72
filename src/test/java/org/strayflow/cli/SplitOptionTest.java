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
import org.strayflow.eval.Split;
import org.strayflow.store.ModelFiles;
import org.strayflow.task.Feedback;

/** {@code train --split} and {@code --test}: what is trained on, what is reported on, and the same again by {@code evaluate}. */
class SplitOptionTest {
    private static final int ROWS = 600;

    @TempDir
    Path folder;

    private Path first = Path.of("");
    private Path second = Path.of("");
    private String model = "";

    @BeforeEach
    void writeCaptures() throws Exception {
        first = Files.writeString(folder.resolve("first.csv"), csv(1, true, "Flood"));
        second = Files.writeString(folder.resolve("second.csv"), csv(2, true, "Worm"));
        model = folder.resolve("m.sfm").toString();
    }

    /** A row a minute of one day; every tenth row is a flood, the last fifty rows have another kind in their place. */
    private static String csv(int day, boolean timed, String lastKind) {
        SplittableRandom random = new SplittableRandom(day);
        StringBuilder csv = new StringBuilder((timed ? "Timestamp," : "") + "Duration,Bytes,Packets,Label\n");
        for (int row = 0; row < ROWS; row++) {
            boolean attack = row % 10 == 0;
            String kind = attack ? (row >= ROWS - 50 ? lastKind : "Flood") : "BENIGN";
            csv.append(timed ? String.format("2024-03-%02d %02d:%02d:00,", day, row / 60, row % 60) : "")
                    .append(random.nextInt(500))
                    .append(',')
                    .append((attack ? 50_000 : 100) + random.nextInt(900))
                    .append(',')
                    .append(1 + random.nextInt(40))
                    .append(',')
                    .append(kind)
                    .append('\n');
        }
        return csv.toString();
    }

    private CommandRun train(Path data, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("train", data.toString(), "--json", "--force", "--model=" + model));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private Split.Plan plan() throws Exception {
        return ModelFiles.open(Path.of(model)).run(Feedback.none()).training().split();
    }

    private static int test(JsonNode json) {
        return json.get("partitions").get("test").asInt();
    }

    /** What evaluate says of the same files is what train said. */
    private void assertMadeAgain(JsonNode trained, Path... data) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("evaluate", "--json", "--model=" + model));
        List.of(data).forEach(file -> arguments.add(file.toString()));
        JsonNode again = CommandRun.of(arguments.toArray(String[]::new)).json();
        for (String field : List.of("partition", "rows", "confusion", "rocAuc")) {
            assertThat(again.get(field)).as(field).isEqualTo(trained.get(field));
        }
    }

    @Test
    void withTimesTheUsualSplitIsByTimeWithinEachKind() throws Exception {
        CommandRun run = train(first);
        assertThat(run.err()).isEmpty();
        assertThat(run.json().get("split").asText()).isEqualTo("by time within each kind 60/20/20");
        assertThat(test(run.json())).isEqualTo(120);
        assertThat(plan().method()).isEqualTo(Split.Method.TIME);
        assertMadeAgain(run.json(), first);
    }

    @Test
    void withoutTimesItIsStratifiedWithAWarningUnlessAskedFor() throws Exception {
        Path untimed = Files.writeString(folder.resolve("untimed.csv"), csv(1, false, "Flood"));
        CommandRun run = train(untimed);
        assertThat(run.err()).contains("TRAIN-132");
        assertThat(run.json().get("split").asText()).isEqualTo("stratified 60/20/20, seed 1");
        assertThat(train(untimed, "--split=stratified").err()).isEmpty();
        CommandRun time = train(untimed, "--split=time");
        assertThat(time.exit()).isNotZero();
        assertThat(time.err()).contains("CONF-150");
    }

    @Test
    void withoutValidationRowsNoGoalLooksAtTestRows() throws Exception {
        CommandRun run = train(first, "--train-share=0.5", "--validation-share=0");
        assertThat(run.err()).contains("TRAIN-138");
        assertThat(run.json().get("tunedOn").asText()).isEqualTo("training");
        assertThat(run.json().get("partition").asText()).isEqualTo("test");
        CommandRun best = CommandRun.of("evaluate", first.toString(), "--model=" + model, "--goal=best-f1", "--json");
        assertThat(best.err()).contains("EVAL-303").doesNotContain("EVAL-301");
        assertThat(best.json().get("tunedOn").asText()).isEqualTo("training");
        CommandRun top = CommandRun.of("evaluate", first.toString(), "--model=" + model, "--goal=top=5", "--json");
        assertThat(top.err()).doesNotContain("EVAL-30");
        assertThat(top.json().get("tunedOn").asText()).isEqualTo("all");
    }

    @Test
    void givenTestFilesAreReportedOnAndKindsSeenThereAloneAreNamed() throws Exception {
        CommandRun run = train(first, "--test=" + second, "--train-share=0.7", "--validation-share=0.3");
        assertThat(test(run.json())).isEqualTo(ROWS);
        assertThat(run.err()).contains("TRAIN-133").contains("Worm");
        assertThat(run.json().get("unseenKinds").get(0).asText()).isEqualTo("Worm");
        assertThat(plan().testFiles()).containsExactly(1);
        assertMadeAgain(run.json(), first, second);
        // A file of the data may be the test as well: it is opened once.
        CommandRun inside = train(folder, "--test=" + second);
        assertThat(test(inside.json())).isEqualTo(ROWS);
    }

    @Test
    void everyOtherSplitIsMadeAndMadeAgain() throws Exception {
        for (String split : List.of("strict-time", "day", "file", "kind=Worm")) {
            CommandRun run = CommandRun.of(
                    "train",
                    first.toString(),
                    second.toString(),
                    "--json",
                    "--force",
                    "--model=" + model,
                    "--split=" + split);
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(test(run.json())).as(split).isPositive();
            assertMadeAgain(run.json(), first, second);
        }
        assertThat(plan().kinds()).containsExactly("Worm");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        assertThat(train(first, "--split=odd").err()).contains("CONF-202").contains("strict-time");
        assertThat(train(first, "--split=kind").err()).contains("CONF-202");
        assertThat(train(first, "--split=kind=Worm").err()).contains("CONF-153");
        assertThat(train(first, "--split=file").err()).contains("CONF-151");
        assertThat(train(first, "--split=day").err()).contains("TRAIN-131");
        assertThat(train(first, "--split=time", "--test=" + second).err()).contains("CONF-156");
        assertThat(train(first, "--train-share=0.9").err()).contains("CONF-155");
    }
}
