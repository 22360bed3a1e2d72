package org.strayflow.feature;

/**
 * The number that stands for a text.
 *
 * @param text as in the file; empty where there is none
 * @param value finite
 */
public record Category(String text, float value) {}
