package org.strayflow.detect;

/**
 * A feature's share of a flow's margin.
 *
 * @param feature the feature's name
 * @param value the flow's value as in the file, NaN when missing; for a text the number that stands for it
 * @param text the flow's value as it stands in the file, empty when missing
 * @param amount how much the value adds to the margin; positive makes the flow more unusual
 */
public record Contribution(String feature, double value, String text, double amount) {}
