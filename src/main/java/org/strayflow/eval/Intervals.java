package org.strayflow.eval;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;

/**
 * How far the numbers of a threshold may be trusted: 95 % intervals by bootstrap (Efron, 1979) over labelled rows. Every resample gives
 * each row a weight drawn from Poisson's distribution with mean 1, which is a bootstrap of many rows without drawing any (Hanley and
 * MacGibbon, 2006). Rows count as independent of each other: where flows come in bursts, the true intervals are wider.
 *
 * @param resamples how many resamples the intervals come from
 * @param precision of the flagged rows
 * @param recall of the attacks
 * @param f1 of both
 * @param falsePositiveRate of the benign rows
 * @param rocAuc whatever the threshold
 * @param averagePrecision whatever the threshold
 */
public record Intervals(
        int resamples,
        Interval precision,
        Interval recall,
        Interval f1,
        Interval falsePositiveRate,
        Interval rocAuc,
        Interval averagePrecision) {
    /** As many resamples as give steady intervals. */
    public static final int RESAMPLES = 200;

    private static final int NUMBERS = 6;
    private static final int CHECK_EVERY = 8192;
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;
    /** Poisson weights above this are rarer than one draw in 10¹¹. */
    private static final int MOST_WEIGHT = 14;

    /**
     * A job that finds the intervals. Time: resamples × ranked rows.
     *
     * @param ranking the rows
     * @param threshold rows with at least this score are flagged
     * @param resamples at least 20
     * @param seed the same seed gives the same intervals
     */
    public static Job<Intervals> of(Ranking ranking, double threshold, int resamples, long seed) {
        if (resamples < 20) {
            throw new IllegalArgumentException("resamples: " + resamples);
        }
        return feedback -> {
            SplittableRandom random = new SplittableRandom(seed);
            Resample resample = new Resample(ranking, ranking.flaggedAt(threshold));
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

    /** One walk over the ranking with weighted rows. */
    private static final class Resample {
        private static final double[] POISSON = poisson();

        private final Ranking ranking;
        private final int cut;

        Resample(Ranking ranking, int cut) {
            this.ranking = ranking;
            this.cut = cut;
        }

        double[] draw(SplittableRandom random, Feedback feedback) {
            Steps steps = ranking.steps();
            long attacks = 0;
            long benign = 0;
            long flaggedAttacks = 0;
            long flaggedBenign = 0;
            double pairs = 0;
            double area = 0;
            int attackRows = 0;
            int benignRows = 0;
            int nextCheck = 0;
            while (steps.next()) {
                int newAttacks = weight(steps.attacks() - attackRows, random);
                int newBenign = weight(steps.benign() - benignRows, random);
                attackRows = steps.attacks();
                benignRows = steps.benign();
                pairs += newBenign * (attacks + newAttacks / 2.0);
                attacks += newAttacks;
                benign += newBenign;
                area += newAttacks == 0 ? 0 : (double) newAttacks * attacks / (attacks + benign);
                if (steps.flagged() <= cut) {
                    flaggedAttacks = attacks;
                    flaggedBenign = benign;
                }
                if (steps.flagged() >= nextCheck) {
                    feedback.check();
                    nextCheck = steps.flagged() + CHECK_EVERY;
                }
            }
            Confusion confusion =
                    new Confusion(flaggedAttacks, flaggedBenign, attacks - flaggedAttacks, benign - flaggedBenign);
            return new double[] {
                confusion.precision(),
                confusion.recall(),
                confusion.f1(),
                confusion.falsePositiveRate(),
                attacks == 0 || benign == 0 ? Double.NaN : pairs / ((double) attacks * benign),
                attacks == 0 ? Double.NaN : area / attacks
            };
        }

        /** The sum of the weights of so many rows. */
        private static int weight(int rows, SplittableRandom random) {
            int sum = 0;
            for (int i = 0; i < rows; i++) {
                double drawn = random.nextDouble();
                int weight = 0;
                while (weight < MOST_WEIGHT && drawn >= POISSON[weight]) {
                    weight++;
                }
                sum += weight;
            }
            return sum;
        }

        /** Poisson's cumulative shares for the mean 1. */
        private static double[] poisson() {
            double[] shares = new double[MOST_WEIGHT];
            double probability = Math.exp(-1);
            double sum = 0;
            for (int weight = 0; weight < shares.length; weight++) {
                sum += probability;
                shares[weight] = sum;
                probability /= weight + 1;
            }
            return shares;
        }
    }
}
