package org.strayflow.eval.overview;

import java.util.List;

/**
 * Flows by when they began, in stretches of equal length without gaps.
 *
 * @param width length of a stretch in microseconds
 * @param bins the stretches from the first flow's to the last one's, strays aside, also those without flows
 * @param strays flows left out because they lie far from all others
 * @param untimed how many flows have no moment that can be read
 * @param absent why there are none; empty when there are some
 */
public record Timeline(long width, List<Group> bins, Strays strays, int untimed, String absent) {
    /** Copies the list. */
    public Timeline {
        bins = List.copyOf(bins);
    }

    static Timeline absent(String why) {
        return new Timeline(0, List.of(), Strays.NONE, 0, why);
    }
}
