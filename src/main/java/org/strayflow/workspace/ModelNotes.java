package org.strayflow.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.strayflow.detect.Kind;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.store.Json;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.ModelException;
import org.strayflow.task.Problem;

/**
 * What stands beside trees or weights in an exported model, so that who reads it knows what classes mean and how features are made:
 * XGBoost keeps such notes as attributes, ONNX as metadata.
 *
 * @param texts the notes by their names; a file from anywhere may have any
 */
record ModelNotes(Map<String, String> texts) {
    private static final String DETECTOR = "strayflow.detector";
    private static final String KINDS = "strayflow.kinds";
    private static final String PREPARATION = "strayflow.preparation";
    private static final String THRESHOLD = "strayflow.threshold";

    /** The notes of a model. */
    static Map<String, String> of(ModelBundle model) {
        return Map.of(
                DETECTOR,
                model.detector().spec().id(),
                KINDS,
                Json.text(model.detector().kinds()),
                PREPARATION,
                Json.text(model.preparation().features()),
                THRESHOLD,
                Double.toString(model.operation().threshold()));
    }

    /** What the classes mean, in their order; empty when nobody said. */
    Optional<List<Kind>> kinds() throws ModelException {
        return read(KINDS, Kind[].class);
    }

    /** How the features are made, in their order; empty when nobody said. */
    Optional<List<PreparedFeature>> preparation() throws ModelException {
        return read(PREPARATION, PreparedFeature[].class);
    }

    /** Flows with at least this score are flagged; empty when nobody said. */
    OptionalDouble threshold() throws ModelException {
        String text = texts.get(THRESHOLD);
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            double threshold = Double.parseDouble(text);
            if (threshold >= 0 && threshold <= 1) {
                return OptionalDouble.of(threshold);
            }
            throw damaged("the threshold is " + text);
        } catch (NumberFormatException e) {
            throw damaged("the threshold is " + text);
        }
    }

    private <T> Optional<List<T>> read(String name, Class<T[]> type) throws ModelException {
        String text = texts.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(List.of(Json.read(text.getBytes(StandardCharsets.UTF_8), type)));
        } catch (IOException | IllegalArgumentException e) {
            // Records check what they are given; what they refuse here came from the file.
            String message = e.getMessage() == null ? "" : e.getMessage();
            throw damaged(name + " says " + message.lines().findFirst().orElse("nothing"));
        }
    }

    static ModelException damaged(String what) {
        return new ModelException(Problem.of(
                "MODEL-222",
                "The notes in the model file make no sense: " + what + ".",
                "Use an undamaged copy of it, or say yourself which columns its features are."));
    }
}
