package org.strayflow.detect;

import java.util.List;

/**
 * What a classifier, or an ensemble with one, takes every flow for.
 *
 * @param kinds what there is to choose from
 * @param kind for every row the place in {@code kinds} of its most probable kind; of equal ones the first
 * @param probability for every row the probability of that kind, 0..1
 */
public record KindPredictions(List<Kind> kinds, short[] kind, float[] probability) {
    /** Copies the list, not the arrays. */
    public KindPredictions {
        kinds = List.copyOf(kinds);
        if (kind.length != probability.length) {
            throw new IllegalArgumentException(kind.length + " kinds, " + probability.length + " probabilities");
        }
    }

    /** The most probable kind of a row. */
    public Kind of(int row) {
        return kinds.get(kind[row]);
    }
}
