package org.strayflow.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.strayflow.eval.Curves;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Histogram;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.Split;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumnBuilder;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/**
 * Times a ranking of as many scores as the full CIC-IDS2017 has flows: building it, against the JDK's sort of the same keys alone; and a
 * change of the threshold, against one pass over the rows.
 */
public final class RankingBench {
    private static final int ROWS = 2_830_743;
    private static final int KINDS = 15;
    private static final int ROUNDS = 15;
    private static final int CHANGES = 20_000;

    private RankingBench() {}

    /** Work to time; what it returns keeps it from being left out. */
    @FunctionalInterface
    private interface Work {
        double run() throws StrayflowException;
    }

    /** Runs everything once and prints it. */
    public static void main(String[] args) throws StrayflowException {
        float[] scores = new float[ROWS];
        Labels labels = labels(scores);
        Selection rows = Selection.all(ROWS);
        int cores = Runtime.getRuntime().availableProcessors();
        System.out.printf(Locale.ROOT, "%,d scores, %d kinds, %d cores%n", ROWS, KINDS, cores);
        long start = System.nanoTime();
        Ranking ranking = Ranking.of(scores, labels, rows).run(Feedback.none());
        System.out.printf(
                Locale.ROOT, "%-48s %.3f ms%n", "Ranking.of, the first time", (System.nanoTime() - start) / 1e6);
        double build = median(
                "Ranking.of",
                () -> Ranking.of(scores, labels, rows).run(Feedback.none()).rocAuc());
        double sort = median("java.util.Arrays.sort of the same keys (peer)", () -> sorted(scores));
        System.out.printf(Locale.ROOT, "  build: %.2f of the peer's time%n", build / sort);
        System.out.printf(Locale.ROOT, "  heap of the ranking: %.1f MB%n", ranking.heapBytes() / 1e6);

        double change = changes(ranking);
        double pass = median("one pass over the rows (peer)", () -> pass(scores, labels, 0.6));
        System.out.printf(Locale.ROOT, "  threshold change: 1/%.0f of the peer's time%n", pass / change);

        median("Goal best-f1", () -> new Goal.BestF1().thresholdOn(ranking));
        median("Goal precision=0.9", () -> new Goal.Precision(0.9).thresholdOn(ranking));
        median("Goal fpr=0.01", () -> new Goal.FalsePositiveRate(0.01).thresholdOn(ranking));
        median("Histogram of 100 bins", () -> Histogram.of(ranking, 100).edges()[0]);
        median("Curves.precisionRecall", () -> Curves.precisionRecall(ranking, Curves.POINTS)
                .area());
        median("Curves.roc", () -> Curves.roc(ranking, Curves.POINTS).area());
        median(
                "Split.stratified",
                () -> Split.stratified(labels, 1).rows(Partition.TEST).size());
    }

    /** One row in five is an attack of one of 14 kinds; fills the scores, attacks' higher on the mean. */
    private static Labels labels(float[] scores) {
        SplittableRandom random = new SplittableRandom(1);
        TextColumnBuilder texts = new TextColumnBuilder();
        for (int row = 0; row < ROWS; row++) {
            boolean attack = random.nextInt(5) == 0;
            double middle = attack ? 0.6 : 0.45;
            scores[row] = (float) Math.clamp(middle + 0.08 * random.nextGaussian(), 0, 1);
            texts.add(attack ? "attack " + random.nextInt(1, KINDS) : "BENIGN");
        }
        return Labels.of(texts.build("Label"));
    }

    /** Times every number for thresholds all over the range. */
    private static double changes(Ranking ranking) {
        SplittableRandom random = new SplittableRandom(2);
        double[] micros = new double[CHANGES];
        double sum = 0;
        for (int i = 0; i < 2 * CHANGES; i++) {
            double threshold = random.nextDouble(0.2, 0.9);
            long start = System.nanoTime();
            Metrics metrics = ranking.metricsAt(threshold);
            sum += metrics.f1() + metrics.perKind().size();
            micros[i % CHANGES] = (System.nanoTime() - start) / 1e3;
        }
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "%-48s median %.1f µs, 99th percentile %.1f µs (%.0f)%n",
                "Ranking.metricsAt",
                micros[CHANGES / 2],
                micros[CHANGES * 99 / 100],
                sum);
        return micros[CHANGES / 2] / 1e3;
    }

    private static double sorted(float[] scores) {
        long[] words = new long[scores.length];
        for (int row = 0; row < words.length; row++) {
            words[row] = ((long) ~Float.floatToRawIntBits(scores[row]) << 32) | row;
        }
        Arrays.sort(words);
        return words[0];
    }

    private static double pass(float[] scores, Labels labels, double threshold) {
        long[] flagged = new long[labels.kinds().size()];
        for (int row = 0; row < scores.length; row++) {
            if (scores[row] >= threshold) {
                flagged[labels.kind(row)]++;
            }
        }
        return flagged[0];
    }

    /** The median of some rounds in milliseconds, after as many to warm up. */
    private static double median(String name, Work work) throws StrayflowException {
        double[] millis = new double[ROUNDS];
        double sum = 0;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            long start = System.nanoTime();
            sum += work.run();
            millis[i % ROUNDS] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-48s median %.3f ms, fastest %.3f ms (%.1f)%n",
                name,
                millis[ROUNDS / 2],
                millis[0],
                sum);
        return millis[ROUNDS / 2];
    }
}
