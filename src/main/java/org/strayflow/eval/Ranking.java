package org.strayflow.eval;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;

/**
 * Rows ordered by descending score with running counts: one sort, then every number for every threshold is a binary search or a look
 * into a table, never a pass over the rows. That is what makes dragging the threshold free.
 *
 * <p>A row is <em>flagged</em> when its score, widened to double, is at least the threshold ({@code (double) score >= threshold});
 * rows of equal score are therefore flagged together. A <em>place</em> counts from 0 at the most unusual row; rows of equal score
 * are ordered by row id. Thresholds that a ranking hands out are scores of rows, exactly, or {@link #aboveAll()}: written in decimal
 * and read back they flag the same rows. Rows without a label count neither as attacks nor as benign.
 *
 * <p>Immutable. Takes 8 bytes a row for order and scores, 3 bits a row for the running counts of attacks and of benign rows, and 4 bytes
 * a kind for every 1,024 rows; 16 bytes a row more while it is built.
 */
public final class Ranking {
    private final int[] order;
    private final float[] scores;
    private final KindTable kinds;
    private final FlagBits attackBits;
    private final FlagBits benignBits;
    private final int attacks;
    private final int benign;
    private final RankingSummary summary;

    private Ranking(ScoreSort sort, KindTable kinds, Feedback feedback) {
        this.order = sort.order();
        this.scores = sort.scores();
        this.kinds = kinds;
        this.attackBits = kinds.attacks();
        this.benignBits = kinds.benign();
        this.attacks = attackBits.among(order.length);
        this.benign = benignBits.among(order.length);
        this.summary = RankingSummary.of(steps(), order.length, attacks, benign, feedback);
    }

    /**
     * Ranks rows. The job fails with a {@link org.strayflow.task.ModelException} ({@code EVAL-101}) when one of their scores is not a
     * finite number.
     *
     * @param scores one a row of the table, higher = more unusual
     * @param labels of the table, or {@code null} when it has none
     * @param rows which rows to rank, for example those of a {@link Partition}
     * @throws IllegalArgumentException when the labels are of another number of rows, or a row has no score
     */
    public static Job<Ranking> of(float[] scores, @Nullable Labels labels, Selection rows) {
        if (labels != null && labels.rows() != scores.length) {
            throw new IllegalArgumentException(labels.rows() + " labels, " + scores.length + " scores");
        }
        if (!rows.isEmpty() && (rows.get(0) < 0 || rows.get(rows.size() - 1) >= scores.length)) {
            throw new IllegalArgumentException("row " + rows.get(rows.size() - 1) + " of " + scores.length);
        }
        return feedback -> {
            feedback.stage("ranking scores");
            ScoreSort sort = ScoreSort.descending(scores, rows, feedback.sub(0.6));
            KindTable kinds = KindTable.of(sort.order(), labels, feedback.sub(0.3));
            return new Ranking(sort, kinds, feedback.sub(0.1));
        };
    }

    /** How many rows are ranked. */
    public int size() {
        return order.length;
    }

    /** Whether any ranked row is labelled. */
    public boolean hasLabels() {
        return attacks + benign > 0;
    }

    /** How many ranked rows are labelled as attacks. */
    public int attacks() {
        return attacks;
    }

    /** How many ranked rows are labelled as benign. */
    public int benign() {
        return benign;
    }

    /** How many ranked rows have no label. */
    public int unlabelled() {
        return size() - attacks - benign;
    }

    /** The score at a place. */
    public float scoreAt(int place) {
        return scores[place];
    }

    /** The table's row at a place. */
    public int rowAt(int place) {
        return order[place];
    }

    /** The table's rows by descending score, ties by row id: a copy, for a single row see {@link #rowAt}. */
    public int[] order() {
        return order.clone();
    }

    /** The flagged rows by descending score: the first {@link #flaggedAt} of {@link #order()}. */
    public int[] flaggedRows(double threshold) {
        return Arrays.copyOf(order, flaggedAt(threshold));
    }

    /** How many rows are flagged: they are the first so many places. None when the threshold is NaN. */
    public int flaggedAt(double threshold) {
        int low = 0;
        int high = scores.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] >= threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The rank of a score: 1 + the number of rows that score higher. Rows of equal score share a rank. */
    public int rankOf(float score) {
        return 1 + flaggedAt(Math.nextUp((double) score));
    }

    /** How many of the first {@code places} places are attacks. */
    public int attacksAmong(int places) {
        return attackBits.among(places);
    }

    /** How many of the first {@code places} places are benign. */
    public int benignAmong(int places) {
        return benignBits.among(places);
    }

