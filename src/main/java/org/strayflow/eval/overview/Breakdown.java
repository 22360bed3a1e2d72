package org.strayflow.eval.overview;

import java.util.List;
import java.util.Map;

/**
 * The largest groups of flows by one subject. A flow belongs to one group, of hosts to those of both its ends.
 *
 * @param subject what flows are grouped by
 * @param distinct how many groups there are in all
 * @param largest the largest groups by each measure, at most {@link Overview#SHOWN}, largest first, equal ones in the order of more flows,
 *     then of their titles; by {@link Measure#FLAGGED} only groups with flagged flows
 * @param absent why there are no groups; empty when there are some
 */
public record Breakdown(Subject subject, int distinct, Map<Measure, List<Group>> largest, String absent) {
    /** Copies the groups. */
    public Breakdown {
        largest = Map.copyOf(largest);
    }

    /** The largest groups by a measure; none where the breakdown is absent. */
    public List<Group> by(Measure measure) {
        return largest.getOrDefault(measure, List.of());
    }

    static Breakdown absent(Subject subject, String why) {
        return new Breakdown(subject, 0, Map.of(), why);
    }
}
