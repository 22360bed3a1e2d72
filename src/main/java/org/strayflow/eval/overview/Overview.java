package org.strayflow.eval.overview;

import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;

/**
 * What kind of traffic a capture holds, for any capture, with or without labels and with or without a model. What the capture has no column
 * for is absent with the reason. The same for any number of threads.
 *
 * @param total all flows
 * @param bytesAbsent why there are no bytes; empty when there are
 * @param flagged whether it is known which flows are flagged
 * @param timeline flows by when they began
 * @param breakdowns one a {@link Subject}, in their order
 * @param kinds kinds of attack by service
 */
public record Overview(
        Group total,
        String bytesAbsent,
        boolean flagged,
        Timeline timeline,
        List<Breakdown> breakdowns,
        KindsByService kinds) {
    /** At most so many groups by a measure. */
    public static final int SHOWN = 10;

    /** At most so many stretches of time. */
    public static final int BINS = 120;

    /** Copies the list. */
    public Overview {
        breakdowns = List.copyOf(breakdowns);
    }

    /** The groups by a subject. */
    public Breakdown by(Subject subject) {
        return breakdowns.stream()
                .filter(breakdown -> breakdown.subject() == subject)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The job that sums up.
     *
     * @param table the flows
     * @param labels theirs; {@code null} without
     * @param flagged whether a row is flagged, asked by several threads; {@code null} when nobody knows
     * @param parallel how many threads
     */
    public static Job<Overview> of(
            FlowTable table, @Nullable Labels labels, @Nullable IntPredicate flagged, Parallel parallel) {
        return new SummingUp(table, labels, flagged, parallel);
    }
}
