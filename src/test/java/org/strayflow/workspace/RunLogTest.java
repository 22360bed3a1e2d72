package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.detect.XgBoostSpec;
import org.strayflow.eval.Partition;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

class RunLogTest {
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    static Path shared;

    private static Capture capture;

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-03-01T10:20:30.500Z");
    private RunLog log;

    @BeforeAll
    static void open() throws Exception {
        Path file = Files.writeString(shared.resolve("office.csv"), Flows.csv(2_000, true, 1));
        capture = WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    @BeforeEach
    void empty() {
        log = new RunLog(folder.resolve("runs"), () -> now);
    }

    private static TrainingRequest request() {
        return TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults());
    }

    private TrainingRun train(TrainingRequest request) throws Exception {
        RunLog.Logged logged = log.train(WORKSPACE, capture, request).run(Feedback.none());
        return log.get(logged.run().orElseThrow());
    }

    private List<TrainingRun> runs() throws Exception {
        return log.list().run(Feedback.none()).runs();
    }

    @Test
    void aRunSaysWhatWasChosenAndWhatWasReached() throws Exception {
        RunLog.Logged logged =
                log.train(WORKSPACE, capture, request().withSeed(7)).run(Feedback.none());
        TrainingRun run = log.get(logged.run().orElseThrow());
        assertThat(run.id()).isEqualTo("20260301-102030");
        assertThat(run.time()).isEqualTo("2026-03-01T10:20:30Z");
        assertThat(run.settings())
                .containsEntry("detector", "isolation-forest")
                .containsEntry("trees", "100")
                .containsEntry("seed", "7")
                .containsEntry("split", "stratified 60/20/20, seed 7")
                .containsEntry("train on", "benign")
                .containsEntry("benign", "BENIGN")
                .containsEntry("label", "Label")
                .containsEntry("prepare text", "rarity");
        assertThat(run.setting("files")).startsWith("office.csv (").hasSize("office.csv ()".length() + 12);
        assertThat(run.columns()).isEqualTo(request().features());
        assertThat(run.data().partitions())
                .containsEntry("all", 2_000)
                .containsEntry(
                        "test", logged.analysis().split().rows(Partition.TEST).size());
        assertThat(run.metric(RunMetrics.F1))
                .isEqualTo(logged.analysis().model().operation().metrics().f1());
        assertThat(run.result().kinds())
                .isEqualTo(logged.analysis().model().operation().metrics().perKind());
        assertThat(run.result().roc().x()).hasSizeBetween(2, RunNotes.CURVE_POINTS);
        assertThat(areaUnder(run.result().roc())).isCloseTo(run.metric(RunMetrics.ROC_AUC), Offset.offset(0.002));
        assertThat(run.model()).isEmpty();
    }

    private static double areaUnder(TrainingRun.Points roc) {
        double area = 0;
        for (int i = 1; i < roc.x().length; i++) {
            area += (roc.x()[i] - roc.x()[i - 1]) * (roc.y()[i] + roc.y()[i - 1]) / 2;
        }
        return area;
    }

    @Test
    void aRunOfBoostingKeepsItsLossAndDiffersFromAForestInTheDetectorOnly() throws Exception {
        TrainingRun forest = train(request());
        now = now.plusSeconds(60);
        TrainingRun boosting = train(request()
                .withSpec(XgBoostSpec.defaults().with("rounds", "5"))
                .withPreparation(request().preparation()));
        assertThat(boosting.result().learning().loss()).hasSize(5);
        assertThat(boosting.result().learning().measure()).contains("logloss");
        assertThat(boosting.metric(RunMetrics.KINDS_MACRO_F1)).isBetween(0.9, 1.0);
        assertThat(forest.metric(RunMetrics.KINDS_MACRO_F1)).isNaN();
        assertThat(RunComparison.of(runs()).settings())
                .contains("detector", "train on")
                .doesNotContain("trees", "rounds", "seed", "files", "split", RunComparison.COLUMNS);
        assertThat(runs()).extracting(TrainingRun::id).containsExactly(boosting.id(), forest.id());
    }

    @Test
    void onlyWhatDiffersIsCompared() throws Exception {
        TrainingRun first = train(request());
        assertThat(RunComparison.of(List.of(first)).settings()).isEmpty();
        TrainingRun same = train(request());
        assertThat(RunComparison.of(List.of(first, same)).settings()).isEmpty();
        TrainingRun other = train(request()
                .withSpec(IsolationForestSpec.defaults().with("trees", "20"))
                .withFeatures(
                        request().features().subList(1, request().features().size())));
        RunComparison comparison = RunComparison.of(List.of(first, same, other));
        assertThat(comparison.settings()).containsExactly(RunComparison.COLUMNS, "trees");
        assertThat(comparison.value(first, RunComparison.COLUMNS))
                .isEqualTo("all " + request().features().size());
        assertThat(comparison.value(other, RunComparison.COLUMNS))
                .isEqualTo("without " + request().features().getFirst());
        assertThat(comparison.value(other, "trees")).isEqualTo("20");
    }

    @Test
    void runsOfOneSecondGetNamesOfTheirOwnAndNoneReplacesAnother() throws Exception {
        TrainingRun run = train(request());
        assertThat(log.add(run).id()).isEqualTo("20260301-102030-2");
        assertThat(log.add(run).id()).isEqualTo("20260301-102030-3");
        assertThat(runs()).hasSize(3);
    }

