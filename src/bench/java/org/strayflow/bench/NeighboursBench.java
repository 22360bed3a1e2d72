package org.strayflow.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.NearestNeighboursSpec;
import org.strayflow.detect.TrainingSet;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Scoring flows by their nearest neighbours, 5,000 training rows, on all cores: the large file's flows (real ones, repeated), its columns
 * taken over and over until there are 100 features, and values drawn at random, which have no structure to make use of.
 */
public final class NeighboursBench {
    private static final int PROTOTYPES = 5_000;
    private static final int TRAINED = 50_000;
    private static final int SCORED = 400_000;
    private static final int FEATURES = 100;
    private static final int ROUNDS = 3;

    private NeighboursBench() {}

    /** Prints rows a second. */
    public static void main(String[] args) throws Exception {
        Capture capture = Scale.read();
        FlowTable table = capture.table();
        Parallel parallel = Parallel.allCores();
        PreparationPlan all = PreparationPlan.usual();
        List<String> features = table.namesOf(Role.FEATURE);
        Selection rows = Selection.where(table.rows(), row -> row < TRAINED);
        FeatureMatrix flows = Preparation.fit(table, rows, features, all, parallel)
                .run(Feedback.none())
                .bind(table);
        int[] scored = new int[Math.min(SCORED, table.rows())];
        int[] places = new int[FEATURES];
        for (int i = 0; i < scored.length; i++) {
            scored[i] = (int) ((long) i * table.rows() / scored.length);
        }
        for (int i = 0; i < FEATURES; i++) {
            places[i] = i % flows.width();
        }
        time("real flows, " + flows.width() + " features", flows, scored, rows, parallel);
        time("real flows, 100 features", flows.only(places), scored, rows, parallel);
        SplittableRandom random = new SplittableRandom(1);
        List<Column> columns = new ArrayList<>();
        for (int feature = 0; feature < FEATURES; feature++) {
            double[] values = random.doubles(TRAINED).toArray();
            columns.add(NumberColumn.of("f" + feature, values));
        }
        FlowTable noise = new FlowTable(columns, Collections.nCopies(FEATURES, Role.FEATURE));
        FeatureMatrix drawn = Preparation.fit(noise, Selection.all(TRAINED), noise.namesOf(Role.FEATURE), all, parallel)
                .run(Feedback.none())
                .bind(noise);
        int[] some = new int[TRAINED];
        Arrays.setAll(some, i -> i);
        time("random numbers, 100 features", drawn, some, Selection.all(TRAINED), parallel);
    }

    private static void time(String what, FeatureMatrix matrix, int[] scored, Selection training, Parallel parallel)
            throws StrayflowException {
        FittedDetector fitted = Detectors.train(
                        NearestNeighboursSpec.defaults().with("prototypes", Integer.toString(PROTOTYPES)),
                        TrainingSet.of(matrix, training),
                        1,
                        parallel)
                .run(Feedback.none());
        FeatureMatrix some = matrix.at(scored);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            fitted.score(some, parallel).run(Feedback.none());
            best = Math.max(best, scored.length / ((System.nanoTime() - start) / 1e9));
        }
        System.out.printf(Locale.ROOT, "%s: %,.0f rows/s on %d cores%n", what, best, parallel.threads());
    }
}
