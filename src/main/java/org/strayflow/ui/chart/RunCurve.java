package org.strayflow.ui.chart;

/**
 * One of several curves that lie over each other. Arrays are kept, not copied, and must not change.
 *
 * @param name what the legend calls it, with the area under it
 * @param x 0..1, ascending
 * @param y 0..1
 */
public record RunCurve(String name, double[] x, double[] y) {
    /** Checks the lengths. */
    public RunCurve {
        if (x.length < 1 || x.length != y.length) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " values");
        }
    }
}
