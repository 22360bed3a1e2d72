package org.strayflow.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.strayflow.detect.TrainingSet;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Training and scoring an isolation forest, 100 trees of 256 rows, on all rows of the large file, against scikit-learn on the same
 * file in the same run. Scoring starts from the narrow columns: making the floats is part of it, whereas the peer's matrix of floats
 * is made before its clock starts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class IsolationForestBench {
    private static final String FIT = "fit";
    private static final String SCORE = "score";

    private final Parallel parallel = Parallel.allCores();
    private FlowTable table;
    private FeatureMatrix matrix;
    private FittedDetector detector;

    @Setup
    public void read() throws IOException, StrayflowException {
        table = Scale.read().table();
        matrix = prepare().bind(table);
        detector = fit();
    }

    @Benchmark
    public Preparation prepare() throws StrayflowException {
        return Preparation.fit(table, Selection.all(table.rows()), table.namesOf(Role.FEATURE), parallel)
                .run(Feedback.none());
    }

    @Benchmark
    public FittedDetector fit() throws StrayflowException {
        return Detectors.train(IsolationForestSpec.defaults(), TrainingSet.of(matrix, Selection.all(matrix.rows())), 1, parallel)
                .run(Feedback.none());
    }

    @Benchmark
    public float[] score() throws StrayflowException {
        return detector.score(matrix, parallel).run(Feedback.none()).values();
    }

    /** Runs the benchmark and the peer and prints the ratios. */
    public static void main(String[] args) throws RunnerException, IOException {
        Scale.file();
        System.out.printf(
                Locale.ROOT,
                "%d cores, load before the start %.1f; other work on the machine makes the seconds worthless%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Map<String, Double> peer = Python.hasPeers() ? peerSeconds() : Map.of();
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(IsolationForestBench.class.getName())
                        .jvmArgsAppend(
                                "-Xmx6g",
                                "-Dstrayflow.data=" + System.getProperty("strayflow.data"),
                                "-Dstrayflow.scale=" + System.getProperty("strayflow.scale"))
                        .build())
                .run();
        System.out.println();
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel();
            double seconds = result.getPrimaryResult().getScore();
            Double other = peer.get(name);
            System.out.println(
                    other == null
                            ? String.format(Locale.ROOT, "%-8s %.3f s", name, seconds)
                            : String.format(
                                    Locale.ROOT,
                                    "%-8s %.3f s, scikit-learn %.2f s: %.1f times as fast",
                                    name,
                                    seconds,
                                    other,
                                    other / seconds));
        }
        if (peer.isEmpty()) {
            System.out.println("No peer: /usr/bin/python3 with pandas and scikit-learn is not there.");
        }
    }

    private static Map<String, Double> peerSeconds() throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String line : Python.run(Scale.bench().resolve("peers.py"), List.of(Scale.file().toString()))) {
            String[] parts = line.split(": | s$");
            switch (parts[0]) {
                case "IsolationForest.fit" -> seconds.put(FIT, Double.parseDouble(parts[1]));
                case "IsolationForest.score_samples" -> seconds.put(SCORE, Double.parseDouble(parts[1]));
                default -> {}
            }
        }
        return seconds;
    }
}
