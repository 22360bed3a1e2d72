package org.strayflow.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.FittedTrees;
import org.strayflow.detect.TrainingSet;
import org.strayflow.detect.XgBoostModels;
import org.strayflow.detect.XgBoostSpec;
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
 * Gradient boosting on made-up flows, 48 features and 10 kinds, against the native library alone in the same run: training (the peer's
 * matrix is made before its clock starts), the memory it takes, and scoring 1,000 trees (the peer predicts as one batch a matrix that
 * was made before). To be started with {@code OMP_WAIT_POLICY=passive}, as the program is. Arguments: rows, rounds.
 */
public final class TreesBench {
    private static final int FEATURES = 48;
    private static final int KINDS = 10;
    private static final int SCORED = 200_000;
    private static final int WARM_UP = 1_000;
    private static final int FEW = 100_000;
    private static final double MEGABYTE = 1 << 20;

    private final int rows;
    private final int rounds;
    private final Parallel parallel = Parallel.allCores();
    private final FeatureMatrix matrix;
    private final Labels labels;

    private TreesBench(int rows, int rounds) throws StrayflowException {
        this.rows = rows;
        this.rounds = rounds;
        SplittableRandom random = new SplittableRandom(1);
        String[] texts = new String[rows];
        int[] kinds = new int[rows];
        for (int row = 0; row < rows; row++) {
            kinds[row] = random.nextInt(10) < 7 ? 0 : random.nextInt(KINDS);
            texts[row] = kinds[row] == 0 ? "BENIGN" : "kind " + kinds[row];
        }
        List<Column> columns = new ArrayList<>();
        for (int feature = 0; feature < FEATURES; feature++) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                double shift = kinds[row] % 7 == feature % 7 ? 1.2 : 0;
                values[row] = Math.rint(Math.exp(4 + shift + 1.5 * random.nextGaussian()) * 100) / 100;
            }
            columns.add(NumberColumn.of("feature " + feature, values));
        }
        FlowTable table = new FlowTable(columns, Collections.nCopies(FEATURES, Role.FEATURE));
        this.labels = Labels.of(TextColumn.of("label", texts));
        this.matrix = Preparation.fit(table, Selection.all(rows), table.namesOf(Role.FEATURE), parallel)
                .run(Feedback.none())
                .bind(table);
    }

    /** Runs it. */
    public static void main(String[] args) throws StrayflowException, XGBoostError, IOException {
        TreesBench bench = new TreesBench(
                args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000,
                args.length > 1 ? Integer.parseInt(args[1]) : 100);
        say(
                "%d cores, load before the start %.1f, OMP_WAIT_POLICY=%s; %,d rows x %d features, %d kinds, %d rounds",
                bench.parallel.threads(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getenv("OMP_WAIT_POLICY"),
                bench.rows,
                FEATURES,
                KINDS,
                bench.rounds);
        // Loads the native library, which is no part of what training takes.
        bench.fit(Selection.where(bench.rows, row -> row < WARM_UP), 1, "kinds");
        FittedTrees trees = bench.train();
        bench.trainNatively();
        bench.score(trees);
        bench.score(bench.fit(Selection.where(bench.rows, row -> row < FEW), KINDS * bench.rounds, "attack"));
    }

    private FittedTrees fit(Selection trained, int times, String target) throws StrayflowException {
        XgBoostSpec spec =
                new XgBoostSpec(XgBoostSpec.defaults().target(), times, 0, 6, 0.3, 1, 1, 1, 1, true).with("target", target);
        return (FittedTrees) Detectors.train(spec, new TrainingSet(matrix, trained, Selection.of(), labels), 1, parallel)
                .run(Feedback.none());
    }

    private FittedTrees train() throws StrayflowException, IOException {
        System.gc();
        try (PeakMemory memory = new PeakMemory()) {
            long start = System.nanoTime();
            FittedTrees trees = fit(Selection.all(rows), rounds, "kinds");
            double seconds = seconds(start);
            double taken = memory.megabytes();
            double floats = 4.0 * rows * FEATURES / MEGABYTE;
            say("training: %.1f s; memory at its peak %.0f MB above before, %.2f times the floats", seconds, taken, taken / floats);
            return trees;
        }
    }

    private void trainNatively() throws XGBoostError, IOException {
        float[] values = new float[rows * FEATURES];
        matrix.fill(0, rows, values);
        System.gc();
        PeakMemory memory = new PeakMemory();
        DMatrix peer = new DMatrix(values, rows, FEATURES, Float.NaN);
        float[] classes = new float[rows];
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++) {
            classes[row] = labels.kind(row);
            weights[row] = (float) rows / KINDS / labels.count(labels.kind(row));
        }
        peer.setLabel(classes);
        peer.setWeight(weights);
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "objective", "multi:softprob",
                "num_class", KINDS,
                "max_depth", 6,
                "eta", 0.3,
                "tree_method", "hist",
                "nthread", parallel.threads(),
                "seed", 1));
        long start = System.nanoTime();
        Booster booster = XGBoost.train(peer, parameters, rounds, Map.of(), null, null);
        say("native training alone: %.1f s; memory %.0f MB", seconds(start), memory.megabytes());
        memory.close();
        booster.dispose();
        peer.dispose();
    }

    private void score(FittedTrees trees) throws StrayflowException, XGBoostError, IOException {
        Booster booster = XGBoost.loadModel(XgBoostModels.write(trees, matrix.names(), Map.of()));
        booster.setParam("nthread", parallel.threads());
        int scored = Math.min(rows, SCORED);
        float[] values = new float[scored * FEATURES];
        matrix.fill(0, scored, values);
        double ours = 0;
        double theirs = 0;
        for (int i = 0; i < 4; i++) {
            // A new one each time: the library remembers what it predicted for a matrix.
            DMatrix peer = new DMatrix(values, scored, FEATURES, Float.NaN);
            long start = System.nanoTime();
            trees.score(matrix, parallel).run(Feedback.none());
            ours = Math.max(ours, rows / seconds(start));
            start = System.nanoTime();
            booster.predict(peer, true);
            theirs = Math.max(theirs, scored / seconds(start));
            peer.dispose();
        }
        say(
                "scoring %d trees: %,.0f rows/s, native batch prediction %,.0f rows/s: %.1f times as fast",
                trees.outputs().size() * trees.outputs().getFirst().forest().trees(), ours, theirs, ours / theirs);
        long start = System.nanoTime();
        int told = 1_000;
        for (int row = 0; row < told; row++) {
            trees.explain(matrix, row);
        }
        say("explaining a flow: %.3f ms", 1_000 * seconds(start) / told);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
