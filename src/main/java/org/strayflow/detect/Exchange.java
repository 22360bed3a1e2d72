package org.strayflow.detect;

/**
 * Some features whose values every flow takes from another flow: what remains of the scores tells how much the detector relies on them.
 *
 * @param features places in the matrix, each at most once; not to be changed
 * @param from for every row the row that its values are taken from; not to be changed
 */
public record Exchange(int[] features, int[] from) {}
