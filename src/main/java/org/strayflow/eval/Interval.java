package org.strayflow.eval;

/**
 * Where a number would lie in 95 of 100 captures of the same kind.
 *
 * @param low the 2.5 % quantile; NaN when the number is undefined
 * @param high the 97.5 % quantile; NaN when the number is undefined
 */
public record Interval(double low, double high) {}
