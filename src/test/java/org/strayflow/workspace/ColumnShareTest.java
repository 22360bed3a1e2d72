package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.detect.XgBoostSpec;
import org.strayflow.feature.Finding;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

class ColumnShareTest {
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    Path folder;

    /** Flows whose columns tell a little of their kind each; {@code Hint} tells all of it when it leaks. */
    private Capture capture(boolean leak) throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder csv = new StringBuilder("Duration,Bytes,Packets,Hint,Label\n");
        for (int row = 0; row < 2_000; row++) {
            boolean attack = random.nextInt(4) == 0;
            for (int column = 0; column < 3; column++) {
                csv.append(Math.rint(1_000 * (random.nextGaussian() + (attack ? 1 : 0))))
                        .append(',');
            }
            csv.append(random.nextInt(50) + (leak && attack ? 100 : 0)).append(attack ? ",Flood\n" : ",BENIGN\n");
        }
        Path file = Files.writeString(folder.resolve(leak + ".csv"), csv);
        return WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private static List<String> warnings(Capture capture, DetectorSpec spec) throws Exception {
        JobFeedback feedback = new JobFeedback();
        Analysis analysis = WORKSPACE
                .train(capture, TrainingRequest.suggestedFor(capture, spec))
                .run(feedback);
        List<ColumnShare> shares = ColumnShare.of(analysis.model());
        assertThat(shares.stream().mapToDouble(ColumnShare::share).sum()).isCloseTo(1, within(1e-9));
        return feedback.snapshot().warnings().stream()
                .filter(problem -> problem.code().equals("TRAIN-134"))
                .map(Problem::summary)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xgboost", "ensemble"})
    void aPlantedLeakIsNamedByTheCheckAndByTheTraining(String detector) throws Exception {
        Capture leaking = capture(true);
        assertThat(WORKSPACE.check(leaking).run(Feedback.none()))
                .filteredOn(finding -> finding.code().equals("DATA-110"))
                .extracting(Finding::columns)
                .anySatisfy(columns -> assertThat(columns).contains("Hint"));
        DetectorSpec spec = Detectors.byId(detector);
        DetectorSpec quick = spec instanceof EnsembleSpec
                ? spec.with("classifier.rounds", "20").with("novelty", "isolation-forest")
                : spec.with("rounds", "20");
        assertThat(warnings(leaking, quick)).singleElement().asString().contains("Hint");
    }

    @Test
    void whatLearnsFromSeveralColumnsIsNotWarnedOf() throws Exception {
        assertThat(warnings(capture(false), XgBoostSpec.defaults().with("rounds", "20")))
                .isEmpty();
    }

    @Test
    void aNoveltyDetectorLearnsNoDifference() throws Exception {
        Capture capture = capture(true);
        Analysis analysis = WORKSPACE
                .train(capture, TrainingRequest.suggestedFor(capture, Detectors.byId("isolation-forest")))
                .run(Feedback.none());
        assertThat(ColumnShare.of(analysis.model())).isEmpty();
    }
}
