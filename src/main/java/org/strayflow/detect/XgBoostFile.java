package org.strayflow.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strayflow.feature.Preparation;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.ModelException;

/** What an XGBoost model file holds: trees of classes that have numbers, not names. Made by {@link XgBoostModels#read}. */
public final class XgBoostFile {
    private final BoostedModel model;

    XgBoostFile(BoostedModel model) {
        this.model = model;
    }

    /**
     * A model ready for use.
     *
     * @param detector scores and names kinds
     * @param preparation takes the columns as they are; a missing value goes where each node of the trees says, −∞ and ∞ are the least
     *     and the largest number
     */
    public record Taken(FittedTrees detector, Preparation preparation) {}

    /** How many features it takes. */
    public int features() {
        return model.features();
    }

    /** The features' names, in the model's order; empty when the file has none. */
    public List<String> featureNames() {
        return model.featureNames();
    }

    /** What somebody wrote beside the trees, by its name: XGBoost calls them the model's attributes. */
    public Map<String, String> notes() {
        return model.notes();
    }

    /** How many classes it tells apart, 2 or more. */
    public int classes() {
        return Math.max(2, model.classes());
    }

    /** How many trees it has. */
    public int trees() {
        return model.trees().size();
    }

    /**
     * Takes the model over.
     *
     * @param kinds what its classes stand for, in their order
     * @param columns the columns that its features are, in their order
     * @param provenance where it comes from
     * @throws ModelException MODEL-220 when it cannot be taken over, MODEL-221 when it does not fit kinds or columns, MODEL-210 or
     *     MODEL-213 when trees or kinds make no sense
     */
    public Taken use(List<Kind> kinds, List<String> columns, String provenance) throws ModelException {
        if (columns.size() != features()) {
            throw BoostedModelReader.doesNotFit("it takes " + features() + " features, here are " + columns.size());
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isBlank() || !seen.add(column)) {
                throw BoostedModelReader.doesNotFit("of its features “" + column + "” has no name or another's");
            }
        }
        List<PreparedFeature> prepared = new ArrayList<>();
        FeaturePlaces places = places(columns, prepared);
        return taken(kinds, Preparation.of(prepared, List.of(), PreparationPlan.usual()), places, provenance);
    }

    /**
     * Takes the model over with the preparation that its features were made by, which leaves no value missing.
     *
     * @param kinds what its classes stand for, in their order
     * @param preparation makes its features, in their order
     * @param provenance where it comes from
     * @throws ModelException as the other one
     */
    public Taken use(List<Kind> kinds, Preparation preparation, String provenance) throws ModelException {
        int made = preparation.features().size();
        if (made != features()) {
            throw BoostedModelReader.doesNotFit("it takes " + features() + " features, here are " + made);
        }
        int[] places = new int[made];
        Arrays.setAll(places, place -> place);
        return taken(kinds, preparation, FeaturePlaces.of(places), provenance);
    }

    private Taken taken(List<Kind> kinds, Preparation preparation, FeaturePlaces places, String provenance)
            throws ModelException {
        if (kinds.size() != classes()) {
            throw BoostedModelReader.doesNotFit("it tells " + classes() + " classes apart, not " + kinds.size());
        }
        int[] classOfOutput = new int[model.classes()];
        Arrays.setAll(classOfOutput, output -> output);
        DetectorSpec spec = spec();
        FittedTrees trees = FittedTrees.of(
                spec,
                kinds,
                BoostedModels.outputs(model, model.rounds(), classOfOutput, places),
                model.parallelTrees(),
                new LearningCurve("", new float[0], model.rounds()),
                provenance);
        return new Taken(trees, preparation);
    }

    /** A feature has two places where some nodes send missing values left and others right. */
    private FeaturePlaces places(List<String> columns, List<PreparedFeature> prepared) throws ModelException {
        boolean[] left = new boolean[features()];
        boolean[] right = new boolean[features()];
        for (BoostedTree tree : model.trees()) {
            for (int node = 0; node < tree.left().length; node++) {
                if (tree.left()[node] != -1) {
                    (tree.missingLeft()[node] ? left : right)[tree.feature()[node]] = true;
                }
            }
        }
        int[] leftPlaces = new int[features()];
        int[] rightPlaces = new int[features()];
        for (int feature = 0; feature < left.length; feature++) {
            String column = columns.get(feature);
            if (right[feature] || !left[feature]) {
                rightPlaces[feature] = prepared.size();
                prepared.add(feature(column, column, Float.MAX_VALUE));
            }
            if (left[feature]) {
                leftPlaces[feature] = prepared.size();
                prepared.add(
                        feature(right[feature] ? column + " (missing is lowest)" : column, column, -Float.MAX_VALUE));
            }
        }
        if (prepared.size() > FlatForest.MAX_FEATURES) {
            throw BoostedModelReader.refused(
                    "with missing values on either side it has more than " + FlatForest.MAX_FEATURES + " features");
        }
        return new FeaturePlaces(leftPlaces, rightPlaces, prepared.size());
    }

    private static PreparedFeature feature(String name, String column, float missing) {
        return new PreparedFeature(
                name, column, PreparedFeature.Kind.NUMBER, missing, -Float.MAX_VALUE, Float.MAX_VALUE, List.of());
    }

    /** The settings that can be told from the trees; the others are the usual ones. */
    private DetectorSpec spec() throws ModelException {
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
