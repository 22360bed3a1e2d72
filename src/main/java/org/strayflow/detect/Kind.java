package org.strayflow.detect;

/**
 * What a classifier can take a flow for.
 *
 * @param name a label text, or {@code "benign"} and {@code "attack"} where a classifier tells only these two apart
 * @param benign whether it is benign
 */
public record Kind(String name, boolean benign) {}
