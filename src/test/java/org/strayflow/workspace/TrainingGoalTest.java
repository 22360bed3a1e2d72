package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Split;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** Which rows a training tunes on, what it warns of, and that it fails before it fits where it must fail. */
class TrainingGoalTest {
    private static final Workspace WORKSPACE = Workspace.onAllCores();

    @TempDir
    Path folder;

    private final JobFeedback feedback = new JobFeedback();
    private @Nullable Capture capture;

    /** Rows of kinds, each with its minute. */
    private static final class Csv {
        private final StringBuilder text = new StringBuilder("Timestamp,Duration,Bytes,Packets,Label\n");
        private final SplittableRandom random = new SplittableRandom(7);

        Csv rows(String kind, int count, int firstMinute, int step) {
            for (int row = 0; row < count; row++) {
                int minute = firstMinute + row * step;
                boolean benign = kind.equals("BENIGN");
                text.append(String.format("2024-03-01 %02d:%02d:00,", minute / 60, minute % 60))
                        .append(random.nextInt(500))
                        .append(',')
                        .append((benign ? 100 : 50_000) + random.nextInt(900))
                        .append(',')
                        .append(1 + random.nextInt(40))
                        .append(',')
                        .append(kind)
                        .append('\n');
            }
            return this;
        }
    }

    private TrainingRequest request(Csv csv) throws Exception {
        Path file = Files.writeString(folder.resolve("flows.csv"), csv.text);
        capture = WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(new JobFeedback());
        return TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults());
    }

    private Analysis train(TrainingRequest request) throws StrayflowException {
        return WORKSPACE.train(Objects.requireNonNull(capture), request).run(feedback);
    }

    private List<String> codes() {
        return feedback.snapshot().warnings().stream().map(Problem::code).toList();
    }

    private String warning(String code) {
        return feedback.snapshot().warnings().stream()
                .filter(problem -> problem.code().equals(code))
                .map(Problem::summary)
                .findFirst()
                .orElse("");
    }

    private static Csv usual() {
        return new Csv().rows("BENIGN", 300, 0, 1).rows("Flood", 60, 30, 2);
    }

    @Test
    void withoutValidationRowsTheThresholdIsTunedOnTrainingRowsNeverOnTestRows() throws Exception {
        Analysis analysis = train(request(usual()).withShares(0.5, 0));
        assertThat(analysis.model().operation().tunedOn()).isEqualTo("training");
        assertThat(analysis.reported()).isEqualTo(Partition.TEST);
        assertThat(codes()).containsExactly("TRAIN-138");
        assertThat(analysis.tunedOn(new Goal.TopCount(5))).isEqualTo(Partition.ALL);
    }

    @Test
    void aThresholdByHandOrAShareNeedsNoWarning() throws Exception {
        TrainingRequest request = request(usual()).withShares(0.5, 0);
        for (Goal goal : List.of(new Goal.Threshold(0.5), new Goal.TopShare(0.1))) {
            assertThat(train(request.withGoal(goal)).model().operation().goal()).isEqualTo(goal.text());
        }
        assertThat(codes()).isEmpty();
    }

    @Test
    void aGoalThatWasAskedForAndCannotBeReachedFailsBeforeAnythingIsFitted() throws Exception {
        TrainingRequest oneMoment = request(new Csv().rows("BENIGN", 100, 5, 0).rows("Flood", 50, 5, 0));
        assertThatThrownBy(() -> train(oneMoment.withGoal(new Goal.Budget(100))))
                .hasMessageContaining("EVAL-205");
        assertThat(feedback.snapshot().stage()).isEqualTo("splitting rows");
        TrainingRequest benignOnly = request(new Csv().rows("BENIGN", 200, 5, 1));
        assertThatThrownBy(() -> train(benignOnly.withGoal(new Goal.BestF1()))).hasMessageContaining("EVAL-203");
        assertThat(feedback.snapshot().stage()).isEqualTo("splitting rows");
    }

    /** The benign rows bear two times: the earlier ones train, the later ones test, none is left to tune on. */
    private static Csv benignInTwoMinutes() {
        return new Csv().rows("BENIGN", 150, 5, 0).rows("BENIGN", 50, 9, 0).rows("Flood", 60, 30, 2);
    }

    @Test
    void theGoalThatNobodyAskedForGivesWayWithAWarning() throws Exception {
        TrainingRequest request = request(benignInTwoMinutes());
        Analysis analysis = train(request);
        assertThat(analysis.model().operation().goal()).isEqualTo("share=0.01");
        assertThat(codes()).containsExactly("TRAIN-137");
        assertThat(warning("TRAIN-137")).contains("validation rows").contains("needs benign rows");
        assertThatThrownBy(() -> train(request.withGoal(new Goal.FalsePositiveRate(0.01))))
                .hasMessageContaining("EVAL-203");
    }

    @Test
    void aRunIsTakenDownWithTheGoalThatItHas() throws Exception {
        TrainingRequest request = request(benignInTwoMinutes());
        RunLog log = new RunLog(folder.resolve("runs"));
        String id = log.train(WORKSPACE, Objects.requireNonNull(capture), request)
                .run(feedback)
                .run()
                .orElseThrow();
        assertThat(log.get(id).setting("goal")).isEqualTo("share=0.01");
    }

    @Test
    void kindsThatBearOneTimeAreNamed() throws Exception {
        Split split = train(request(usual().rows("DoS", 90, 77, 0))).split();
        assertThat(split.shuffledKinds()).containsExactly("DoS");
        assertThat(codes()).containsExactly("TRAIN-135");
        assertThat(warning("TRAIN-135")).contains("DoS").contains("one time").contains("flatter");
    }

    @Test
    void kindsWithoutTestRowsAreNamedAHandfulOfThem() throws Exception {
        Csv csv = usual();
        for (int kind = 1; kind <= 9; kind++) {
            csv.rows("Rare " + kind, 1, 10 * kind, 1);
        }
        train(request(csv));
        assertThat(codes()).containsExactly("TRAIN-136");
        assertThat(warning("TRAIN-136"))
                .startsWith("There are no test rows of: Rare 1,")
                .contains("Rare 6 and 3 more");
    }

    @Test
    void aTestWithoutAnyAttackIsSaid() throws Exception {
        // Strictly by time, all attacks are early.
        TrainingRequest request = request(new Csv().rows("BENIGN", 300, 0, 1).rows("Flood", 60, 0, 1));
        train(request.withSplit(SplitChoice.by(Split.Method.STRICT_TIME)));
        assertThat(warning("TRAIN-136")).isEqualTo("There are no test rows of: Flood. The test has no attack.");
    }
}
