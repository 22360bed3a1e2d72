package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.TrainingSet;
import org.strayflow.eval.PermutationImportance.Question;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

class PermutationImportanceTest {
    private static final int ROWS = 3_000;

    /** The label follows one number, less often a text; the other columns are noise. */
    private record Planted(FeatureMatrix matrix, Labels labels, FittedDetector detector) {
        static Planted make(String id) throws StrayflowException {
            SplittableRandom random = new SplittableRandom(1);
            double[][] numbers = new double[4][ROWS];
            String[] service = new String[ROWS];
            String[] label = new String[ROWS];
            for (int row = 0; row < ROWS; row++) {
                boolean attack = random.nextInt(4) == 0;
                label[row] = attack ? "scan" : "BENIGN";
                for (double[] column : numbers) {
                    column[row] = random.nextInt(1000);
                }
                numbers[1][row] += attack && random.nextInt(10) > 0 ? 800 : 0;
                service[row] = (random.nextInt(10) < (attack ? 6 : 2) ? "ftp" : "http") + random.nextInt(3);
            }
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < numbers.length; i++) {
                columns.add(NumberColumn.of("number " + i, numbers[i]));
            }
            columns.add(TextColumn.of("service", service));
            FlowTable table = new FlowTable(columns, Collections.nCopies(columns.size(), Role.FEATURE));
            Selection training = Selection.where(ROWS, row -> row % 2 == 0);
            List<String> names = columns.stream().map(Column::name).toList();
            Preparation preparation = Preparation.fit(
                            table, training, names, PreparationPlan.forLinearModels(), new Parallel(2))
                    .run(Feedback.none());
            FeatureMatrix matrix = preparation.bind(table);
            Labels labels = Labels.of(TextColumn.of("label", label));
            TrainingSet set = new TrainingSet(matrix, training, Selection.of(), labels);
            return new Planted(
                    matrix,
                    labels,
                    Detectors.train(Detectors.byId(id).with("trees", "30"), set, 1, new Parallel(2))
                            .run(Feedback.none()));
        }

        PermutationImportance ask(Question question, int threads) throws StrayflowException {
            return PermutationImportance.of(
                            detector,
                            matrix,
                            labels,
                            Selection.where(ROWS, row -> row % 2 == 1),
                            question,
                            new Parallel(threads))
                    .run(Feedback.none());
        }
    }

    @Test
    void theColumnsThatTheLabelFollowsStandFirstAndNoiseDropsNothing() throws StrayflowException {
        Planted planted = Planted.make("random-forest");
        for (DropMeasure measure : DropMeasure.values()) {
            PermutationImportance importance = planted.ask(Question.of(measure), 2);
            assertThat(importance.columns())
                    .as("features of one text are one column")
                    .hasSize(5)
                    .extracting(ColumnDrop::column)
                    .startsWith("number 1", "service");
            assertThat(importance.used()).isEqualTo(ROWS / 2);
            assertThat(importance.isSampled()).isFalse();
            ColumnDrop first = importance.columns().getFirst();
            assertThat(first.drops()).hasSize(5).doesNotHaveDuplicates();
            assertThat(first.mean()).isGreaterThan(0.05).isGreaterThan(10 * first.deviation());
            for (ColumnDrop noise : importance.columns().subList(2, 5)) {
                assertThat(noise.mean()).isLessThan(first.mean() / 3);
            }
        }
    }

    @Test
    void theDropIsTheMeasureBeforeLessTheMeasureAfter() throws StrayflowException {
        Planted planted = Planted.make("random-forest");
        PermutationImportance importance = planted.ask(Question.of(DropMeasure.ROC_AUC), 1);
        float[] scores = planted.detector
                .score(planted.matrix, new Parallel(1))
                .run(Feedback.none())
                .values();
        Selection held = Selection.where(ROWS, row -> row % 2 == 1);
        double auc =
                Ranking.of(scores, planted.labels, held).run(Feedback.none()).rocAuc();
        assertThat(importance.before()).isCloseTo(auc, within(1e-6));
        double all = importance.columns().stream()
                .mapToDouble(ColumnDrop::mean)
                .max()
                .orElseThrow();
        assertThat(all).isLessThan(auc - 0.4);
    }

    @Test
    void aSampleIsSaidAndThreadsChangeNothing() throws StrayflowException {
        Planted planted = Planted.make("random-forest");
        Question question = new Question(DropMeasure.AVERAGE_PRECISION, 2, 500, 7);
        PermutationImportance importance = planted.ask(question, 1);
        assertThat(importance.used()).isEqualTo(500);
        assertThat(importance.rows()).isEqualTo(ROWS / 2);
        assertThat(importance.isSampled()).isTrue();
        assertThat(planted.ask(question, 3)).isEqualTo(importance);
        assertThat(planted.ask(new Question(DropMeasure.AVERAGE_PRECISION, 2, 500, 8), 1))
                .isNotEqualTo(importance);
    }

    @Test
    void withoutLabelsTheScoresThemselvesSayIt() throws StrayflowException {
        Planted planted = Planted.make("isolation-forest");
        Job job = measure -> PermutationImportance.of(
                        planted.detector,
                        planted.matrix,
                        null,
                        Selection.all(ROWS),
                        Question.of(measure),
                        new Parallel(1))
                .run(Feedback.none());
        assertThat(job.ask(DropMeasure.SCORE_CHANGE).columns())
                .allSatisfy(column -> assertThat(column.mean()).isGreaterThan(0));
        assertThatThrownBy(() -> job.ask(DropMeasure.ROC_AUC)).hasMessageContaining("EVAL-208");
        assertThatThrownBy(() -> DropMeasure.parse("luck")).hasMessageContaining("EVAL-209");
    }

    @FunctionalInterface
    private interface Job {
        PermutationImportance ask(DropMeasure measure) throws StrayflowException;
    }

    @Test
    void aCancelEndsIt() throws StrayflowException {
        Planted planted = Planted.make("isolation-forest");
        JobFeedback feedback = new JobFeedback();
        feedback.cancel();
        assertThatThrownBy(() -> PermutationImportance.of(
                                planted.detector,
                                planted.matrix,
                                planted.labels,
                                Selection.all(ROWS),
                                Question.of(DropMeasure.ROC_AUC),
                                new Parallel(2))
                        .run(feedback))
                .isInstanceOf(CancellationException.class);
    }
}
