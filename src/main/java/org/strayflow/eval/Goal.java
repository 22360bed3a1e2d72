package org.strayflow.eval;

import java.util.OptionalDouble;
import org.strayflow.task.ConfigurationException;

/**
 * How a threshold is chosen. A goal never flags more than it promises: where rows of equal score would pass a limit, none of them is
 * flagged. The text form ({@link #text}) is what the command line takes and models store.
 */
public sealed interface Goal {
    /**
     * What a goal may need to know beside the ranking.
     *
     * @param days how many days of capture the ranked rows stand for, above 0; of a random fifth of five days: one. Empty when the
     *     capture has no times.
     */
    record Context(OptionalDouble days) {
        /** Checks the number. */
        public Context {
            if (days.isPresent() && !(days.getAsDouble() > 0 && Double.isFinite(days.getAsDouble()))) {
                throw new IllegalArgumentException("days: " + days.getAsDouble());
            }
        }

        /** Nothing known. */
        public static Context none() {
            return new Context(OptionalDouble.empty());
        }

        /** Rows that stand for so many days. */
        public static Context ofDays(double days) {
            return new Context(OptionalDouble.of(days));
        }
    }

    /**
     * The threshold that reaches the goal on the ranked rows: a score of one of them, or {@link Ranking#aboveAll()} when nothing may be
     * flagged, or the {@link Threshold} itself.
     *
     * @throws ConfigurationException {@code EVAL-202} when the goal needs labels and there are none, {@code EVAL-203} when it needs
     *     attacks or benign rows and there are none, {@code EVAL-204} when the precision is out of reach, {@code EVAL-205} when
     *     it needs a time span and there is none, {@code EVAL-206} when there are no rows
     */
    double thresholdOn(Ranking ranking, Context context) throws ConfigurationException;

    /** The same with nothing known beside the ranking. */
    default double thresholdOn(Ranking ranking) throws ConfigurationException {
        return thresholdOn(ranking, Context.none());
    }

    /** For example {@code "fpr=0.01"}; {@link #parse} makes the same goal of it. */
    String text();

    /** In words: {@code "false-positive rate at most 0.01"}. */
    String title();

    /** Whether the goal cannot be reached without labels. */
    default boolean needsLabels() {
        return true;
    }

    /**
     * The goal of a text: {@code best-f1}, {@code fpr=0.01}, {@code precision=0.9}, {@code recall=0.9}, {@code top=100},
     * {@code share=0.01}, {@code threshold=0.62}, {@code budget=100/day}, {@code fbeta=2}, {@code cost=10}. Shares may be given in
     * percent: {@code fpr=1%}.
     *
     * @throws ConfigurationException {@code EVAL-201}, listing what is understood
     */
    static Goal parse(String text) throws ConfigurationException {
        return GoalText.parse(text);
    }

    /** The greatest F1; of equal ones the highest threshold. */
    record BestF1() implements Goal {
        @Override
        public double thresholdOn(Ranking ranking, Context context) throws ConfigurationException {
            GoalRows.of(ranking).check(this, context);
            return ranking.thresholdOf(ranking.cutWithBestF1());
        }

        @Override
        public String text() {
            return GoalText.BEST_F1;
        }

        @Override
        public String title() {
            return "best F1";
        }
    }

    /**
     * As many rows as possible with at most this share of the benign rows flagged.
     *
     * @param max 0..1
     */
    record FalsePositiveRate(double max) implements Goal {
        /** Checks the share. */
        public FalsePositiveRate {
            GoalText.checkShare(max, true);
        }

        @Override
        public double thresholdOn(Ranking ranking, Context context) throws ConfigurationException {
            GoalRows.of(ranking).check(this, context);
            return ranking.thresholdOf(ranking.cutWithBenignAtMost(Shares.atMost(max, ranking.benign())));
        }

        @Override
        public String text() {
            return GoalText.FPR + GoalText.number(max);
        }

        @Override
        public String title() {
            return "false-positive rate at most " + GoalText.number(max);
        }
    }

    /**
     * The greatest recall with at least this precision; of equal ones the highest threshold.
     *
     * @param min above 0, at most 1
     */
    record Precision(double min) implements Goal {
        /** Checks the share. */
        public Precision {
            GoalText.checkShare(min, false);
        }

        @Override
        public double thresholdOn(Ranking ranking, Context context) throws ConfigurationException {
            GoalRows.of(ranking).check(this, context);
            if (ranking.bestPrecision() < min) {
                throw GoalProblems.precisionOutOfReach(min, ranking);
            }
            int widest = ranking.cutWithPrecisionAtLeast(min);
            // The last rows of the widest cut may add only benign rows: leave them out.
            return ranking.thresholdOf(ranking.cutWithAttacksAtLeast(ranking.attacksAmong(widest)));
        }

        @Override
        public String text() {
            return GoalText.PRECISION + GoalText.number(min);
        }

        @Override
        public String title() {
            return "precision at least " + GoalText.number(min);
        }
    }

    /**
     * As few rows as possible with at least this share of the attacks flagged.
     *
     * @param min above 0, at most 1
     */
    record Recall(double min) implements Goal {
        /** Checks the share. */
        public Recall {
            GoalText.checkShare(min, false);
        }

        @Override
        public double thresholdOn(Ranking ranking, Context context) throws ConfigurationException {
            GoalRows.of(ranking).check(this, context);
            return ranking.thresholdOf(ranking.cutWithAttacksAtLeast(Shares.atLeast(min, ranking.attacks())));
        }

