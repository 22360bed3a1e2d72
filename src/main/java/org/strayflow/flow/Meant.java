package org.strayflow.flow;

/**
 * That a column has a meaning.
 *
 * @param meaning what it says of a flow
 * @param column its name
 * @param factor its numbers times this are seconds, bytes or packets; 1 where the meaning has no unit
 */
public record Meant(Meaning meaning, String column, double factor) {
    /** Checks the factor. */
    public Meant {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("a factor of " + factor);
        }
    }
}
