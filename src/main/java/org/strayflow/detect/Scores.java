package org.strayflow.detect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a detector says of every flow of a capture. The arrays are not copied.
 *
 * @param values one score a row, 0..1, higher is more unusual; for a classifier the probability that the flow is not benign
 * @param predictions what a classifier takes each flow for; empty for a novelty detector
 * @param members the scores of an ensemble's members by their detectors' titles, in their order; empty for any other detector
 */
public record Scores(float[] values, Optional<KindPredictions> predictions, Map<String, float[]> members) {
    /** Copies the map, not the arrays. */
    public Scores {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Of a novelty detector. */
    public static Scores of(float[] values) {
        return new Scores(values, Optional.empty(), Map.of());
    }

    /** Of a classifier. */
    public static Scores of(float[] values, KindPredictions predictions) {
        return new Scores(values, Optional.of(predictions), Map.of());
    }
}
