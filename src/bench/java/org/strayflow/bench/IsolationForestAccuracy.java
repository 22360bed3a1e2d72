package org.strayflow.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.strayflow.detect.TrainingSet;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.Split;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.io.CaptureReader;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * How well the isolation forest ranks attacks above benign flows, with uniform and with logarithmic cuts, against scikit-learn on the
 * same prepared rows: stratified 80 / 20 split, trained on the benign rows of the 80 %, area under the ROC curve on the 20 %, seeds 1
 * to 5 for both the split and the forest.
 */
public final class IsolationForestAccuracy {
    private static final int SEEDS = 5;
    private static final List<String> FILES = List.of(
            "cic-ids2017/multiclass_79_columns.csv",
            "cic-ids2017/improved_91_columns.csv",
            "cic-ids2017/cleaned_52_features.csv",
            "nsl-kdd/KDDTrain+.txt");

    private IsolationForestAccuracy() {}

    /** Prints one line a file. */
    public static void main(String[] args) throws IOException, StrayflowException {
        boolean peer = Python.hasPeers();
        Path folder = Files.createTempDirectory("strayflow-accuracy");
        for (String name : FILES) {
            Path file = Path.of(System.getProperty("strayflow.data")).resolve(name);
            Capture capture =
                    CaptureReader.read(List.of(file), ReadOptions.defaults()).run(Feedback.none());
            double[] raw = new double[SEEDS];
            double[] log = new double[SEEDS];
            double[] other = new double[SEEDS];
            for (int seed = 1; seed <= SEEDS; seed++) {
                Run run = new Run(capture.table(), capture.labels(), seed);
                raw[seed - 1] = run.auc(false);
                log[seed - 1] = run.auc(true);
                other[seed - 1] = peer ? run.peer(folder) : Double.NaN;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: uniform cuts %s, logarithmic cuts %s, scikit-learn %s%n",
                    name,
                    text(raw),
                    text(log),
                    text(other));
        }
        for (String part : List.of("train.f32", "test.f32", "test.labels")) {
            Files.deleteIfExists(folder.resolve(part));
        }
        Files.delete(folder);
    }

    private static String text(double[] values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
        return String.format(Locale.ROOT, "%.4f ± %.4f", mean, Math.sqrt(squares / (values.length - 1)));
    }

    /** One split of one file. */
    private static final class Run {
        private final Labels labels;
        private final Selection training;
        private final Selection test;
        private final FeatureMatrix matrix;
        private final int seed;

        Run(FlowTable table, Labels labels, int seed) throws StrayflowException {
            this.labels = labels;
            this.seed = seed;
            Split split = Split.stratified(labels, seed, 0.8, 0);
            this.training = split.rows(Partition.TRAINING).filter(labels::isBenign);
            this.test = split.rows(Partition.TEST);
            this.matrix = Preparation.fit(table, training, table.namesOf(Role.FEATURE), Parallel.allCores())
                    .run(Feedback.none())
                    .bind(table);
        }

        double auc(boolean logCuts) throws StrayflowException {
            float[] scores = Detectors.train(new IsolationForestSpec(100, 256, logCuts), TrainingSet.of(matrix, training), seed, Parallel.allCores())
                    .run(Feedback.none())
                    .score(matrix, Parallel.allCores())
                    .run(Feedback.none()).values();
            return Ranking.of(scores, labels, test).run(Feedback.none()).rocAuc();
        }

        double peer(Path folder) throws IOException {
            write(folder.resolve("train.f32"), training);
            write(folder.resolve("test.f32"), test);
            byte[] attack = new byte[test.size()];
            for (int place = 0; place < attack.length; place++) {
                attack[place] = (byte) (labels.isAttack(test.get(place)) ? 1 : 0);
            }
            Files.write(folder.resolve("test.labels"), attack);
            List<String> lines = Python.run(
                    Path.of("src/bench/python/isolation_forest_auc.py"),
                    List.of(folder.toString(), Integer.toString(matrix.width()), Integer.toString(seed)));
            return Double.parseDouble(lines.getFirst());
        }

        private void write(Path file, Selection rows) throws IOException {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                ByteBuffer bytes = ByteBuffer.allocate(4 * matrix.width()).order(ByteOrder.LITTLE_ENDIAN);
                for (int place = 0; place < rows.size(); place++) {
                    bytes.clear();
                    bytes.asFloatBuffer().put(matrix.row(rows.get(place)));
                    out.write(bytes.array());
                }
            }
        }
    }
}
