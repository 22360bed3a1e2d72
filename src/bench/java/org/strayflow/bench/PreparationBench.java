package org.strayflow.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.feature.RepeatedRows;
import org.strayflow.feature.ReplacedValues;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.io.CaptureReader;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Times what is done to the columns before and after a training: fitting the features with and without looking for those that move
 * together, filling the matrix, counting what cannot be taken as it is, finding repeated rows. Without an argument on the large file,
 * otherwise on the file named.
 */
public final class PreparationBench {
    private static final int ROUNDS = 3;
    private static final int BLOCK = 4_096;

    private PreparationBench() {}

    /** Prints the times. */
    public static void main(String[] args) throws Exception {
        Capture capture = args.length == 0
                ? Scale.read()
                : CaptureReader.read(List.of(Path.of(args[0])), ReadOptions.defaults())
                        .run(Feedback.none());
        FlowTable table = capture.table();
        Parallel parallel = Parallel.allCores();
        Selection training = Selection.where(table.rows(), row -> row % 5 != 0);
        System.out.printf(
                Locale.ROOT,
                "%,d flows, %,d to train on, %d candidates, %d threads%n",
                table.rows(),
                training.size(),
                table.namesOf(Role.FEATURE).size(),
                parallel.threads());
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.println("round " + round);
            fitted("fit for novelty", table, training, PreparationPlan.usual(), parallel);
            Preparation preparation =
                    fitted("fit for classifiers", table, training, PreparationPlan.forLinearModels(), parallel);
            timed("replaced values", ReplacedValues.of(preparation, table, parallel));
            FeatureMatrix matrix = preparation.bind(table);
            timed("fill every row", feedback -> {
                parallel.forBlocks(table.rows(), BLOCK, feedback, (from, to) -> {
                    float[] block = new float[(to - from) * matrix.width()];
                    matrix.fill(from, to, block);
                });
                return matrix;
            });
            timed(
                    "repeated rows",
                    RepeatedRows.without(table, capture.labels(), training, table.namesOf(Role.FEATURE), parallel));
        }
    }

    private static Preparation fitted(
            String what, FlowTable table, Selection training, PreparationPlan plan, Parallel parallel)
            throws StrayflowException {
        Preparation preparation =
                timed(what, Preparation.fit(table, training, table.namesOf(Role.FEATURE), plan, parallel));
        System.out.printf(
                Locale.ROOT,
                "    %d features, %d dropped%n",
                preparation.features().size(),
                preparation.dropped().size());
        return preparation;
    }

    private static <T> T timed(String what, Job<T> job) throws StrayflowException {
        long started = System.nanoTime();
        T result = job.run(Feedback.none());
        System.out.printf(Locale.ROOT, "  %-20s %.2f s%n", what, (System.nanoTime() - started) / 1e9);
        return result;
    }
}
