package org.strayflow.eval;

/**
 * How much a feature speaks for flagging, on the mean.
 *
 * @param name the feature
 * @param flaggedMean mean contribution to the detector's margin over flagged rows
 * @param restMean the same over the rows that are not flagged
 * @param difference flaggedMean − restMean: above 0 when the feature sets flagged rows apart as more unusual
 */
public record FeatureImportance(String name, double flaggedMean, double restMean, double difference) {}
