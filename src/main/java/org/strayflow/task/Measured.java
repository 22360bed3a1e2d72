package org.strayflow.task;

import java.util.Arrays;

/**
 * Values of something that changes as a job goes on. Immutable; the array is not copied and must not be changed.
 *
 * @param what its name; empty when nothing was measured
 * @param values in the order in which they were told, at most {@value #MOST}
 */
public record Measured(String what, double[] values) {
    /** More values are not kept. */
    public static final int MOST = 100_000;

    /** Nothing was measured. */
    public static final Measured NOTHING = new Measured("", new double[0]);

    /** With one more value; another name begins anew. */
    Measured and(String name, double value) {
        if (!name.equals(what)) {
            return new Measured(name, new double[] {value});
        }
        if (values.length >= MOST) {
            return this;
        }
        double[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        return new Measured(what, more);
    }
}
