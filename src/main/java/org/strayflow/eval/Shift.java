package org.strayflow.eval;

/**
 * A share of the rows, in those compared with and in those looked at.
 *
 * @param then 0..1; NaN where there were no rows
 * @param now 0..1; NaN where there are no rows
 */
public record Shift(double then, double now) {
    /** How far it went, 0..1; 0 where either is unknown. */
    public double distance() {
        double distance = Math.abs(now - then);
        return Double.isNaN(distance) ? 0 : distance;
    }
}
