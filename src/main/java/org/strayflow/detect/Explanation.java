package org.strayflow.detect;

import java.util.List;

/**
 * Why a flow has its score. The amounts and the base sum to the margin.
 *
 * @param score 0..1, higher is more unusual
 * @param margin the detector's own measure; for an isolation forest −E[h]/c(ψ), so that the score is 2 to the power of it
 * @param base the margin of a flow of which nothing is known
 * @param contributions every feature's share, the largest in size first
 */
public record Explanation(double score, double margin, double base, List<Contribution> contributions) {
    /** Copies the list. */
    public Explanation {
        contributions = List.copyOf(contributions);
    }
}
