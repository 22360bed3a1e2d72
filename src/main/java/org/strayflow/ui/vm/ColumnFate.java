package org.strayflow.ui.vm;

/**
 * What became of a column in a training.
 *
 * @param brief a few words for a table, the most important first; empty where nothing is known
 * @param whole all of it, a sentence a line
 */
public record ColumnFate(String brief, String whole) {
    /** Nothing is known: there was no training, or the column was not among the candidates. */
    public static final ColumnFate NONE = new ColumnFate("", "");
}
