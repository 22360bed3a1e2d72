package org.strayflow.feature;

/**
 * A candidate column, or one of the features of a column that gives several, that a detector is not given.
 *
 * @param name of the column or of the feature
 * @param reason why, in words for the analyst: {@code "constant: 0 in every training row"}
 */
public record Dropped(String name, String reason) {}
