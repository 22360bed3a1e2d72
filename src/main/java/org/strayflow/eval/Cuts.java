package org.strayflow.eval;

import java.util.stream.IntStream;

/**
 * How many of a kind's rows test and how many tune the threshold; the others train.
 *
 * @param test rows, the latest ones where times count
 * @param validation rows, those next to them
 */
record Cuts(int test, int validation) {
    /** The shares in whole rows: the first row of a kind trains, the second tests, the third tunes. */
    static Cuts of(int rows, double validationShare, double testShare) {
        int kept = validationShare > 0 && rows > 2 ? 2 : 1;
        int test = Math.clamp(share(rows, testShare), 0, Math.max(0, rows - kept));
        return new Cuts(test, Math.clamp(share(rows, validationShare), 0, Math.max(0, rows - 1 - test)));
    }

    /** The share in whole rows, at least one unless the share is 0. */
    private static int share(int rows, double share) {
        return share == 0 ? 0 : (int) Math.max(1, Math.round(rows * share));
    }

    /** Whether any row is for something else than training. */
    boolean divides() {
        return test + validation > 0;
    }

    /**
     * The cuts moved to the nearest changes of moment. Of two moments the later one tests, of three the middle one tunes.
     *
     * @param latestFirst the rows, of two moments at least
     * @param moments the place of every row's moment among all moments
     */
    Cuts atChanges(int[] latestFirst, int[] moments) {
        int[] changes = IntStream.range(1, latestFirst.length)
                .filter(i -> moments[latestFirst[i]] != moments[latestFirst[i - 1]])
                .toArray();
        int place = -1;
        int moved = 0;
        if (test > 0) {
            int spared = validation > 0 && changes.length > 1 ? 1 : 0;
            place = nearest(changes, 0, changes.length - 1 - spared, test);
            moved = changes[place];
        }
        if (validation == 0 || place + 1 == changes.length) {
            return new Cuts(moved, 0);
        }
        int next = nearest(changes, place + 1, changes.length - 1, test + validation);
        return new Cuts(moved, changes[next] - moved);
    }

    /** The place of the change nearest to a number of rows; of two as near the one that leaves more rows to train on. */
    private static int nearest(int[] changes, int first, int last, int rows) {
        int best = first;
        for (int i = first + 1; i <= last; i++) {
            if (Math.abs(changes[i] - rows) < Math.abs(changes[best] - rows)) {
                best = i;
            }
        }
        return best;
    }
}
