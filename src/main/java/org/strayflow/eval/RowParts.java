package org.strayflow.eval;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of a capture in a few parts, each a file or a stretch of time.
 *
 * @param what they are: file, hour, day, week; empty when there are none
 * @param titles of the parts, in order
 * @param partOf for every row its part, −1 where it is in none; not to be changed; empty when there are no parts
 */
public record RowParts(String what, List<String> titles, byte[] partOf) {
    /** More parts are not told apart. */
    public static final int MOST = 60;

    /** Copies the titles. */
    public RowParts {
        titles = List.copyOf(titles);
        if (titles.size() > MOST) {
            throw new IllegalArgumentException(titles.size() + " parts");
        }
    }

    /** The rows as a whole. */
    public static RowParts none() {
        return new RowParts("", List.of(), new byte[0]);
    }

    /** How many there are. */
    public int size() {
        return titles.size();
    }

    /** The rows of each. */
    public int[] rows() {
        int[] rows = new int[size()];
        for (byte part : partOf) {
            if (part >= 0) {
                rows[part]++;
            }
        }
        return rows;
    }

    /** The part of a row; one past the last where it is in none. */
    int of(int row) {
        return partOf.length == 0 || partOf[row] < 0 ? size() : partOf[row];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowParts parts
                && what.equals(parts.what)
                && titles.equals(parts.titles)
                && Arrays.equals(partOf, parts.partOf);
    }

    @Override
    public int hashCode() {
        return 31 * titles.hashCode() + Arrays.hashCode(partOf);
    }

    @Override
    public String toString() {
        return titles.toString();
    }
}
