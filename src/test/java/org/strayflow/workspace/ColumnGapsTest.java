package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.detect.XgBoostSpec;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/** A model whose columns are empty in the flows it is to score says so. */
class ColumnGapsTest {
    private static final int ROWS = 1_000;
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    Path folder;

    private Capture trainedOn;

    @BeforeEach
    void open() throws Exception {
        trainedOn = capture("trained", row -> false, row -> row % 4 == 0);
    }

    /** Bytes tell the attacks; the duration and the idle time tell nothing. */
    private Path file(String name, IntPredicate noBytes, IntPredicate noIdle) throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder csv = new StringBuilder("Duration,Bytes,Idle,Service,Label\n");
        for (int row = 0; row < ROWS; row++) {
            boolean attack = row % 5 == 0;
            int bytes = random.nextInt(900) + (attack ? 5_000 : 10);
            csv.append(random.nextInt(500)).append(',');
            csv.append(noBytes.test(row) ? "" : bytes).append(',');
            csv.append(noIdle.test(row) ? "" : random.nextInt(50)).append(',');
            csv.append(row % 3 == 0 ? "dns" : "http").append(attack ? ",Flood\n" : ",BENIGN\n");
        }
        return Files.writeString(folder.resolve(name + ".csv"), csv);
    }

    private Capture capture(String name, IntPredicate noBytes, IntPredicate noIdle) throws Exception {
        return WORKSPACE
                .open(List.of(file(name, noBytes, noIdle)), ReadOptions.defaults())
                .run(Feedback.none());
    }

    private ModelBundle train(DetectorSpec spec) throws Exception {
        return WORKSPACE
                .train(trainedOn, TrainingRequest.suggestedFor(trainedOn, spec))
                .run(Feedback.none())
                .model();
    }

    private static List<Problem> gaps(JobFeedback feedback) {
        return feedback.snapshot().warnings().stream()
                .filter(problem -> problem.code().equals("MODEL-305"))
                .toList();
    }

    private static List<Problem> gaps(ModelBundle model, Capture capture) throws Exception {
        JobFeedback feedback = new JobFeedback();
        WORKSPACE.score(capture, model).run(feedback);
        return gaps(feedback);
    }

    @Test
    void anEmptyColumnThatTheModelLivesByIsWarnedOf() throws Exception {
        ModelBundle model = train(XgBoostSpec.defaults());
        assertThat(gaps(model, trainedOn)).isEmpty();
        Capture empty = capture("empty", row -> true, row -> row % 4 == 0);
        JobFeedback feedback = new JobFeedback();
        Analysis analysis = WORKSPACE.score(empty, model).run(feedback);
        assertThat(analysis.atOwnThreshold().model().operation().metrics().flagged())
                .isZero();
        Problem first = feedback.snapshot().warnings().getFirst();
        assertThat(first.code()).isEqualTo("MODEL-305");
        assertThat(first.summary())
                .matches("The model needs columns that most of these flows have no value in: "
                        + "Bytes in 1,000 rows \\(100\\.0 %\\) \\(\\d+ % of what it has learned\\)\\. .*");
        assertThat(first.remedy()).contains("train without them");
    }

    @Test
    void halfOfTheRowsAreEnoughAndTheGapsOfTheTrainingRowsAreNot() throws Exception {
        ModelBundle forest = train(IsolationForestSpec.defaults());
        assertThat(gaps(forest, capture("half", row -> row % 2 == 0, row -> row % 4 == 0)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.summary())
                        .contains("Bytes in 500 rows (50.0 %). Every")
                        .doesNotContain("Idle"));
        assertThat(gaps(forest, capture("fewer", row -> row % 20 < 9, row -> row % 4 == 0)))
                .isEmpty();
        trainedOn = capture("gappy", row -> false, row -> row % 20 != 0);
        ModelBundle gappy = train(IsolationForestSpec.defaults());
        assertThat(gaps(gappy, capture("same", row -> false, row -> row % 20 != 0)))
                .isEmpty();
        assertThat(gaps(gappy, capture("none", row -> true, row -> true)))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.summary()).contains("Bytes in").doesNotContain("Idle"));
    }

    @Test
    void anEnsembleLooksAtEveryColumnAndNamesTheOneItLearnedMostFromFirst() throws Exception {
        Capture both = capture("both", row -> true, row -> true);
        assertThat(gaps(train(EnsembleSpec.defaults()), both).getFirst().summary())
                .contains("Bytes in 1,000 rows", "Idle in 1,000 rows")
                .matches(".*Bytes.*Idle.*");
    }

    @Test
    void testFilesWithoutTheColumnAreWarnedOfInTraining() throws Exception {
        Path test = file("later", row -> true, row -> false);
        Capture joined = WORKSPACE
                .open(List.of(file("earlier", row -> false, row -> false), test), ReadOptions.defaults())
                .run(Feedback.none());
        TrainingRequest request = TrainingRequest.suggestedFor(joined, XgBoostSpec.defaults())
                .withSplit(SplitChoice.ofTestFiles(List.of(test)));
        JobFeedback feedback = new JobFeedback();
        WORKSPACE.train(joined, request).run(feedback);
        assertThat(gaps(feedback)).singleElement().satisfies(problem -> assertThat(problem.summary())
                .contains("most of the test rows", "Bytes in 1,000 rows (100.0 %)"));
    }
}
