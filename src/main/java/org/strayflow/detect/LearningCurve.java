package org.strayflow.detect;

/**
 * How the loss on validation rows went while a detector learnt. The array is not copied.
 *
 * @param measure what was measured: {@code "logloss"} or {@code "mlogloss"}, the mean negative logarithm of the probability given to the
 *     true kind, weighted as in training
 * @param validation the loss after every round that was trained; empty where there were no validation rows
 * @param rounds how many rounds were kept
 */
public record LearningCurve(String measure, float[] validation, int rounds) {}
