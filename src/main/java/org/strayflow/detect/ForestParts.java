package org.strayflow.detect;

import java.util.ArrayList;
import java.util.List;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.ModelException;

/** Joins the trees of one detector that were taken over a few at a time. */
final class ForestParts {
    private ForestParts() {}

    /** Each part is the mean of its trees, and so is the whole: a random forest. One list of outputs a part, each from the same start. */
    static List<FittedTrees.Output> mean(List<List<FittedTrees.Output>> parts) throws ModelException {
        return join(parts, true);
    }

    /** Each part is the sum of its trees, and so is the whole: rounds of boosting. Outputs as for {@link #mean}. */
    static List<FittedTrees.Output> sum(List<List<FittedTrees.Output>> parts) throws ModelException {
        return parts.size() == 1 ? parts.getFirst() : join(parts, false);
    }

    private static List<FittedTrees.Output> join(List<List<FittedTrees.Output>> parts, boolean mean)
            throws ModelException {
        List<FittedTrees.Output> joined = new ArrayList<>();
        for (int output = 0; output < parts.getFirst().size(); output++) {
            int place = output;
            joined.add(joinOne(parts.stream().map(part -> part.get(place)).toList(), mean));
        }
        return joined;
    }

    private static FittedTrees.Output joinOne(List<FittedTrees.Output> parts, boolean mean) throws ModelException {
        int nodes = 0;
        int trees = 0;
        for (FittedTrees.Output part : parts) {
            nodes = Math.addExact(nodes, part.forest().nodes());
            trees += part.forest().trees();
        }
        FlatForest.Data all = new FlatForest.Data(
                parts.getFirst().forest().features(),
                new int[trees],
                new int[nodes],
                new float[nodes],
                new int[nodes],
                new double[nodes]);
        float[] gain = new float[nodes];
        float[] cover = new float[nodes];
        int at = 0;
        int tree = 0;
        for (FittedTrees.Output part : parts) {
            FlatForest.Data data = part.forest().data();
            int count = part.forest().nodes();
            System.arraycopy(data.feature(), 0, all.feature(), at, count);
            System.arraycopy(data.cut(), 0, all.cut(), at, count);
            System.arraycopy(part.gain(), 0, gain, at, count);
            System.arraycopy(part.cover(), 0, cover, at, count);
            double share = (double) part.forest().trees() / trees;
            for (int node = 0; node < count; node++) {
                double value = data.value()[node];
                all.value()[at + node] = mean ? (float) (value * share) : value;
                all.left()[at + node] = data.feature()[node] == FlatForest.LEAF ? 0 : at + data.left()[node];
            }
            for (int root : data.roots()) {
                all.roots()[tree++] = at + root;
            }
            at += count;
        }
        return new FittedTrees.Output(parts.getFirst().base(), FlatForest.of(all), gain, cover);
    }
}
