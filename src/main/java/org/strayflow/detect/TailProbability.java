package org.strayflow.detect;

import java.util.Arrays;
import org.strayflow.task.ModelException;
import org.strayflow.task.Problem;

/**
 * How rare a score is among benign flows: the share of benign rows held back from training that score as high, interpolated between
 * their scores, so that a higher score is always rarer. Above the highest of them it falls to 0 at the score 1. Immutable.
 */
public final class TailProbability {
    /** At most so many scores are kept: all of the highest, and evenly spaced ones of the rest. */
    static final int POINTS = 8_192;

    private static final int TOP = POINTS / 2;

    private final float[] scores;
    private final double[] tails;

    private TailProbability(float[] scores, double[] tails) {
        this.scores = scores;
        this.tails = tails;
    }

    /** Of the scores of benign rows, at least one; sorts them. */
    static TailProbability of(float[] benign) {
        Arrays.sort(benign);
        int count = benign.length;
        int kept = Math.min(count, POINTS);
        float[] scores = new float[kept];
        double[] tails = new double[kept];
        for (int i = 0; i < kept; i++) {
            int place = place(i, kept, count);
            scores[i] = benign[place];
            tails[i] = (count - place) / (count + 1.0);
        }
        return new TailProbability(scores, tails);
    }

    private static int place(int i, int kept, int count) {
        int rest = kept - Math.min(kept, TOP);
        return i >= rest ? count - (kept - i) : (int) ((long) i * (count - (kept - rest)) / rest);
    }

    /**
     * From its parts, for a reader of model files.
     *
     * @param scores ascending, 0..1
     * @param tails descending, above 0, at most 1, one a score
     * @throws ModelException MODEL-216 when the parts make no sense
     */
    public static TailProbability of(float[] scores, double[] tails) throws ModelException {
        boolean good = scores.length > 0 && scores.length == tails.length && scores[0] >= 0;
        for (int i = 0; good && i < scores.length; i++) {
            good = scores[i] <= 1 && tails[i] > 0 && tails[i] <= 1;
            good &= i == 0 || (scores[i] >= scores[i - 1] && tails[i] <= tails[i - 1]);
        }
        if (!good) {
            throw new ModelException(Problem.of(
                    "MODEL-216",
                    "The model's calibration of scores is damaged.",
                    "Use an undamaged copy of the model or train it again."));
        }
        return new TailProbability(scores.clone(), tails.clone());
    }

    /** The chance that a benign flow scores as high; above 0, at most 1. */
    double of(float score) {
        int last = scores.length - 1;
        if (score <= scores[0]) {
            return Math.max(tails[0], 1 - (1 - tails[0]) * (scores[0] > 0 ? score / scores[0] : 1));
        }
        if (score >= scores[last]) {
            double left = scores[last] < 1 ? (1 - (double) score) / (1 - (double) scores[last]) : 1;
            return Math.max(Float.MIN_NORMAL, tails[last] * left);
        }
        int above = Arrays.binarySearch(scores, score);
        above = above < 0 ? -above - 1 : above;
        while (above > 0 && scores[above - 1] >= score) {
            above--;
        }
        double width = (double) scores[above] - scores[above - 1];
        double way = width > 0 ? (score - scores[above - 1]) / width : 1;
        return tails[above - 1] + way * (tails[above] - tails[above - 1]);
    }

    /** The scores, ascending. */
    public float[] scores() {
        return scores.clone();
    }

    /** Their tail probabilities, descending. */
    public double[] tails() {
        return tails.clone();
    }
}
