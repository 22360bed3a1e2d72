package org.strayflow.feature;

/**
 * Where the values of benign flows usually are: nine in ten of the benign training rows.
 *
 * @param low the 5 % quantile
 * @param high the 95 % quantile
 */
public record TypicalRange(float low, float high) {
    /** Share of the rows below it, and share above it. */
    static final double OUTSIDE = 0.05;

    /** Checks the order. */
    public TypicalRange {
        if (!(low <= high)) {
            throw new IllegalArgumentException(low + " to " + high);
        }
    }

    /** Whether a value is neither below nor above it. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
