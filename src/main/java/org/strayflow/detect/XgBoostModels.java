package org.strayflow.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.strayflow.task.ModelException;

/**
 * XGBoost's JSON model files: what {@code save_model("model.json")} writes and {@code load_model} reads, in every language it has a
 * library for. Both ways are plain Java; the native library never sees a file from outside.
 */
public final class XgBoostModels {
    private XgBoostModels() {}

    /**
     * Writes trees as a model file. A class has the number of its kind, but of two kinds the model gives the probability of the second.
     * It takes features as the preparation makes them, in its order; where a value is missing it goes right, so none may be.
     *
     * @param trees the detector
     * @param features their names, in the order of the preparation
     * @param notes what a reader should know beside the trees, by its name: XGBoost calls them the model's attributes
     * @return the file's content; the same trees, names and notes give the same bytes
     * @throws IllegalArgumentException when the names are not one a feature
     */
    public static byte[] write(FittedTrees trees, List<String> features, Map<String, String> notes) {
        if (features.size() != trees.features()) {
            throw new IllegalArgumentException(features.size() + " names for " + trees.features() + " features");
        }
        try {
            return XgBoostJson.write(
                    trees,
                    features,
                    notes,
                    ClassOrder.plain(features.size(), trees.outputs().size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a model file and checks all of it: links, lengths, numbers and limits.
     *
     * @param json the file's content
     * @throws ModelException MODEL-220 when the file is no such model, is damaged, or is one that cannot be taken over
     */
    public static XgBoostFile read(byte[] json) throws ModelException {
        return new XgBoostFile(BoostedModelReader.read(json));
    }
}
