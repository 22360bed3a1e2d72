package org.strayflow.eval;

/**
 * The rows of one kind and how many of them were flagged.
 *
 * @param kind the label's text
 * @param benign whether the kind means benign
 * @param rows how many rows are of the kind, at least 1
 * @param flagged how many of them were flagged
 */
public record KindCount(String kind, boolean benign, long rows, long flagged) {
    /** Checks the counts. */
    public KindCount {
        if (rows < 1 || flagged < 0 || flagged > rows) {
            throw new IllegalArgumentException(kind + ": " + flagged + " of " + rows);
        }
    }

    /** Share of the kind's rows that was flagged. Of a benign kind that is its false-positive rate. */
    public double recall() {
        return (double) flagged / rows;
    }
}
