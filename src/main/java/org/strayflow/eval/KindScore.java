package org.strayflow.eval;

/**
 * How well a classifier tells one kind from all others.
 *
 * @param kind the label's text
 * @param benign whether the kind means benign
 * @param rows rows labelled so
 * @param predicted rows taken for it
 * @param right rows labelled so and taken for it
 * @param known whether the classifier has a name for the kind; one that it has not learnt is never predicted
 */
public record KindScore(String kind, boolean benign, long rows, long predicted, long right, boolean known) {
    /** Checks the counts. */
    public KindScore {
        if (right < 0 || right > rows || right > predicted) {
            throw new IllegalArgumentException(kind + ": " + right + " of " + rows + " and of " + predicted);
        }
    }

    /** Share of the rows taken for the kind that are of it; NaN when none was. */
    public double precision() {
        return predicted == 0 ? Double.NaN : (double) right / predicted;
    }

    /** Share of the kind's rows that were taken for it; NaN when there is none. */
    public double recall() {
        return rows == 0 ? Double.NaN : (double) right / rows;
    }

    /** Harmonic mean of both, 2 right / (rows + predicted): 0 when only one of them is defined, NaN when neither is. */
    public double f1() {
        return rows + predicted == 0 ? Double.NaN : 2.0 * right / (rows + predicted);
    }
}
