package org.strayflow.detect;

import java.util.ArrayList;
import java.util.List;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.ModelException;

/** From what an XGBoost model file says to flat forests. */
final class BoostedModels {
    private BoostedModels() {}

    /**
     * The margins of a model.
     *
     * @param model as read
     * @param rounds take the trees of so many rounds
     * @param classOfOutput for every output the class of the model that it takes
     * @param places where the features of the model are in the rows to be scored
     * @throws ModelException MODEL-220 when a tree is none, MODEL-210 when a number in it makes no sense
     */
    static List<FittedTrees.Output> outputs(BoostedModel model, int rounds, int[] classOfOutput, FeaturePlaces places)
            throws ModelException {
        List<FittedTrees.Output> outputs = new ArrayList<>();
        for (int output : classOfOutput) {
            List<BoostedTree.FlatTree> trees = new ArrayList<>();
            int last = rounds * model.classes() * model.parallelTrees();
            for (int tree = 0; tree < last; tree++) {
                if (model.classOfTree()[tree] == output) {
                    trees.add(flat(model.trees().get(tree), tree, places));
                }
            }
            outputs.add(join(base(model, output), trees, places.width()));
        }
        return outputs;
    }

    private static BoostedTree.FlatTree flat(BoostedTree tree, int number, FeaturePlaces places) throws ModelException {
        try {
            return tree.flat(places);
        } catch (IllegalArgumentException e) {
            throw BoostedModelReader.refused("tree " + number + ": " + e.getMessage());
        }
    }

    private static double base(BoostedModel model, int output) {
        double score = model.baseScore()[output];
        return model.objective().equals(BoostedModel.LOGISTIC) ? Math.log(score / (1 - score)) : score;
    }

    private static FittedTrees.Output join(double base, List<BoostedTree.FlatTree> trees, int features)
            throws ModelException {
        long all = trees.stream().mapToLong(BoostedTree.FlatTree::nodes).sum();
        if (all > Integer.MAX_VALUE / Double.BYTES) {
            throw BoostedModelReader.refused("its trees have " + all + " nodes");
        }
        int nodes = (int) all;
        int[] roots = new int[trees.size()];
        FlatForest.Data data = new FlatForest.Data(
                features, roots, new int[nodes], new float[nodes], new int[nodes], new double[nodes]);
        float[] gain = new float[nodes];
        float[] cover = new float[nodes];
        int at = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            BoostedTree.FlatTree from = trees.get(tree);
            int count = from.nodes();
            roots[tree] = at;
            System.arraycopy(from.feature(), 0, data.feature(), at, count);
            System.arraycopy(from.cut(), 0, data.cut(), at, count);
            System.arraycopy(from.value(), 0, data.value(), at, count);
            System.arraycopy(from.gain(), 0, gain, at, count);
            System.arraycopy(from.cover(), 0, cover, at, count);
            for (int node = 0; node < count; node++) {
                data.left()[at + node] = from.feature()[node] == FlatForest.LEAF ? 0 : at + from.left()[node];
            }
            at += count;
        }
        return new FittedTrees.Output(base, FlatForest.of(data), gain, cover);
    }
}
