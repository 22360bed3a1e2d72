package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.JobFeedback;

class ImportanceTest {
    private static final List<String> FEATURES = List.of("bytes", "constant", "minus");

    /** Scores are row / rows; the first feature's contribution is the row, the second's a constant, the third's minus twice the row. */
    private static Ranking ranking(int rows) throws Exception {
        float[] scores = new float[rows];
        for (int row = 0; row < rows; row++) {
            scores[row] = row / (float) rows;
        }
        return Ranking.of(scores, null, Selection.all(rows)).run(Feedback.none());
    }

    private static Job<double[]> means(int[] rows) {
        return feedback -> {
            feedback.progress(1, 1);
            double mean = Arrays.stream(rows).average().orElseThrow();
            return new double[] {mean, 7, -2 * mean};
        };
    }

    @Test
    void comparesFlaggedRowsWithTheRest() throws Exception {
        JobFeedback feedback = new JobFeedback();
        Importance importance = Importance.of(ranking(100), 0.9f, FEATURES, ImportanceTest::means)
                .run(feedback);

        assertThat(importance.features())
                .containsExactly(
                        new FeatureImportance("minus", -189, -89, -100),
                        new FeatureImportance("bytes", 94.5, 44.5, 50),
                        new FeatureImportance("constant", 7, 7, 0));
        assertThat(importance.flagged()).isEqualTo(10);
        assertThat(importance.rest()).isEqualTo(90);
        assertThat(importance.isSampled()).isFalse();
        assertThat(feedback.snapshot().fraction()).isCloseTo(1, within(1e-9));
    }

    @Test
    void isEmptyWhenNothingOrEverythingIsFlagged() throws Exception {
        for (double threshold : new double[] {0, 1}) {
            Importance importance = Importance.of(ranking(10), threshold, FEATURES, ImportanceTest::means)
                    .run(Feedback.none());
            assertThat(importance.features()).isEmpty();
            assertThat(importance.flagged() + importance.rest()).isEqualTo(10);
            assertThat(importance.isSampled()).isFalse();
        }
    }

    @Test
    void samplesLargeSidesEvenlyAndAlwaysAlike() throws Exception {
        Ranking ranking = ranking(100_000);
        List<int[]> asked = new ArrayList<>();
        Importance.Contributions recording = rows -> {
            asked.add(rows);
            return means(rows);
        };
        Importance first =
                Importance.of(ranking, 0.9f, FEATURES, recording, 500).run(Feedback.none());
        Importance second =
                Importance.of(ranking, 0.9f, FEATURES, recording, 500).run(Feedback.none());

        assertThat(first.isSampled()).isTrue();
        assertThat(first.flaggedUsed()).isEqualTo(500);
        assertThat(first.restUsed()).isEqualTo(500);
        assertThat(first).isEqualTo(second);
        assertThat(asked.get(0)).hasSize(500).doesNotHaveDuplicates().isSorted();
        assertThat(asked.get(0)[0]).isGreaterThanOrEqualTo(90_000);
        assertThat(Arrays.stream(asked.get(0)).map(row -> row % 20).distinct().count())
                .isGreaterThan(10);
        assertThat(asked.get(1)).hasSize(500).doesNotHaveDuplicates().isSorted();
        assertThat(asked.get(1)[499]).isLessThan(90_000);
        // One row of each 20 and of each 180: the means are off by far less than a stretch.
        assertThat(first.features().get(1).flaggedMean()).isCloseTo(94_999.5, within(20.0));
        assertThat(first.features().get(1).restMean()).isCloseTo(44_999.5, within(180.0));
    }

    @Test
    void samplesOnlyTheSideThatIsLarge() throws Exception {
        Importance importance = Importance.of(ranking(1000), 0.99f, FEATURES, ImportanceTest::means, 100)
                .run(Feedback.none());

        assertThat(importance.flaggedUsed()).isEqualTo(importance.flagged()).isEqualTo(10);
        assertThat(importance.restUsed()).isEqualTo(100);
        assertThat(importance.isSampled()).isTrue();
    }

    @Test
    void refusesContributionsOfOtherFeatures() throws Exception {
        Ranking ranking = ranking(10);
        assertThatThrownBy(() -> Importance.of(ranking, 0.5, List.of("one"), ImportanceTest::means)
                        .run(Feedback.none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Importance.of(ranking, 0.5, FEATURES, ImportanceTest::means, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