    @Test
    void aDamagedFileIsToldOfAndCostsNothingElse() throws Exception {
        TrainingRun run = train(request());
        byte[] whole = Files.readAllBytes(log.folder().resolve(run.id() + ".json"));
        write("cut", Arrays.copyOf(whole, whole.length / 2));
        write("empty", new byte[0]);
        write("other", whole);
        write("list", "[1, 2]".getBytes(StandardCharsets.UTF_8));
        write("time", replace(whole, "2026-03-01T10:20:30Z", "yesterday", run.id(), "time"));
        write("newer", replace(whole, "\"version\" : 1", "\"version\" : 2", run.id(), "newer"));
        write("null", replace(whole, "\"layout\" : \"", "\"layout\" : null, \"x\" : \"", run.id(), "null"));
        RunLog.Listing listing = log.list().run(Feedback.none());
        assertThat(listing.runs()).extracting(TrainingRun::id).containsExactly(run.id());
        assertThat(listing.damaged()).hasSize(7).allMatch(problem -> problem.code()
                .equals("RUN-202"));
        assertThatThrownBy(() -> log.get("cut")).isInstanceOf(InputException.class);
        log.delete("cut");
        assertThat(log.list().run(Feedback.none()).damaged()).hasSize(6);
    }

    private void write(String id, byte[] bytes) throws Exception {
        Files.write(log.folder().resolve(id + ".json"), bytes);
    }

    private static byte[] replace(byte[] whole, String what, String by, String id, String newId) {
        String text = new String(whole, StandardCharsets.UTF_8);
        assertThat(text).contains(what);
        return text.replace(what, by).replace(id, newId).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void noChangeOfARunFileIsMoreThanADamagedFile() throws Exception {
        TrainingRun run = train(request());
        byte[] whole = Files.readAllBytes(log.folder().resolve(run.id() + ".json"));
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            byte[] changed = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            write(run.id(), random.nextInt(10) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed);
            RunLog.Listing listing = log.list().run(Feedback.none());
            assertThat(listing.runs().size() + listing.damaged().size()).isEqualTo(1);
            RunComparison.of(listing.runs());
            MlflowExport.of(listing.runs()).write(folder.resolve("changed")).run(Feedback.none());
        }
    }

    @Test
    void namesThatAreNoNamesOfRunsAreRefused() {
        for (String id : List.of("../settings", "", "a/b", ".", "nobody")) {
            assertThatThrownBy(() -> log.delete(id))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("RUN-203");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenCostsAWarningNotTheTraining() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        RunLog blocked = new RunLog(file.resolve("runs"), () -> now);
        JobFeedback feedback = new JobFeedback();
        RunLog.Logged logged = blocked.train(WORKSPACE, capture, request()).run(feedback);
        assertThat(logged.run()).isEmpty();
        assertThat(logged.analysis().model().detector().features()).isPositive();
        assertThat(feedback.snapshot().warnings()).extracting(Problem::code).containsExactly("TRAIN-132", "RUN-201");
        blocked.noteModel(Optional.of("gone"), Path.of("m.sfm"), feedback);
        assertThat(feedback.snapshot().warnings()).hasSize(3);
        assertThat(blocked.list().run(Feedback.none()).runs()).isEmpty();
    }

    @Test
    void theModelOfARunIsFoundAgainWhereItWasSaved() throws Exception {
        TrainingRun run = train(request());
        Path model = folder.resolve("m.sfm");
        log.noteModel(Optional.of(run.id()), model, Feedback.none());
        assertThat(log.get(run.id()).model()).isEqualTo(model.toString());
        assertThat(log.get(run.id()).modelFile()).isEmpty();
        Files.writeString(model, "a model");
        assertThat(log.get(run.id()).modelFile()).contains(model);
    }

    @Test
    void theBestOfAMetricComesFirstAndThoseWithoutItLast() throws Exception {
        TrainingRun good = withMetric("good", 0.01);
        TrainingRun bad = withMetric("bad", 0.5);
        TrainingRun none = withMetric("none", Double.NaN);
        assertThat(RunMetrics.bestFirst(List.of(none, bad, good), RunMetrics.FALSE_POSITIVE_RATE))
                .containsExactly(good, bad, none);
        assertThat(RunMetrics.bestFirst(List.of(none, good, bad), RunMetrics.F1))
                .containsExactly(bad, good, none);
    }

    static TrainingRun withMetric(String id, double value) {
        Map<String, Double> metrics =
                Double.isNaN(value) ? Map.of() : Map.of(RunMetrics.F1, value, RunMetrics.FALSE_POSITIVE_RATE, value);
        TrainingRun.Points none = new TrainingRun.Points(new float[0], new float[0]);
        return new TrainingRun(
                TrainingRun.FORMAT,
                1,
                id,
                "2026-03-01T10:20:30Z",
                1.5,
                "Isolation forest",
                Map.of("detector", "isolation-forest", "fixes", "", "it's", "a: 'b'\n#c"),
                List.of("a", "b"),
                2,
                List.of(),
                new TrainingRun.Data("x.csv", "generic", List.of(), 10, 5, Map.of("all", 10)),
                new TrainingRun.Result(
                        0.6,
                        "all",
                        "all",
                        metrics,
                        List.of(),
                        none,
                        none,
                        new TrainingRun.Learning("logloss", new float[] {0.5f, 0.25f})),
                "");
    }
}
