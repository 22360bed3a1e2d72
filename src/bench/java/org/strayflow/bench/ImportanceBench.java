package org.strayflow.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.TrainingSet;
import org.strayflow.eval.DropMeasure;
import org.strayflow.eval.PermutationImportance;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Times the permutation importance of 48 columns, 5 repeats, 50,000 rows, against scoring the same exchanged rows anew: gradient boosting
 * of 10 kinds × 100 rounds = 1,000 trees on made-up flows.
 */
public final class ImportanceBench {
    private static final int COLUMNS = 48;
    private static final int KINDS = 10;
    private static final int HELD_OUT = 50_000;
    private static final int TRAINING = 50_000;

    private ImportanceBench() {}

    /** Prints the times. */
    public static void main(String[] args) throws Exception {
        Parallel parallel = Parallel.allCores();
        int rows = TRAINING + HELD_OUT;
        SplittableRandom random = new SplittableRandom(1);
        String[] label = new String[rows];
        double[][] values = new double[COLUMNS][rows];
        for (int row = 0; row < rows; row++) {
            int kind = random.nextInt(KINDS);
            label[row] = kind == 0 ? "BENIGN" : "kind " + kind;
            for (int column = 0; column < COLUMNS; column++) {
                values[column][row] = random.nextGaussian() + (column % KINDS == kind ? 0.7 : 0);
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.add(NumberColumn.of("column " + i, values[i]));
        }
        FlowTable table = new FlowTable(columns, Collections.nCopies(COLUMNS, Role.FEATURE));
        Labels labels = Labels.of(TextColumn.of("label", label));
        Selection training = Selection.all(TRAINING);
        Selection held = Selection.where(rows, row -> row >= TRAINING);
        FeatureMatrix matrix = Preparation.fit(
                        table, training, columns.stream().map(Column::name).toList(), parallel)
                .run(Feedback.none())
                .bind(table);
        DetectorSpec spec = Detectors.byId("xgboost").with("rounds", "100");
        FittedDetector detector = Detectors.train(
                        spec, new TrainingSet(matrix, training, Selection.of(), labels), 1, parallel)
                .run(Feedback.none());
        System.out.printf(Locale.ROOT, "%s %s, %d threads%n", spec.id(), spec.settings(), parallel.threads());
        PermutationImportance.Question question = PermutationImportance.Question.of(DropMeasure.AVERAGE_PRECISION);
        for (int round = 1; round <= 2; round++) {
            long started = System.nanoTime();
            PermutationImportance importance = PermutationImportance.of(
                            detector, matrix, labels, held, question, parallel)
                    .run(Feedback.none());
            double ours = (System.nanoTime() - started) / 1e9;
            double plain = scoringOnce(detector, matrix.at(held.toArray()), parallel) * COLUMNS * importance.repeats();
            System.out.printf(
                    Locale.ROOT,
                    "importance of %d columns, %d repeats, %,d rows: %.1f s; scoring all exchanged rows anew: %.1f s%n",
                    COLUMNS,
                    importance.repeats(),
                    importance.used(),
                    ours,
                    plain);
        }
    }

    private static double scoringOnce(FittedDetector detector, FeatureMatrix matrix, Parallel parallel)
            throws StrayflowException {
        long started = System.nanoTime();
        detector.score(matrix, parallel).run(Feedback.none());
        return (System.nanoTime() - started) / 1e9;
    }
}
