package org.strayflow.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.strayflow.eval.Metrics;

/**
 * How a model is to be used: its threshold, how it came about and what it achieved.
 *
 * @param threshold flows with at least this score are flagged
 * @param goal the goal that chose it, see {@link org.strayflow.eval.Goal#text}
 * @param tunedOn title of the partition that it was chosen on
 * @param reportedOn title of the partition that the metrics come from
 * @param metrics numbers at the threshold
 * @param aim the share of another network's flows that recalibrating was to flag, 0..1; {@link #NO_AIM} when the threshold was not
 *     recalibrated, then it is left out of the file as in models of earlier programs
 */
public record Operation(
        double threshold,
        String goal,
        String tunedOn,
        String reportedOn,
        Metrics metrics,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double aim) {
    /** Not recalibrated. */
    public static final double NO_AIM = 0;

    /** Of a threshold that was not recalibrated. */
    public Operation(double threshold, String goal, String tunedOn, String reportedOn, Metrics metrics) {
        this(threshold, goal, tunedOn, reportedOn, metrics, NO_AIM);
    }

    /** The same, recalibrated to flag about a share of the flows. */
    public Operation aimedAt(double share) {
        return new Operation(threshold, goal, tunedOn, reportedOn, metrics, share);
    }

    /** Whether the threshold was moved to where it flags a wanted share of another network's flows. */
    @JsonIgnore
    public boolean isRecalibrated() {
        return aim != NO_AIM;
    }
}
