package org.strayflow.eval;

import java.util.List;

/**
 * Every number for one threshold. Without labels only the counts say something: the confusion is all 0 and every share NaN.
 *
 * @param rows all rows, labelled or not
 * @param attacks rows labelled as attacks
 * @param benign rows labelled as benign
 * @param threshold rows with at least this score are flagged
 * @param flagged flagged rows, labelled or not
 * @param confusion of the labelled rows
 * @param rocAuc chance that an attack scores above a benign row, ties count half; does not depend on the threshold
 * @param averagePrecision area under the precision-recall curve; does not depend on the threshold
 * @param perKind the kinds that have rows, in the order of the labels
 */
public record Metrics(
        int rows,
        int attacks,
        int benign,
        double threshold,
        int flagged,
        Confusion confusion,
        double rocAuc,
        double averagePrecision,
        List<KindCount> perKind) {
    /** Copies the list. */
    public Metrics {
        perKind = List.copyOf(perKind);
    }

    /** Whether any row is labelled. */
    public boolean hasLabels() {
        return attacks + benign > 0;
    }

    /** Rows without a label. */
    public int unlabelled() {
        return rows - attacks - benign;
    }

    /** Share of all rows that is flagged, labelled or not; NaN without rows. */
    public double flaggedShare() {
        return rows == 0 ? Double.NaN : (double) flagged / rows;
    }

    /** See {@link Confusion#precision()}. */
    public double precision() {
        return confusion.precision();
    }

    /** See {@link Confusion#recall()}. */
    public double recall() {
        return confusion.recall();
    }

    /** See {@link Confusion#f1()}. */
    public double f1() {
        return confusion.f1();
    }

    /** See {@link Confusion#accuracy()}. */
    public double accuracy() {
        return confusion.accuracy();
    }

    /** See {@link Confusion#falsePositiveRate()}. */
    public double falsePositiveRate() {
        return confusion.falsePositiveRate();
    }

    /** See {@link Confusion#macroF1()}. */
    public double macroF1() {
        return confusion.macroF1();
    }
}
