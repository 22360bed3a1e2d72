package org.strayflow.detect;

import java.util.List;

/**
 * Why a flow has its score. The amounts and the base sum to the margin.
 *
 * @param score 0..1, higher is more unusual
 * @param margin the detector's own measure; for an isolation forest −E[h]/c(ψ), so that the score is 2 to the power of it; for nearest
 *     neighbours the mean distance
 * @param base the margin of a flow of which nothing is known
 * @param contributions every feature's share, the largest in size first
 * @param neighbours the training rows most like the flow, the nearest first; empty where the detector compares with none
 */
public record Explanation(
        double score, double margin, double base, List<Contribution> contributions, List<Neighbour> neighbours) {
    /** Copies the lists. */
    public Explanation {
        contributions = List.copyOf(contributions);
        neighbours = List.copyOf(neighbours);
    }

    /** Of a detector that compares with no training rows. */
    public Explanation(double score, double margin, double base, List<Contribution> contributions) {
        this(score, margin, base, contributions, List.of());
    }
}
