package org.strayflow.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.forest.FlatForest;
import org.strayflow.forest.ForestGroup;
import org.strayflow.task.Job;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/**
 * Trained gradient boosting or a random forest. Trees add up to one margin a kind, and the probabilities are their softmax; where there
 * is a single forest, its margin is the log odds of the second of two kinds. The score is the probability that a flow is not benign.
 *
 * <p>Shares of features are told in a margin that is additive: how far the flow's most probable kind of attack is ahead of its most
 * probable benign kind, {@code ln P(attack kind) − ln P(benign kind)}. With one kind of each this is the log odds of the score.
 */
public final class FittedTrees implements FittedDetector {
    /** Rows a thread takes at once. */
    private static final int BLOCK = 7_680;

    /** Rows whose features are in memory at once: they fit into a core's second-level cache. */
    private static final int STRIDE = 960;

    private static final int EXPLAIN_BLOCK = 256;

    /**
     * The trees that add to one margin.
     *
     * @param base where the margin starts
     * @param forest the trees, in the order of training
     * @param gain how much each node lowered the training loss, one a node; 0 in a leaf
     * @param cover the weight of the training rows that came to each node, one a node
     */
    public record Output(double base, FlatForest forest, float[] gain, float[] cover) {}

    private final DetectorSpec spec;
    private final List<Kind> kinds;
    private final List<Output> outputs;
    private final ForestGroup forests;
    private final int parallelTrees;
    private final LearningCurve curve;
    private final String provenance;

    private FittedTrees(
            DetectorSpec spec,
            List<Kind> kinds,
            List<Output> outputs,
            int parallelTrees,
            LearningCurve curve,
            String provenance) {
        this.spec = spec;
        this.kinds = List.copyOf(kinds);
        this.outputs = List.copyOf(outputs);
        this.forests = new ForestGroup(outputs.stream().map(Output::forest).toList());
        this.parallelTrees = parallelTrees;
        this.curve = curve;
        this.provenance = provenance;
    }

    /**
     * A detector from its parts.
     *
     * @param spec {@link XgBoostSpec} or {@link RandomForestSpec}
     * @param kinds what it tells apart, at least one benign and one that is not
     * @param outputs one a kind, or a single one for the second of two kinds
     * @param parallelTrees how many trees of an output belong to one round
     * @param curve how training went
     * @param provenance Tribuo's provenance as JSON
     * @throws ModelException MODEL-213 when the parts do not belong together
     */
    public static FittedTrees of(
            DetectorSpec spec,
            List<Kind> kinds,
            List<Output> outputs,
            int parallelTrees,
            LearningCurve curve,
            String provenance)
            throws ModelException {
        if (kinds.stream().noneMatch(Kind::benign) || kinds.stream().allMatch(Kind::benign)) {
            throw damaged("it does not tell benign flows from others");
        }
        if (kinds.stream().map(Kind::name).distinct().count() != kinds.size()) {
            throw damaged("it has two kinds of one name");
        }
        boolean single = outputs.size() == 1 && kinds.size() == 2;
        if (kinds.size() > Short.MAX_VALUE || (!single && outputs.size() != kinds.size())) {
            throw damaged(outputs.size() + " forests for " + kinds.size() + " kinds");
        }
        FlatForest first = outputs.getFirst().forest();
        for (Output output : outputs) {
            FlatForest forest = output.forest();
            if (forest.features() != first.features() || forest.trees() != first.trees()) {
                throw damaged("its forests differ in features or trees");
            }
            if (output.gain().length != forest.nodes() || output.cover().length != forest.nodes()) {
                throw damaged("its gains and covers are not one a node");
            }
            if (!Double.isFinite(output.base()) || !finite(output.gain()) || !finite(output.cover())) {
                throw damaged("it has a number that is not finite");
            }
        }
        if (parallelTrees < 1 || first.trees() % parallelTrees != 0) {
            throw damaged(first.trees() + " trees are not rounds of " + parallelTrees);
        }
        return new FittedTrees(spec, kinds, outputs, parallelTrees, curve, provenance);
    }

