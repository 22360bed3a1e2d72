package org.strayflow.eval;

/** Counts of a column's values by part and place, and of its gaps and infinite values by part. */
final class Tally {
    private final int[][] values;
    private final int[] missing;
    private final int[] infinite;

    /**
     * Empty.
     *
     * @param parts how many, with one more for rows in none
     * @param places how many
     */
    Tally(int parts, int places) {
        this.values = new int[parts][places];
        this.missing = new int[parts];
        this.infinite = new int[parts];
    }

    void value(int part, int place) {
        values[part][place]++;
    }

    void missing(int part, int count) {
        missing[part] += count;
    }

    void infinite(int part, int count) {
        infinite[part] += count;
    }

    /** The counts of the values of a part. */
    int[] values(int part) {
        return values[part];
    }

    /** Share of a part's rows without a value; NaN when it has no rows. */
    double missingShare(int part) {
        return (double) missing[part] / rows(part);
    }

    /** Share of a part's rows with an infinite value; NaN when it has no rows. */
    double infiniteShare(int part) {
        return (double) infinite[part] / rows(part);
    }

    /** How many rows a part has. */
    long rows(int part) {
        return StepShares.total(values[part]) + missing[part] + infinite[part];
    }

    /** All parts together, as the only one. */
    Tally whole() {
        Tally whole = new Tally(1, values[0].length);
        for (int part = 0; part < values.length; part++) {
            for (int place = 0; place < values[part].length; place++) {
                whole.values[0][place] += values[part][place];
            }
            whole.missing[0] += missing[part];
            whole.infinite[0] += infinite[part];
        }
        return whole;
    }
}
