package org.strayflow.eval.overview;

import org.strayflow.filter.Restriction;

/**
 * Flows that share something: a protocol, a host, a stretch of time.
 *
 * @param title what they share, as shown
 * @param restriction keeps just these flows
 * @param flows how many
 * @param bytes both ways, each flow rounded to a whole number; 0 where the capture has none
 * @param attacks how many are labelled as attacks; 0 without labels
 * @param flagged how many are flagged; 0 without an analysis
 */
public record Group(String title, Restriction restriction, int flows, long bytes, int attacks, int flagged) {
    /** The share of the flows that is flagged, 0..1; 0 of no flows. */
    public double flaggedShare() {
        return flows == 0 ? 0 : (double) flagged / flows;
    }
}
