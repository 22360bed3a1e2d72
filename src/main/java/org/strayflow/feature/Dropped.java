package org.strayflow.feature;

/**
 * A candidate column that is not among the features.
 *
 * @param name the column's name
 * @param reason why, in words for the analyst: {@code "constant: 0 in every training row"}
 */
public record Dropped(String name, String reason) {}
