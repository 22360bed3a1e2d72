package org.strayflow.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.task.ModelException;

/**
 * XGBoost's JSON model files: what {@code save_model("model.json")} writes and {@code load_model} reads, in every language it has a
 * library for. Both ways are plain Java; the native library never sees a file from outside.
 */
public final class XgBoostModels {
    private static final int MOST_NODES = 1 << 26;

    private XgBoostModels() {}

    /**
     * Writes trees as a model file. A class has the number of its kind, but of two kinds the model gives the probability of the second.
     * It takes features as the preparation makes them, in its order; where a value is missing it goes right, so none may be.
     *
     * @param trees the detector
     * @param features their names, in the order of the preparation
     * @return the file's content
     * @throws IllegalArgumentException when the names are not one a feature
     */
    public static byte[] write(FittedTrees trees, List<String> features) {
        if (features.size() != trees.features()) {
            throw new IllegalArgumentException(features.size() + " names for " + trees.features() + " features");
        }
        try {
            return XgBoostJson.write(
                    trees,
                    features,
                    ClassOrder.plain(features.size(), trees.outputs().size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes over the trees of a model file. Its settings are those that can be told from the trees; its rounds may be more than a
     * training here allows, and are then refused.
     *
     * @param json the file's content
     * @param kinds what its classes stand for, in their order; for a model of one probability the two kinds, that of the probability last
     * @param features names of the features that it is to be used with, in their order; where the file names its own they must be the
     *     same, in any order
     * @throws ModelException MODEL-220 when the file is no such model, is damaged, or is one that cannot be taken over, MODEL-221 when
     *     it does not fit kinds or features; MODEL-210 or MODEL-213 when its trees make no sense
     */
    public static FittedTrees read(byte[] json, List<Kind> kinds, List<String> features) throws ModelException {
        BoostedModel model = BoostedModelReader.read(json);
        int classes = Math.max(2, model.classes());
        if (kinds.size() != classes) {
            throw BoostedModelReader.doesNotFit("it tells " + classes + " classes apart, not " + kinds.size());
        }
        long nodes =
                model.trees().stream().mapToLong(tree -> tree.left().length).sum();
        if (nodes > MOST_NODES) {
            throw BoostedModelReader.refused("it has more than " + MOST_NODES + " nodes");
        }
        int[] classOfOutput = new int[model.classes()];
        Arrays.setAll(classOfOutput, output -> output);
        List<FittedTrees.Output> outputs =
                BoostedModels.outputs(model, model.rounds(), classOfOutput, places(model, features));
        return FittedTrees.of(
                spec(model),
                kinds,
                outputs,
                model.parallelTrees(),
                new LearningCurve("", new float[0], model.rounds()),
                "");
    }

    /** For every feature of the model its place among the names. */
    private static int[] places(BoostedModel model, List<String> features) throws ModelException {
        if (features.size() != model.features()) {
            throw BoostedModelReader.doesNotFit(
                    "it takes " + model.features() + " features, here are " + features.size());
        }
        int[] places = new int[features.size()];
        Arrays.setAll(places, place -> place);
        if (model.featureNames().isEmpty()) {
            return places;
        }
        Map<String, Integer> known = new HashMap<>();
        for (String feature : features) {
            known.put(feature, known.size());
        }
        for (int feature = 0; feature < places.length; feature++) {
            Integer place = known.remove(model.featureNames().get(feature));
            if (place == null) {
                throw BoostedModelReader.doesNotFit(
                        "its feature " + model.featureNames().get(feature) + " is not here, or twice");
            }
            places[feature] = place;
        }
        return places;
    }

    private static DetectorSpec spec(BoostedModel model) throws ModelException {
        Target target = model.classes() > 2 ? Target.KINDS : Target.ATTACK;
        if (model.parallelTrees() > 1) {
            if (model.rounds() > 1 || model.parallelTrees() > RandomForestSpec.MAX_TREES) {
                throw BoostedModelReader.refused(
                        "it has " + model.rounds() + " rounds of " + model.parallelTrees() + " trees a class");
            }
            RandomForestSpec usual = RandomForestSpec.defaults();
            return new RandomForestSpec(
                    target,
                    model.parallelTrees(),
                    usual.depth(),
                    usual.rowShare(),
                    usual.columnShare(),
                    usual.leafWeight(),
                    usual.balanced());
        }
        if (model.rounds() > XgBoostSpec.MAX_ROUNDS) {
            throw BoostedModelReader.refused("it has " + model.rounds() + " rounds");
        }
        XgBoostSpec usual = XgBoostSpec.defaults();
        return new XgBoostSpec(
                target,
                model.rounds(),
                0,
                usual.depth(),
                usual.learningRate(),
                usual.rowShare(),
                usual.columnShare(),
                usual.leafWeight(),
                usual.lambda(),
                usual.balanced());
    }
}
