package org.strayflow.eval;

/**
 * Labelled rows by what they are and whether they were flagged. A share whose denominator is 0 is NaN, never a made-up 0 or 1.
 *
 * @param tp attacks that were flagged
 * @param fp benign rows that were flagged
 * @param fn attacks that were not flagged
 * @param tn benign rows that were not flagged
 */
public record Confusion(long tp, long fp, long fn, long tn) {
    /** Checks that no count is negative. */
    public Confusion {
        if (tp < 0 || fp < 0 || fn < 0 || tn < 0) {
            throw new IllegalArgumentException("negative count: " + tp + ", " + fp + ", " + fn + ", " + tn);
        }
    }

    /** All labelled rows. */
    public long rows() {
        return tp + fp + fn + tn;
    }

    /** Labelled rows that were flagged. */
    public long flagged() {
        return tp + fp;
    }

    /** Share of the labelled rows that was flagged; NaN without labelled rows. */
    public double flaggedShare() {
        return share(flagged(), rows());
    }

    /** Share of the flagged rows that are attacks; NaN when nothing is flagged. */
    public double precision() {
        return share(tp, tp + fp);
    }

    /** Share of the attacks that was flagged; NaN without attacks. */
    public double recall() {
        return share(tp, tp + fn);
    }

    /** Share of the benign rows that was flagged; NaN without benign rows. */
    public double falsePositiveRate() {
        return share(fp, fp + tn);
    }

    /** Share of the rows that were decided rightly; NaN without labelled rows. */
    public double accuracy() {
        return share(tp + tn, rows());
    }

    /**
     * Harmonic mean of precision and recall, 2 tp / (2 tp + fp + fn). 0 when there are attacks and none was flagged; NaN when there
     * are no attacks and nothing was flagged.
     */
    public double f1() {
        return share(2 * tp, 2 * tp + fp + fn);
    }

    /** The same for the benign rows: 2 tn / (2 tn + fn + fp). */
    public double benignF1() {
        return share(2 * tn, 2 * tn + fn + fp);
    }

    /** Mean of {@link #f1()} and {@link #benignF1()}: attacks and benign rows weigh the same however many they are. */
    public double macroF1() {
        return (f1() + benignF1()) / 2;
    }

    /**
     * The precision that recall and false-positive rate mean where attacks are as rare or frequent as stated (Bayes): a set made for
     * training has far more of them than a network.
     *
     * @param baseRate share of attacks among all rows, above 0 and below 1
     * @return NaN without attacks, without benign rows, or when nothing is flagged
     * @throws IllegalArgumentException when the rate is none
     */
    public double precisionAt(double baseRate) {
        if (!(baseRate > 0 && baseRate < 1)) {
            throw new IllegalArgumentException("base rate: " + baseRate);
        }
        double right = baseRate * recall();
        double wrong = (1 - baseRate) * falsePositiveRate();
        return right + wrong == 0 ? Double.NaN : right / (right + wrong);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