        @Override
        public String text() {
            return GoalText.RECALL + GoalText.number(min);
        }

        @Override
        public String title() {
            return "recall at least " + GoalText.number(min);
        }
    }

    /**
     * As many rows as possible, but at most so many.
     *
     * @param rows at least 1
     */
    record TopCount(int rows) implements Goal {
        /** Checks the number. */
        public TopCount {
            if (rows < 1) {
                throw new IllegalArgumentException("rows: " + rows);
            }
        }

        @Override
        public double thresholdOn(Ranking ranking, Context context) throws ConfigurationException {
            GoalRows.of(ranking).check(this, context);
            return ranking.thresholdFor(rows);
        }

        @Override
        public String text() {
            return GoalText.TOP + rows;
        }

        @Override
        public String title() {
            return "at most " + rows + " flagged";
        }

        @Override
        public boolean needsLabels() {
            return false;
        }
    }

    /**
     * As many rows as possible, but at most this share of them.
     *
     * @param share above 0, at most 1
     */
    record TopShare(double share) implements Goal {
        /** Checks the share. */
        public TopShare {
            GoalText.checkShare(share, false);
        }

        @Override
        public double thresholdOn(Ranking ranking, Context context) throws ConfigurationException {
            GoalRows.of(ranking).check(this, context);
            return ranking.thresholdFor(Shares.atMost(share, ranking.size()));
        }

        @Override
        public String text() {
            return GoalText.SHARE + GoalText.number(share);
        }

        @Override
        public String title() {
            return "at most a share of " + GoalText.number(share) + " flagged";
        }

        @Override
        public boolean needsLabels() {
            return false;
        }
    }

    /**
     * A threshold set by hand.
     *
     * @param value a score, 0..1, or the next number above 1, which flags nothing
     */
    record Threshold(double value) implements Goal {
        /** Checks the number. */
        public Threshold {
            if (!(value >= 0 && value <= Math.nextUp(1.0))) {
                throw new IllegalArgumentException("threshold: " + value);
            }
        }

        @Override
        public double thresholdOn(Ranking ranking, Context context) {
            return value;
        }

        @Override
        public String text() {
            return GoalText.THRESHOLD + GoalText.number(value);
        }

        @Override
        public String title() {
            return "threshold " + GoalText.number(value);
        }

        @Override
        public boolean needsLabels() {
            return false;
        }
    }

    /**
     * As many rows as possible, but at most so many for each day of capture.
     *
     * @param perDay flagged rows a day, above 0
     */
    record Budget(double perDay) implements Goal {
        /** Checks the number. */
        public Budget {
            if (!(perDay > 0 && Double.isFinite(perDay))) {
                throw new IllegalArgumentException("per day: " + perDay);
            }
        }

        @Override
        public double thresholdOn(Ranking ranking, Context context) throws ConfigurationException {
            GoalRows.of(ranking).check(this, context);
            double rows = Math.floor(perDay * context.days().getAsDouble());
            return ranking.thresholdFor((int) Math.min(ranking.size(), rows));
        }

        @Override
        public String text() {
            return GoalText.BUDGET + GoalText.number(perDay) + GoalText.PER_DAY;
        }

        @Override
        public String title() {
            return "at most " + GoalText.number(perDay) + " flagged a day";
        }

        @Override
        public boolean needsLabels() {
            return false;
        }
    }

    /**
     * The greatest Fβ = (1 + β²) tp / ((1 + β²) tp + β² fn + fp); of equal ones the highest threshold.
     *
     * @param beta how many times as much recall counts as precision, above 0 and at most {@value #MOST}
     */
    record FBeta(double beta) implements Goal {
        /** Greater numbers mean recall alone. */
        static final double MOST = 1000;

        /** Checks the number. */
        public FBeta {
            GoalText.checkNumber(beta, MOST);
        }

        @Override
        public double thresholdOn(Ranking ranking, Context context) throws ConfigurationException {
            GoalRows.of(ranking).check(this, context);
            double weight = beta * beta;
            double all = weight * ranking.attacks();
            return ranking.thresholdOf(ranking.cutWithGreatest(
                    (attacks, benign) -> (1 + weight) * attacks / (all + attacks + (double) benign)));
        }

        @Override
        public String text() {
            return GoalText.F_BETA + GoalText.number(beta);
        }

        @Override
        public String title() {
            return "best Fβ, β = " + GoalText.number(beta);
        }
    }

    /**
     * The least miss × missed attacks + false alarms; of equal ones the highest threshold.
     *
     * @param miss how many false alarms a missed attack costs, above 0 and at most {@value #MOST}
     */
    record Cost(double miss) implements Goal {
        /** Greater numbers mean recall alone. */
        static final double MOST = 1e9;

        /** Checks the number. */
        public Cost {
            GoalText.checkNumber(miss, MOST);
        }

        @Override
        public double thresholdOn(Ranking ranking, Context context) throws ConfigurationException {
            GoalRows.of(ranking).check(this, context);
            return ranking.thresholdOf(ranking.cutWithGreatest((attacks, benign) -> miss * attacks - benign));
        }

        @Override
        public String text() {
            return GoalText.COST + GoalText.number(miss);
        }

        @Override
        public String title() {
            return "least cost, a miss as bad as " + GoalText.number(miss) + " false alarms";
        }
    }
}
