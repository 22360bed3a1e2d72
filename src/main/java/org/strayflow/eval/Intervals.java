package org.strayflow.eval;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.strayflow.task.Job;

/**
 * How far the numbers of a threshold may be trusted: 95 % intervals by bootstrap (Efron, 1979) over labelled rows. Every resample gives
 * each row a weight drawn from Poisson's distribution with mean 1, which is a bootstrap of many rows without drawing any (Hanley and
 * MacGibbon, 2006). Flows come in bursts and are not independent of each other: where their times are known, all rows of one stretch of time
 * get the same weight (Künsch's bootstrap of blocks, 1989; see {@link TimeBlocks}); where not, the true intervals are wider than these.
 *
 * @param resamples how many resamples the intervals come from
 * @param blocks stretches of time that were drawn as a whole; 0 when every row was drawn by itself
 * @param precision of the flagged rows
 * @param recall of the attacks
 * @param f1 of both
 * @param falsePositiveRate of the benign rows
 * @param rocAuc whatever the threshold
 * @param averagePrecision whatever the threshold
 */
public record Intervals(
        int resamples,
        int blocks,
        Interval precision,
        Interval recall,
        Interval f1,
        Interval falsePositiveRate,
        Interval rocAuc,
        Interval averagePrecision) {
    /** As many resamples as give steady intervals. */
    public static final int RESAMPLES = 200;

    private static final int NUMBERS = 6;
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    /** A job that finds the intervals where nothing is known of times; see the other one. */
    public static Job<Intervals> of(Ranking ranking, double threshold, int resamples, long seed) {
        return of(ranking, threshold, TimeBlocks.none(), resamples, seed);
    }

    /**
     * A job that finds the intervals. Time: resamples × ranked rows.
     *
     * @param ranking the rows
     * @param threshold rows with at least this score are flagged
     * @param blocks rows that are drawn together
     * @param resamples at least 20
     * @param seed the same seed gives the same intervals
     */
    public static Job<Intervals> of(Ranking ranking, double threshold, TimeBlocks blocks, int resamples, long seed) {
        if (resamples < 20) {
            throw new IllegalArgumentException("resamples: " + resamples);
        }
        return feedback -> {
            SplittableRandom random = new SplittableRandom(seed);
            Resample resample = new Resample(ranking, ranking.flaggedAt(threshold), blocks);
            double[][] values = new double[NUMBERS][resamples];
            for (int i = 0; i < resamples; i++) {
                feedback.progress(i, resamples);
                double[] one = resample.draw(random.split(), feedback);
                for (int number = 0; number < NUMBERS; number++) {
                    values[number][i] = one[number];
                }
            }
            return new Intervals(
                    resamples,
                    blocks.count(),
                    interval(values[0]),
                    interval(values[1]),
                    interval(values[2]),
                    interval(values[3]),
                    interval(values[4]),
                    interval(values[5]));
        };
    }

    /** Resamples in which the number is undefined say nothing; when most are, nor do the others. */
    private static Interval interval(double[] values) {
        double[] defined =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (defined.length * 2 < values.length) {
            return new Interval(Double.NaN, Double.NaN);
        }
        return new Interval(quantile(defined, LOW), quantile(defined, HIGH));
    }

    private static double quantile(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(ascending.length - 1, below + 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
