package org.strayflow.store;

import org.strayflow.eval.Metrics;

/**
 * How a model is to be used: its threshold, how it came about and what it achieved.
 *
 * @param threshold flows with at least this score are flagged
 * @param goal the goal that chose it, see {@link org.strayflow.eval.Goal#text}
 * @param tunedOn title of the partition that it was chosen on
 * @param reportedOn title of the partition that the metrics come from
 * @param metrics numbers at the threshold
 */
public record Operation(double threshold, String goal, String tunedOn, String reportedOn, Metrics metrics) {}
