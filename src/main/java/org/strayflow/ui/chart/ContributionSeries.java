package org.strayflow.ui.chart;

import java.util.List;

/**
 * How much every feature adds to a score or takes from it.
 *
 * @param title what is shown
 * @param bars the largest first
 */
public record ContributionSeries(String title, List<Bar> bars) {
    /** Copies the bars. */
    public ContributionSeries {
        bars = List.copyOf(bars);
    }

    /**
     * One feature.
     *
     * @param name the feature
     * @param amount above 0 makes the flow more unusual, below 0 more usual
     * @param note shown beside the amount, such as the flow's value; may be empty
     */
    public record Bar(String name, double amount, String note) {}
}
