package org.strayflow.ui.vm;

import java.util.List;

/**
 * A flow that was flagged while a log was followed, as shown.
 *
 * @param time when it began
 * @param score with its digits
 * @param source address and port
 * @param destination address and port
 * @param protocol as in the file
 * @param kind what a classifier takes it for; empty of a novelty detector
 * @param reasons what made it unusual, the strongest first
 * @param place file and line
 * @param values its columns
 */
public record FollowedFlow(
        String time,
        String score,
        String source,
        String destination,
        String protocol,
        String kind,
        List<String> reasons,
        String place,
        List<Value> values) {
    /** Copies the lists. */
    public FollowedFlow {
        reasons = List.copyOf(reasons);
        values = List.copyOf(values);
    }

    /**
     * A cell.
     *
     * @param column its column
     * @param text as in the file
     */
    public record Value(String column, String text) {}
}
