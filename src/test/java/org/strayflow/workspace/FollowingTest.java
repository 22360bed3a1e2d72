package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.detect.LogisticRegressionSpec;
import org.strayflow.detect.NearestNeighboursSpec;
import org.strayflow.detect.RandomForestSpec;
import org.strayflow.io.Capture;
import org.strayflow.io.LogEvent;
import org.strayflow.io.ReadOptions;
import org.strayflow.io.Reject;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;

/** A log that is followed gives the scores and the flags that scoring the whole file gives, and each once. */
class FollowingTest {
    @TempDir
    static Path folder;

    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));
    private static String log = "";
    private static ModelBundle forest;

    @BeforeAll
    static void train() throws Exception {
        log = Flows.csv(1_500, false, 7);
        forest = trained(IsolationForestSpec.defaults());
    }

    private static ModelBundle trained(DetectorSpec spec) throws Exception {
        Path file = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_200, true, 1));
        Capture capture = WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        return WORKSPACE
                .train(capture, TrainingRequest.suggestedFor(capture, spec))
                .run(Feedback.none())
                .model();
    }

    /** Keeps what it is told. */
    private static final class Told implements FollowListener {
        final List<String> flags = new ArrayList<>();
        final List<LogEvent> events = new ArrayList<>();
        final List<Reject> rejects = new ArrayList<>();
        FollowCounts counts = FollowCounts.NONE;
        int breakAt = Integer.MAX_VALUE;

        @Override
        public void flagged(List<FlaggedFlow> flows) {
            for (FlaggedFlow flow : flows) {
                flags.add(flow.place().line() + " " + flow.score());
                if (flags.size() >= breakAt) {
                    throw new IllegalStateException("the program breaks down");
                }
            }
        }

        @Override
        public void rejected(long count, List<Reject> first) {
            rejects.addAll(first);
        }

        @Override
        public void event(LogEvent event) {
            events.add(event);
        }

        @Override
        public void counts(FollowCounts now) {
            counts = now;
        }
    }

    static List<DetectorSpec> detectors() {
        return List.of(
                IsolationForestSpec.defaults(),
                NearestNeighboursSpec.defaults(),
                RandomForestSpec.defaults(),
                LogisticRegressionSpec.defaults(),
                EnsembleSpec.defaults());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void theFlagsAreThoseOfTheWholeFile(DetectorSpec detector) throws Exception {
        ModelBundle model = trained(detector);
        Path whole = Files.writeString(folder.resolve("whole.csv"), log);
        Capture capture = WORKSPACE.open(List.of(whole), ReadOptions.defaults()).run(Feedback.none());
        Analysis analysis = WORKSPACE.score(capture, model).run(Feedback.none());
        double threshold = model.operation().threshold();
        List<String> expected = new ArrayList<>();
        for (int row = 0; row < capture.table().rows(); row++) {
            if (analysis.score(row) >= threshold) {
                expected.add(row + 2 + " " + (double) analysis.score(row));
            }
        }
        Path file = folder.resolve("grows-" + detector.id() + ".csv");
        Told told = new Told();
        FollowRequest request = FollowRequest.of(file, threshold)
                .waiting(writer(file, new SplittableRandom(1), detector instanceof IsolationForestSpec ? 900 : 20_000));
        assertCancelled(model, request, told);
        assertThat(expected).isNotEmpty();
        assertThat(told.flags).isEqualTo(expected);
        assertThat(told.counts).isEqualTo(new FollowCounts(1_500, expected.size(), 0, 0, 1));
    }

    /** Writes the log piece by piece whenever the follower waits; cancels when all is written. */
    private static Pause writer(Path file, SplittableRandom random, int most) {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        int[] at = {0};
        return feedback -> {
            if (at[0] == bytes.length) {
                throw new CancellationException("all is written");
            }
            int to = Math.min(bytes.length, at[0] + random.nextInt(1, most));
            append(file, Arrays.copyOfRange(bytes, at[0], to));
            at[0] = to;
        };
    }

    private static void append(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertCancelled(ModelBundle model, FollowRequest request, FollowListener listener) {
        assertThatThrownBy(() -> WORKSPACE.follow(model, request, listener).run(Feedback.none()))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aBreakdownLosesNoFlagAndRepeatsOnlyTheLastBatch() throws Exception {
        Path file = Files.writeString(folder.resolve("breaks.csv"), "");
        Path state = folder.resolve("breaks.state");
        FollowRequest request = FollowRequest.of(file, 0.0).onlyOnce().resuming(state);
        SplittableRandom random = new SplittableRandom(3);
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int to = Math.min(bytes.length, at + random.nextInt(1, 4000));
            append(file, Arrays.copyOfRange(bytes, at, to));
            at = to;
            if (random.nextInt(3) == 0) {
                Told broken = new Told();
                broken.breakAt = random.nextInt(1, 10);
                try {
                    WORKSPACE.follow(forest, request, broken).run(Feedback.none());
                    all.addAll(broken.flags);
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage("the program breaks down");
                }
            }
            Told told = new Told();
            WORKSPACE.follow(forest, request, told).run(Feedback.none());
            all.addAll(told.flags);
        }
        Told atOnce = new Told();
        WORKSPACE.follow(forest, FollowRequest.of(file, 0.0).onlyOnce(), atOnce).run(Feedback.none());
        assertThat(all).isEqualTo(atOnce.flags).hasSize(1_500);
    }

    @Test
    void aFileIsWrittenDownBeforeItIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("found.csv"), log);
        Path state = folder.resolve("found.state");
        Told broken = new Told();
        broken.breakAt = 1;
        FollowRequest request = FollowRequest.of(file, 0.0).onlyOnce().resuming(state);
        assertThatThrownBy(() -> WORKSPACE.follow(forest, request, broken).run(Feedback.none()))
                .hasMessage("the program breaks down");
        Files.move(file, folder.resolve("found.csv.1"));
        Files.writeString(file, log);
        Told told = new Told();
        WORKSPACE.follow(forest, request, told).run(Feedback.none());
        assertThat(told.flags).hasSize(3_000);
    }

    @Test
    void countsGoOnAcrossRuns() throws Exception {
        Path file = Files.writeString(folder.resolve("counts.csv"), log.substring(0, 20_000));
        FollowRequest request = FollowRequest.of(file, 0.0).onlyOnce().resuming(folder.resolve("counts.state"));
        FollowCounts first = WORKSPACE.follow(forest, request, new Told()).run(Feedback.none());
        append(file, (log.substring(20_000) + "1,2\n").getBytes(StandardCharsets.UTF_8));
        Told told = new Told();
        FollowCounts second = WORKSPACE.follow(forest, request, told).run(Feedback.none());
        assertThat(first.rows()).isLessThan(1_500);
        assertThat(second).isEqualTo(new FollowCounts(1_500, 1_500, 1, 0, 1));
        assertThat(told.events).containsExactly(LogEvent.FOUND_AGAIN);
        assertThat(told.rejects).singleElement().satisfies(reject -> assertThat(reject.line())
                .isEqualTo(1502));
    }

    @Test
    void fromTheEndOnlyNewFlowsAreScored() throws Exception {
        Path file = Files.writeString(folder.resolve("end.csv"), log);
        Told told = new Told();
        int[] waits = {0};
        FollowRequest request = FollowRequest.of(file, 0.0)
                .from(FollowRequest.Start.END)
                .waiting(feedback -> {
                    if (waits[0]++ == 1) {
                        throw new CancellationException("enough");
                    }
                    append(
                            file,
                            log.substring(log.indexOf('\n') + 1, log.indexOf('\n', 100) + 1)
                                    .getBytes(StandardCharsets.UTF_8));
                });
        assertCancelled(forest, request, told);
        assertThat(told.counts.passed()).isEqualTo(1_500);
        assertThat(told.counts.rows()).isEqualTo(told.flags.size()).isPositive();
        assertThat(told.flags.getFirst()).startsWith("1502 ");
    }

    @Test
    void aFileOfStateIsNotTakenForAnother() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.csv"), log);
        Path notes = Files.writeString(folder.resolve("notes.txt"), "do not lose");
        FollowRequest request = FollowRequest.of(file, 0.5).onlyOnce();
        assertThatThrownBy(() -> WORKSPACE
                        .follow(forest, request.resuming(notes), new Told())
                        .run(Feedback.none()))
                .hasMessageContaining("IO-146");
        assertThat(notes).hasContent("do not lose");
        Path state = folder.resolve("mine.state");
        WORKSPACE.follow(forest, request.resuming(state), new Told()).run(Feedback.none());
        Path other = Files.writeString(folder.resolve("other.csv"), log);
        assertThatThrownBy(() -> WORKSPACE
                        .follow(forest, FollowRequest.of(other, 0.5).onlyOnce().resuming(state), new Told())
                        .run(Feedback.none()))
                .hasMessageContaining("IO-147");
    }

    @Test
    void aLogThatLacksAColumnOfTheModelIsRefusedWithItsName() throws Exception {
        Path file = Files.writeString(folder.resolve("lacks.csv"), log.replace("Duration", "Length"));
        assertThatThrownBy(() -> WORKSPACE
                        .follow(forest, FollowRequest.of(file, 0.5).onlyOnce(), new Told())
                        .run(Feedback.none()))
                .hasMessageContaining("MODEL-201")
                .hasMessageContaining("Duration");
    }

    @Test
    void theSampleDayIsScoredAsByTheCommand() throws Exception {
        ModelBundle model =
                WORKSPACE.openModel(Path.of("models/office-day.sfm")).run(Feedback.none());
        Path packed = Path.of("sample-data/office-day-2.csv.gz");
        Path day = folder.resolve("day.csv");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, day);
        }
        Capture capture =
                WORKSPACE.open(List.of(packed), ReadOptions.defaults()).run(Feedback.none());
        Analysis analysis = WORKSPACE.score(capture, model).run(Feedback.none());
        Told told = new Told();
        FollowCounts counts = WORKSPACE
                .follow(model, FollowRequest.of(day, 0).onlyOnce().explaining(0), told)
                .run(Feedback.none());
        assertThat(counts.rows()).isEqualTo(capture.table().rows());
        assertThat(counts.rejected()).isEqualTo(capture.rejects().count());
        for (int row = 0; row < capture.table().rows(); row++) {
            assertThat(told.flags.get(row)).endsWith(" " + (double) analysis.score(row));
        }
    }

    @Test
    void aPauseEndsWithACancel() {
        JobFeedback feedback = new JobFeedback();
        Pause.of(Duration.ofMillis(1)).await(feedback);
        feedback.cancel();
        assertThatThrownBy(() -> Pause.of(Duration.ofDays(1)).await(feedback))
                .isInstanceOf(CancellationException.class);
    }
}
