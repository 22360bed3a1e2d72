package org.strayflow.forest;

import org.strayflow.task.ModelException;
import org.strayflow.task.Problem;

/** Refuses arrays that are not a forest. After it, no walk can leave its tree, go in circles or meet a NaN. */
final class ForestCheck {
    private final FlatForest.Data data;
    private final int nodes;

    private ForestCheck(FlatForest.Data data) {
        this.data = data;
        this.nodes = data.feature().length;
    }

    static void check(FlatForest.Data data) throws ModelException {
        ForestCheck check = new ForestCheck(data);
        check.sizes();
        check.roots();
        for (int tree = 0; tree < data.roots().length; tree++) {
            check.tree(tree);
        }
    }

    private void sizes() throws ModelException {
        if (data.features() < 1 || data.features() > FlatForest.MAX_FEATURES) {
            throw damaged(data.features() + " features, allowed are 1 to " + FlatForest.MAX_FEATURES);
        }
        if (data.cut().length != nodes || data.left().length != nodes || data.value().length != nodes) {
            throw damaged("the node arrays differ in length");
        }
    }

    private void roots() throws ModelException {
        int[] roots = data.roots();
        if (roots.length == 0 || roots[0] != 0) {
            throw damaged("the first tree does not begin at node 0");
        }
        for (int tree = 0; tree < roots.length; tree++) {
            long size = (long) end(tree) - roots[tree];
            if (size < 1 || size > FlatForest.MAX_TREE_NODES) {
                throw damaged(
                        "tree " + tree + " has " + size + " nodes, allowed are 1 to " + FlatForest.MAX_TREE_NODES);
            }
        }
    }

    private int end(int tree) {
        return tree + 1 < data.roots().length ? data.roots()[tree + 1] : nodes;
    }

    /** Children come after their parent and every node but the root has one parent: so there is no circle and no stray node. */
    private void tree(int tree) throws ModelException {
        int root = data.roots()[tree];
        int end = end(tree);
        boolean[] hasParent = new boolean[end - root];
        for (int node = root; node < end; node++) {
            if (!Double.isFinite(data.value()[node]) || !Float.isFinite(data.cut()[node])) {
                throw damaged("node " + node + " has a cut or value that is not finite");
            }
            int feature = data.feature()[node];
            int left = data.left()[node];
            if (feature == FlatForest.LEAF) {
                if (left != 0) {
                    throw damaged("leaf " + node + " has a child");
                }
                continue;
            }
            if (feature < 0 || feature >= data.features()) {
                throw damaged("node " + node + " looks at feature " + feature + " of " + data.features());
            }
            if (left <= node || left >= end - 1) {
                throw damaged("the children of node " + node + " are outside its tree or before it");
            }
            if (hasParent[left - root] || hasParent[left + 1 - root]) {
                throw damaged("node " + left + " or the next one has two parents");
            }
            hasParent[left - root] = true;
            hasParent[left + 1 - root] = true;
        }
        for (int node = root + 1; node < end; node++) {
            if (!hasParent[node - root]) {
                throw damaged("node " + node + " has no parent");
            }
        }
    }

    private static ModelException damaged(String what) {
        return new ModelException(Problem.of(
                "MODEL-210",
                "The model's trees are damaged: " + what + ".",
                "Use an undamaged copy of the model or train it again."));
    }
}
