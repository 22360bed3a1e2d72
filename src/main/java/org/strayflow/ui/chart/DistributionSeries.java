package org.strayflow.ui.chart;

import java.util.function.DoubleUnaryOperator;

/**
 * Two distributions over the same bins. Arrays are kept, not copied, and must not change.
 *
 * @param title what is distributed
 * @param edges of the bins, ascending, one more than bins
 * @param valueOf the value at a place of the edges; the same unless the axis is logarithmic
 * @param log whether it is
 * @param thenName what the first is called
 * @param then share in each bin
 * @param nowName what the second is called
 * @param now share in each bin
 */
public record DistributionSeries(
        String title,
        double[] edges,
        DoubleUnaryOperator valueOf,
        boolean log,
        String thenName,
        double[] then,
        String nowName,
        double[] now) {
    private static final double WHOLE = 1e-6;

    /** Checks the lengths. */
    public DistributionSeries {
        int bins = edges.length - 1;
        if (bins < 1 || then.length != bins || now.length != bins) {
            throw new IllegalArgumentException(edges.length + " edges, " + then.length + " and " + now.length);
        }
    }

    /**
     * Whether only powers of ten are named on the axis: where it is logarithmic and two of them at least can be seen, as what lies between
     * them is no round number.
     */
    boolean namesPowers() {
        return log && Math.floor(edges[edges.length - 1]) - Math.ceil(edges[0]) >= 1;
    }

    /** Whether a place of the edges gets a name on the axis. */
    boolean isTick(double place) {
        return !namesPowers() || Math.abs(place - Math.rint(place)) < WHOLE;
    }
}