    private static boolean finite(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    private static ModelException damaged(String what) {
        return new ModelException(Problem.of(
                "MODEL-213",
                "The model's trees do not belong together: " + what + ".",
                "Use an undamaged copy of the model or train it again."));
    }

    @Override
    public DetectorSpec spec() {
        return spec;
    }

    /** The trees, one forest a kind, or a single one for the second of two kinds. */
    public List<Output> outputs() {
        return outputs;
    }

    /** How many trees of an output belong to one round: 1 in gradient boosting. */
    public int parallelTrees() {
        return parallelTrees;
    }

    /** How training went. */
    public LearningCurve curve() {
        return curve;
    }

    @Override
    public String provenance() {
        return provenance;
    }

    @Override
    public int features() {
        return outputs.getFirst().forest().features();
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    /**
     * How much of the training loss was taken away by cuts of each feature, over all trees.
     *
     * @return one share a feature, in the matrix's order; they sum to 1, or are all 0 where no tree has a cut
     */
    public double[] gainShares() {
        double[] shares = new double[features()];
        for (Output output : outputs) {
            int[] feature = output.forest().data().feature();
            for (int node = 0; node < feature.length; node++) {
                if (feature[node] != FlatForest.LEAF) {
                    shares[feature[node]] += output.gain()[node];
                }
            }
        }
        double sum = Arrays.stream(shares).sum();
        if (sum > 0) {
            Arrays.setAll(shares, feature -> shares[feature] / sum);
        }
        return shares;
    }

    @Override
    public Job<Scores> score(FeatureMatrix matrix, Parallel parallel) {
        checkWidth(matrix);
        return feedback -> {
            feedback.stage("scoring");
            int rows = matrix.rows();
            Scores scores = Scores.of(new float[rows], new KindPredictions(kinds, new short[rows], new float[rows]));
            parallel.forBlocks(rows, BLOCK, feedback, (from, to) -> scoreBlock(matrix, from, to, scores));
            return scores;
        };
    }

    private void scoreBlock(FeatureMatrix matrix, int from, int to, Scores scores) {
        KindPredictions predictions = scores.predictions().orElseThrow();
        int stride = Math.min(STRIDE, to - from);
        float[] block = new float[matrix.width() * stride];
        double[][] margins = new double[outputs.size()][stride];
        double[] margin = new double[outputs.size()];
        double[] probabilities = new double[kinds.size()];
        for (int row = from; row < to; row += stride) {
            int count = Math.min(stride, to - row);
            matrix.fillColumns(row, row + count, block, stride);
            for (int output = 0; output < margins.length; output++) {
                Arrays.fill(margins[output], outputs.get(output).base());
            }
            forests.addScoresByColumn(block, stride, count, margins);
            for (int i = 0; i < count; i++) {
                for (int output = 0; output < margin.length; output++) {
                    margin[output] = margins[output][i];
                }
                probabilities(margin, probabilities);
                int best = best(probabilities, kinds.size());
                predictions.kind()[row + i] = (short) best;
                predictions.probability()[row + i] = (float) probabilities[best];
                scores.values()[row + i] = (float) unusual(probabilities);
            }
        }
    }

    /** The probability of every kind. */
    private static void probabilities(double[] margins, double[] out) {
        if (margins.length == 1) {
            out[1] = 1 / (1 + Math.exp(-margins[0]));
            out[0] = 1 / (1 + Math.exp(margins[0]));
            return;
        }
        double highest = Arrays.stream(margins).max().orElseThrow();
        double sum = 0;
        for (int kind = 0; kind < out.length; kind++) {
            out[kind] = Math.exp(margins[kind] - highest);
            sum += out[kind];
        }
        for (int kind = 0; kind < out.length; kind++) {
            out[kind] /= sum;
        }
    }

    private double unusual(double[] probabilities) {
        double sum = 0;
        for (int kind = 0; kind < probabilities.length; kind++) {
            sum += kinds.get(kind).benign() ? 0 : probabilities[kind];
        }
        return Math.min(1, sum);
    }

    private static int best(double[] values, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** The probability of every kind for one row of features, in the order of {@link #kinds()}. */
    double[] probabilities(float[] row) {
        double[] out = new double[kinds.size()];
        probabilities(margins(row), out);
        return out;
    }

    private double[] margins(float[] row) {
        double[] margins = new double[outputs.size()];
        double[] sum = new double[1];
        for (int output = 0; output < margins.length; output++) {
            sum[0] = outputs.get(output).base();
            outputs.get(output).forest().addScores(row, 1, sum);
            margins[output] = sum[0];
        }
        return margins;
    }

    @Override
    public Explanation explain(FeatureMatrix matrix, int row) {
        checkWidth(matrix);
        float[] values = matrix.row(row);
        double[] margins = margins(values);
        double[] amounts = new double[values.length];
        Against against = against(margins);
        against.addShares(values, amounts);
        List<String> names = matrix.names();
        List<Contribution> contributions = new ArrayList<>(values.length);
        for (int feature = 0; feature < values.length; feature++) {
            contributions.add(new Contribution(
                    names.get(feature), matrix.rawValue(row, feature), matrix.text(row, feature), amounts[feature]));
        }
        contributions.sort(Comparator.comparingDouble(c -> -Math.abs(c.amount())));
        double[] probabilities = new double[kinds.size()];
        probabilities(margins, probabilities);
        return new Explanation(unusual(probabilities), against.margin(margins), against.base(), contributions);
    }

    @Override
    public Job<double[]> meanContributions(FeatureMatrix matrix, int[] rows, Parallel parallel) {
        checkWidth(matrix);
        return feedback -> {
            feedback.stage("attributing scores to features");
            int width = matrix.width();
            double[][] sums = new double[(rows.length + EXPLAIN_BLOCK - 1) / EXPLAIN_BLOCK][];
            parallel.forBlocks(rows.length, EXPLAIN_BLOCK, feedback, (from, to) -> {
                float[] block = new float[(to - from) * width];
                matrix.fillRows(rows, from, to, block);
                double[] sum = new double[width];
                float[] row = new float[width];
                for (int r = 0; r < to - from; r++) {
                    System.arraycopy(block, r * width, row, 0, width);
                    against(margins(row)).addShares(row, sum);
                }
                sums[from / EXPLAIN_BLOCK] = sum;
            });
            double[] mean = new double[width];
            for (double[] sum : sums) {
                for (int feature = 0; feature < width; feature++) {
                    mean[feature] += sum[feature] / rows.length;
                }
            }
            return mean;
        };
    }

    /** Which margins an explanation compares, for one row. */
    private Against against(double[] margins) {
        if (outputs.size() == 1) {
            return kinds.get(0).benign() ? new Against(outputs, 0, -1) : new Against(outputs, -1, 0);
        }
        int attack = -1;
        int benign = -1;
        for (int kind = 0; kind < margins.length; kind++) {
            if (kinds.get(kind).benign()) {
                benign = benign < 0 || margins[kind] > margins[benign] ? kind : benign;
            } else {
                attack = attack < 0 || margins[kind] > margins[attack] ? kind : attack;
            }
        }
        return new Against(outputs, attack, benign);
    }

    /** The margin of one output less that of another; −1 where there is none. */
    private record Against(List<Output> outputs, int plus, int minus) {
        double margin(double[] margins) {
            return (plus < 0 ? 0 : margins[plus]) - (minus < 0 ? 0 : margins[minus]);
        }

        double base() {
            return base(plus) - base(minus);
        }

        private double base(int output) {
            return output < 0
                    ? 0
                    : outputs.get(output).base() + outputs.get(output).forest().base();
        }

        void addShares(float[] row, double[] sum) {
            if (plus >= 0) {
                outputs.get(plus).forest().contributions(row, sum);
            }
            if (minus >= 0) {
                double[] less = new double[row.length];
                outputs.get(minus).forest().contributions(row, less);
                for (int feature = 0; feature < less.length; feature++) {
                    sum[feature] -= less[feature];
                }
            }
        }
    }

    @Override
    public boolean[] used() {
        return ForestExchange.used(outputs.stream().map(Output::forest).toList());
    }

    @Override
    public Job<float[][]> scoreExchanged(FeatureMatrix matrix, List<Exchange> exchanges, Parallel parallel) {
        checkWidth(matrix);
        List<FlatForest> forests = outputs.stream().map(Output::forest).toList();
        double[] bases = outputs.stream().mapToDouble(Output::base).toArray();
        return ForestExchange.scores(matrix, forests, bases, this::score, exchanges, parallel);
    }

    private float score(double[] margins) {
        double[] probabilities = new double[kinds.size()];
        probabilities(margins, probabilities);
        return (float) unusual(probabilities);
    }

    private void checkWidth(FeatureMatrix matrix) {
        if (matrix.width() != features()) {
            throw new IllegalArgumentException(matrix.width() + " features for trees of " + features());
        }
    }
}