    /**
     * The lowest score that, as a threshold, flags at most {@code count} rows. Fewer than {@code count} rows are flagged when those next
     * in order have equal scores; then possibly none, see {@link #aboveAll()}.
     *
     * @param count 0 or more
     */
    public double thresholdFor(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count: " + count);
        }
        return thresholdOf(cutAtMost(Math.min(count, size())));
    }

    /**
     * The score that, as a threshold, flags the share of the rows that is nearest to a wanted one: where rows of equal score lie across
     * it, more or fewer than wanted. Of two as near the one that flags fewer rows, but some rather than none.
     *
     * @param share 0..1
     */
    public double thresholdNear(double share) {
        double wanted = share * size();
        int fewer = cutAtMost((int) Math.min(size(), Math.floor(wanted)));
        int more = cutAtLeast((int) Math.min(size(), Math.ceil(wanted)));
        double below = wanted - fewer;
        double above = more - wanted;
        return thresholdOf(above < below || (above == below && fewer == 0) ? more : fewer);
    }

    /** A threshold just above every score: flags nothing. */
    public double aboveAll() {
        return Math.nextUp(scores.length == 0 ? 1.0 : scores[0]);
    }

    /** The labelled rows at a threshold. */
    public Confusion confusionAt(double threshold) {
        return confusionOf(flaggedAt(threshold));
    }

    /** The kinds that have rows, in the order of the labels, with how many of them are flagged; empty without labels. */
    public List<KindCount> kindsAt(double threshold) {
        return kinds.among(flaggedAt(threshold));
    }

    /** Every number at a threshold. */
    public Metrics metricsAt(double threshold) {
        int flagged = flaggedAt(threshold);
        return new Metrics(
                size(),
                attacks,
                benign,
                threshold,
                flagged,
                confusionOf(flagged),
                rocAuc(),
                averagePrecision(),
                kinds.among(flagged));
    }

    private Confusion confusionOf(int flagged) {
        int tp = attackBits.among(flagged);
        int fp = benignBits.among(flagged);
        return new Confusion(tp, fp, attacks - tp, benign - fp);
    }

    /**
     * The chance that an attack scores higher than a benign row, ties count half (Mann and Whitney 1947): the area under the ROC curve.
     * NaN when there are no attacks or no benign rows.
     */
    public double rocAuc() {
        return summary.rocAuc();
    }

    /**
     * Σ (Rₙ − Rₙ₋₁) Pₙ over the distinct scores from the highest down, with recall R and precision P: the area under the
     * precision-recall curve without interpolation, as scikit-learn's {@code average_precision_score}. NaN without attacks.
     */
    public double averagePrecision() {
        return summary.averagePrecision();
    }

    /**
     * The share of the attacks that is flagged when at most this share of the benign rows is: where an analyst's day is limited, it
     * says more than the area under a curve.
     *
     * @param falsePositiveRate 0..1
     * @return NaN without attacks or without benign rows
     */
    public double recallAt(double falsePositiveRate) {
        GoalText.checkShare(falsePositiveRate, true);
        if (attacks == 0 || benign == 0) {
            return Double.NaN;
        }
        int cut = cutWithBenignAtMost(Shares.atMost(falsePositiveRate, benign));
        return (double) attacksAmong(cut) / attacks;
    }

    /** Heap taken, in bytes, about. */
    public long heapBytes() {
        return 8L * size() + kinds.heapBytes() + 8L * summary.bestPrecision().length;
    }

    /** Whether the row at a place is labelled as an attack. */
    boolean isAttackAt(int place) {
        return attackBits.at(place);
    }

    /** Whether the row at a place is labelled as benign. */
    boolean isBenignAt(int place) {
        return benignBits.at(place);
    }

    /** Starts a walk over the distinct scores. */
    Steps steps() {
        return new Steps(scores, attackBits, benignBits);
    }

    /** The score that flags exactly a cut's places. A cut is a number of places that does not part rows of equal score. */
    double thresholdOf(int cut) {
        return cut == 0 ? aboveAll() : scores[cut - 1];
    }

    /** The greatest cut of at most {@code places} places. */
    int cutAtMost(int places) {
        boolean parts = places > 0 && places < scores.length && scores[places] == scores[places - 1];
        return parts ? flaggedAt(Math.nextUp((double) scores[places])) : places;
    }

    /** The smallest cut of at least {@code places} places. */
    int cutAtLeast(int places) {
        return places == 0 ? 0 : flaggedAt(scores[places - 1]);
    }

    /** The greatest cut with at most {@code limit} benign rows. */
    int cutWithBenignAtMost(int limit) {
        return cutAtMost(firstPlaces(benignBits, limit + 1) - 1);
    }

    /** The smallest cut with at least {@code wanted} attacks; there are so many. */
    int cutWithAttacksAtLeast(int wanted) {
        return cutAtLeast(firstPlaces(attackBits, wanted));
    }

    /** The fewest places that hold so many yeses; {@code size() + 1} when all do not. */
    private int firstPlaces(FlagBits bits, int wanted) {
        int low = 0;
        int high = size() + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bits.among(middle) >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The cut with the greatest F1, the smallest among equals. */
    int cutWithBestF1() {
        return summary.bestF1Places();
    }

    /** The cut that is worth most, the smallest among equals. Walks all rows. */
    int cutWithGreatest(Worth worth) {
        Steps steps = steps();
        int best = 0;
        double most = worth.of(0, 0);
        while (steps.next()) {
            double here = worth.of(steps.attacks(), steps.benign());
            if (here > most) {
                most = here;
                best = steps.flagged();
            }
        }
        return best;
    }

    /** What it is worth to flag so many attacks and benign rows. */
    @FunctionalInterface
    interface Worth {
        double of(int flaggedAttacks, int flaggedBenign);
    }

    /** The greatest precision that any threshold reaches; -1 without labelled rows. */
    double bestPrecision() {
        return summary.bestPrecision()[0];
    }

    /** The greatest cut with at least this precision, which is at most {@link #bestPrecision()}. */
    int cutWithPrecisionAtLeast(double precision) {
        double[] best = summary.bestPrecision();
        int block = 0;
        int after = best.length;
        while (after - block > 1) {
            int middle = (block + after) >>> 1;
            if (best[middle] >= precision) {
                block = middle;
            } else {
                after = middle;
            }
        }
        int cut = cutAtMost(Math.min(size(), (block + 1) * RankingSummary.BLOCK));
        while (precisionOf(cut) < precision) {
            cut = cutAtMost(cut - 1);
        }
        return cut;
    }

    private double precisionOf(int cut) {
        int flaggedAttacks = attackBits.among(cut);
        int labelled = flaggedAttacks + benignBits.among(cut);
        return labelled == 0 ? -1 : (double) flaggedAttacks / labelled;
    }
}
