package org.strayflow.probe;

import java.util.List;

/**
 * How far one flagged flow got.
 *
 * @param row id of the row
 * @param kind its label, empty without one
 * @param before its score
 * @param after the score of the bent flow: below the threshold where it passes, else the lowest that was found
 * @param budget place of the smallest budget with which it passes; {@link #HELD} where it does not
 * @param bend what was done
 * @param changes of the detector's columns, in the order of the table
 */
public record Attempt(int row, String kind, float before, float after, int budget, Bend bend, List<Change> changes) {
    /** It passes with none of the budgets. */
    public static final int HELD = -1;

    /**
     * What became of a value.
     *
     * @param column its name
     * @param before in the file
     * @param after the bend
     */
    public record Change(String column, double before, double after) {}

    /** Copies the list. */
    public Attempt {
        changes = List.copyOf(changes);
    }

    /** Whether it passes with a budget. */
    public boolean passes(int place) {
        return budget != HELD && budget <= place;
    }
}
