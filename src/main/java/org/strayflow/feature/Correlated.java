package org.strayflow.feature;

/** Numbers whose correlation with others is wanted. */
interface Correlated {
    /** A name that no other one has. */
    String name();

    /** Mean of the finite values; NaN for what is not numbers. */
    double mean();

    /** Standard deviation of the finite values; NaN for what is not numbers. */
    double deviation();

    /** How many values are missing or infinite. */
    long gaps();

    /**
     * Copies values into the first places of {@code out}; NaN where there is none.
     *
     * @param from first one, counted in steps
     * @param count how many
     * @param step every how many-th value is taken
     */
    void copy(int from, int count, int step, double[] out);
}
