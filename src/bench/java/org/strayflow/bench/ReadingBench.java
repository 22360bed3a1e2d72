package org.strayflow.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strayflow.io.Capture;
import org.strayflow.task.StrayflowException;

/**
 * Reading the large file against DuckDB (into a table, with as many threads) and pandas, all in one run with the file in the page cache:
 * the first time in the process and again, ours and DuckDB's by turns so that other load on the machine meets both. Then once more in a
 * process whose heap is {@value #PEAK} times the table, so that the peak is a fact and not a sample.
 */
public final class ReadingBench {
    private static final int ROUNDS = 4;
    private static final double PEAK = 1.6;
    private static final Pattern SECONDS = Pattern.compile("read_csv: ([0-9.]+) s");

    private ReadingBench() {}

    /** Prints the times and ratios; with the argument {@code once} reads once only. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            System.out.println("rows " + Scale.read().table().rows());
            return;
        }
        warmPageCache(Scale.file());
        int threads = Runtime.getRuntime().availableProcessors();
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        long heap = 0;
        try (DuckDb duck = DuckDb.open(threads)) {
            for (int round = 0; round < ROUNDS; round++) {
                heap = readOnce(ours);
                peers.add(duck.read(Scale.file()));
                System.out.printf(
                        Locale.ROOT,
                        "round %d: Strayflow %.2f s, DuckDB %.2f s, ratio %.2f%n",
                        round + 1,
                        ours.getLast(),
                        peers.getLast(),
                        ours.getLast() / peers.getLast());
            }
        }
        System.out.printf(Locale.ROOT, "%d threads, heap of the table %,d MB (replicated rows)%n", threads, heap >> 20);
        double best = median(ours.subList(1, ROUNDS));
        System.out.printf(Locale.ROOT, "first: %.2f of DuckDB's first%n", ours.getFirst() / peers.getFirst());
        System.out.printf(
                Locale.ROOT,
                "from the second on (medians): %.2f s, %.2f of DuckDB's %.2f s%n",
                best,
                best / median(peers.subList(1, ROUNDS)),
                median(peers.subList(1, ROUNDS)));
        againstPandas(best);
        inSmallHeap((long) (heap * PEAK));
    }

    private static void warmPageCache(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static long readOnce(List<Double> times) throws IOException, StrayflowException {
        // What the last round left behind is not this round's work.
        System.gc();
        long started = System.nanoTime();
        Capture capture = Scale.read();
        times.add((System.nanoTime() - started) / 1e9);
        return capture.table().heapBytes();
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static void againstPandas(double ours) throws IOException {
        if (!Python.hasPeers()) {
            System.out.println("pandas is not there");
            return;
        }
        Path script = Path.of("src/bench/python/read_csv.py");
        for (String line : Python.run(script, List.of(Scale.file().toString()))) {
            Matcher seconds = SECONDS.matcher(line);
            if (seconds.find()) {
                System.out.printf(Locale.ROOT, "1/%.1f of pandas%n", Double.parseDouble(seconds.group(1)) / ours);
            }
        }
    }

    private static void inSmallHeap(long bytes) throws IOException, InterruptedException {
        long started = System.nanoTime();
        int code = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx" + (bytes >> 20) + "m",
                        "-Dstrayflow.scale=" + Scale.file(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadingBench.class.getName(),
                        "once")
                .inheritIO()
                .start()
                .waitFor();
        System.out.printf(
                Locale.ROOT,
                "in a heap of %,d MB (%.1f x the table): %s, %.2f s with the start of the process%n",
                bytes >> 20,
                PEAK,
                code == 0 ? "read" : "FAILED",
                (System.nanoTime() - started) / 1e9);
    }
}
