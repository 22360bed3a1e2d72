package org.strayflow.forest;

/** The paper's definition, written down as plainly as can be: what the fast kernel is compared with. */
final class NaiveForest {
    private final FlatForest.Data data;

    NaiveForest(FlatForest.Data data) {
        this.data = data;
    }

    /** The sum of the values of the leaves that a row reaches, in the order of the trees. */
    double margin(float[] row) {
        double sum = 0;
        for (int root : data.roots()) {
            sum += data.value()[leaf(root, row)];
        }
        return sum;
    }

    private int leaf(int node, float[] row) {
        if (data.feature()[node] == FlatForest.LEAF) {
            return node;
        }
        boolean left = row[data.feature()[node]] < data.cut()[node];
        return leaf(left ? data.left()[node] : data.left()[node] + 1, row);
    }

    /** The path length of a row in one tree: steps to the leaf plus c(training rows of the sample that reach the same leaf). */
    double pathLength(int root, float[] row, float[][] sample) {
        return pathLength(root, row, sample, 0);
    }

    private double pathLength(int node, float[] row, float[][] sample, int depth) {
        if (data.feature()[node] == FlatForest.LEAF) {
            return depth + c(sample.length);
        }
        int feature = data.feature()[node];
        float cut = data.cut()[node];
        boolean left = row[feature] < cut;
        float[][] same = java.util.Arrays.stream(sample)
                .filter(s -> s[feature] < cut == left)
                .toArray(float[][]::new);
        return pathLength(left ? data.left()[node] : data.left()[node] + 1, row, same, depth + 1);
    }

    /** c(n) from the definition: 2 H(n-1) - 2 (n-1) / n with H(i) = ln(i) + Euler's constant. */
    static double c(int n) {
        if (n < 2) {
            return 0;
        }
        return n == 2 ? 1 : 2 * (Math.log(n - 1) + 0.5772156649015329) - 2.0 * (n - 1) / n;
    }
}
