package org.strayflow.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.detect.Contribution;

/**
 * A flow that was flagged while a log was followed.
 *
 * @param place where it stands
 * @param score 0..1, at least the threshold
 * @param kind what a classifier takes it for; empty of a novelty detector
 * @param ends who talked with whom and when
 * @param reasons the features that made it more unusual, the strongest first
 * @param values the texts of all columns that have one, by name, in the order of the file
 */
public record FlaggedFlow(
        Place place, double score, String kind, Ends ends, List<Contribution> reasons, Map<String, String> values) {
    /** Copies the collections. */
    public FlaggedFlow {
        reasons = List.copyOf(reasons);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Where a flow stands in its log.
     *
     * @param file the log's name without its folder
     * @param line counted from 1, since the file was begun
     * @param offset in bytes
     */
    public record Place(String file, long line, long offset) {}

    /**
     * What the well-known columns say, as texts; empty where there is no such column or no value.
     *
     * @param time a number since 1970 as a moment in UTC, a text as it stands
     * @param source address, with its port behind a colon where there is one
     * @param destination the same
     * @param protocol as it stands
     */
    public record Ends(String time, String source, String destination, String protocol) {}
}
