package org.strayflow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.KindPredictions;
import org.strayflow.detect.TrainingSet;
import org.strayflow.eval.KindMetrics;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
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
 * Classifiers with their usual settings beside xgboost and scikit-learn on the very same splits, which the peer makes: a few rows of a rare
 * kind decide, so that numbers from different splits say little. Arguments: how many splits, files below
 * {@code strayflow.data}; without, as many as tell two programs apart:
 * 100 of the file with the rarest kinds, 20 of NSL-KDD, 5 of the slowest.
 */
public final class AccuracyBench {
    private static final int MOST = 100;
    private static final int MANY = 20;
    private static final int FEW = 5;
    private static final Parallel ALL = Parallel.allCores();

    private final Capture capture;
    private final Labels labels;
    private final boolean binary;
    private final List<String> features;

    private AccuracyBench(Capture capture, boolean binary) {
        this.capture = capture;
        this.labels = Objects.requireNonNull(capture.labels());
        this.binary = binary;
        this.features = capture.table().namesOf(Role.FEATURE).stream()
                .filter(name -> !name.equals("difficulty") && !name.equals("Attempted Category"))
                .toList();
    }

    /** Prints the mean of both and of the difference, for every file and detector. */
    public static void main(String[] args) throws IOException, StrayflowException {
        if (args.length > 1) {
            for (String file : List.of(args).subList(1, args.length)) {
                compare(file, Integer.parseInt(args[0]));
            }
            return;
        }
        compare("nsl-kdd/KDDTrain+.txt", MANY);
        compare("cic-ids2017/multiclass_79_columns.csv", MOST);
        compare("cic-ids2017/improved_91_columns.csv", FEW);
    }

    private static void compare(String name, int splits) throws IOException, StrayflowException {
        Path file = Path.of(System.getProperty("strayflow.data")).resolve(name);
        Path folder = Files.createTempDirectory("strayflow-splits");
        try {
            compare(file, folder, splits);
        } finally {
            delete(folder);
        }
    }

    private static void compare(Path file, Path folder, int splits) throws IOException, StrayflowException {
        List<String> lines = Python.run(
                Path.of("src/bench/python/accuracy.py"),
                List.of(file.toString(), folder.toString(), Integer.toString(splits)));
        AccuracyBench bench = new AccuracyBench(
                CaptureReader.read(List.of(file), ReadOptions.defaults()).run(Feedback.none()),
                file.getFileName().toString().startsWith("KDD"));
        Map<String, List<double[]>> pairs = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ");
            int seed = Integer.parseInt(parts[0]);
            double[] ours = bench.train(parts[1], seed, testRows(folder.resolve(seed + ".txt")));
            double[] peers = {Double.parseDouble(parts[2]), Double.parseDouble(parts[3])};
            for (int i = 0; i < 2; i++) {
                String measure = i == 0 ? "accuracy" : bench.binary ? "F1 of attacks" : "macro F1";
                pairs.computeIfAbsent(parts[1] + ", " + measure, key -> new ArrayList<>())
                        .add(new double[] {ours[i], peers[i]});
            }
        }
        pairs.forEach((what, values) -> print(file.getFileName() + ", " + what, values));
    }

    private static BitSet testRows(Path file) throws IOException {
        BitSet rows = new BitSet();
        Files.readAllLines(file).forEach(line -> rows.set(Integer.parseInt(line)));
        return rows;
    }

    private double[] train(String detector, int seed, BitSet test) throws StrayflowException {
        DetectorSpec spec = Detectors.byId(detector);
        spec = binary ? spec.with("target", "attack") : spec;
        Selection training = Selection.where(labels.rows(), row -> !test.get(row));
        FeatureMatrix matrix = Preparation.fit(capture.table(), training, features, spec.preparation(), ALL)
                .run(Feedback.none())
                .bind(capture.table());
        KindPredictions predicted = Detectors.train(
                        spec, new TrainingSet(matrix, training, Selection.of(), labels), seed, ALL)
                .run(Feedback.none())
                .score(matrix, ALL)
                .run(Feedback.none())
                .predictions()
                .orElseThrow();
        KindMetrics metrics = KindMetrics.of(predicted, labels, Selection.where(labels.rows(), test::get))
                .run(Feedback.none());
        return new double[] {
            metrics.accuracy(), binary ? metrics.kinds().get(1).f1() : metrics.macroF1()
        };
    }

    private static void print(String what, List<double[]> pairs) {
        double ours = pairs.stream().mapToDouble(pair -> pair[0]).average().orElseThrow();
        double peers = pairs.stream().mapToDouble(pair -> pair[1]).average().orElseThrow();
        double spread = pairs.stream()
                .mapToDouble(pair -> pair[0] - pair[1] - (ours - peers))
                .map(gap -> gap * gap)
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %.5f, peer %.5f, difference %+.5f ± %.5f (standard error, %d splits)%n",
                what,
                ours,
                peers,
                ours - peers,
                Math.sqrt(spread / (pairs.size() - 1) / pairs.size()),
                pairs.size());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        Files.delete(folder);
    }
}
