package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Split;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

class TestLooksTest {
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    Path folder;

    private Capture capture;
    private TestLooks looks;

    @BeforeEach
    void open() throws Exception {
        Path file = Files.writeString(folder.resolve("office.csv"), Flows.csv(1_000, true, 1));
        capture = WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        looks = new TestLooks(folder.resolve("data").resolve("looks.json"));
    }

    private Analysis train(String trees, long seed) throws Exception {
        return WORKSPACE
                .train(
                        capture,
                        TrainingRequest.suggestedFor(
                                        capture, IsolationForestSpec.defaults().with("trees", trees))
                                .withSplit(new SplitChoice(Optional.of(Split.Method.STRATIFIED), List.of(), List.of()))
                                .withSeed(seed))
                .run(Feedback.none());
    }

    private int look(Analysis analysis) throws Exception {
        return looks.look(analysis).run(Feedback.none());
    }

    @Test
    void theSameTestRowsCountTogetherWhateverWasTestedOnThem() throws Exception {
        assertThat(look(train("10", 1))).isEqualTo(1);
        assertThat(look(train("20", 1))).isEqualTo(2);
        assertThat(look(train("20", 2))).as("other rows").isEqualTo(1);
        Path moved = Files.copy(folder.resolve("office.csv"), folder.resolve("again.csv"));
        capture = WORKSPACE.open(List.of(moved), ReadOptions.defaults()).run(Feedback.none());
        assertThat(look(train("10", 1))).as("the same file elsewhere").isEqualTo(3);
    }

    @Test
    void aModelOnOtherFlowsHasNoTestRows() throws Exception {
        Analysis trained = train("10", 1);
        Path next = Files.writeString(folder.resolve("next.csv"), Flows.csv(500, true, 2));
        Capture other = WORKSPACE.open(List.of(next), ReadOptions.defaults()).run(Feedback.none());
        assertThat(look(WORKSPACE.score(other, trained.model()).run(Feedback.none())))
                .isZero();
    }

    @Test
    void aDamagedFileIsSaidAndKept() throws Exception {
        Analysis analysis = train("10", 1);
        look(analysis);
        Path file = folder.resolve("data").resolve("looks.json");
        for (String damage : List.of("", "{", "[]", "{\"format\":\"other\",\"looks\":{}}", "\0\0")) {
            Files.writeString(file, damage);
            JobFeedback feedback = new JobFeedback();
            assertThat(looks.look(analysis).run(feedback)).isEqualTo(1);
            assertThat(feedback.snapshot().warnings())
                    .as(damage)
                    .extracting(Problem::code)
                    .containsExactly("RUN-207");
            assertThat(file).hasContent(damage);
        }
    }
}
