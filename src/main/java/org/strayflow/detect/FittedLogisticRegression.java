package org.strayflow.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.task.Job;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/**
 * Trained logistic regression. A kind's margin is a weighted sum of the scaled features and a constant, and the probabilities are the
 * softmax of the margins. The score is the probability that a flow is not benign.
 *
 * <p>Shares of features are told in how far the flow's most probable kind of attack is ahead of its most probable benign kind, {@code
 * ln P(attack kind) − ln P(benign kind)}, and against a flow that has the training rows' mean in every feature.
 */
public final class FittedLogisticRegression implements FittedDetector {
    /** The most features that a model may have. */
    public static final int MAX_FEATURES = 65_536;

    /** Rows a thread takes at once. */
    private static final int BLOCK = 2_048;

    /** Rows whose features are in memory at once. */
    private static final int STRIDE = 256;

    private final LogisticRegressionSpec spec;
    private final List<Kind> kinds;
    private final Scaling scaling;
    private final double[] weights;
    private final String provenance;

    private FittedLogisticRegression(
            LogisticRegressionSpec spec, List<Kind> kinds, Scaling scaling, double[] weights, String provenance) {
        this.spec = spec;
        this.kinds = List.copyOf(kinds);
        this.scaling = scaling;
        this.weights = weights;
        this.provenance = provenance;
    }

    /**
     * A detector from its parts.
     *
     * @param spec the settings
     * @param kinds what it tells apart, at least one benign and one that is not
     * @param scaling how features are scaled; with a finite limit
     * @param weights for every kind one weight a feature and then its constant
     * @param provenance Tribuo's provenance as JSON
     * @throws ModelException MODEL-215 when the parts do not belong together
     */
    public static FittedLogisticRegression of(
            LogisticRegressionSpec spec, List<Kind> kinds, Scaling scaling, double[] weights, String provenance)
            throws ModelException {
        if (kinds.stream().noneMatch(Kind::benign) || kinds.stream().allMatch(Kind::benign)) {
            throw damaged("it does not tell benign flows from others");
        }
        if (kinds.size() > Short.MAX_VALUE
                || kinds.stream().map(Kind::name).distinct().count() != kinds.size()) {
            throw damaged("its " + kinds.size() + " kinds are too many or not all of different names");
        }
        if (scaling.features() > MAX_FEATURES || !Float.isFinite(scaling.clip())) {
            throw damaged(scaling.features() + " features with values to " + scaling.clip());
        }
        if (weights.length != (long) kinds.size() * (scaling.features() + 1)) {
            throw damaged(
                    weights.length + " weights for " + kinds.size() + " kinds and " + scaling.features() + " features");
        }
        for (double weight : weights) {
            if (!(Math.abs(weight) <= Float.MAX_VALUE)) {
                throw damaged("it has a weight of " + weight);
            }
        }
        return new FittedLogisticRegression(spec, kinds, scaling, weights.clone(), provenance);
    }

    private static ModelException damaged(String what) {
        return new ModelException(Problem.of(
                "MODEL-215",
                "The model's weights do not belong together: " + what + ".",
                "Use an undamaged copy of the model or train it again."));
    }

    @Override
    public LogisticRegressionSpec spec() {
        return spec;
    }

    /** How features are scaled before they are weighted. */
    public Scaling scaling() {
        return scaling;
    }

    /** For every kind one weight a feature and then its constant. */
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public String provenance() {
        return provenance;
    }

    @Override
    public int features() {
        return scaling.features();
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
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
        float[] block = new float[features() * STRIDE];
        double[][] margins = new double[kinds.size()][STRIDE];
        double[] probabilities = new double[kinds.size()];
        for (int row = from; row < to; row += STRIDE) {
            int count = Math.min(STRIDE, to - row);
            matrix.fillColumns(row, row + count, block, STRIDE);
            addMargins(block, count, margins);
            for (int i = 0; i < count; i++) {
                for (int kind = 0; kind < probabilities.length; kind++) {
                    probabilities[kind] = margins[kind][i];
                }
                softmax(probabilities);
                int best = best(probabilities);
                predictions.kind()[row + i] = (short) best;
                predictions.probability()[row + i] = (float) probabilities[best];
                scores.values()[row + i] = (float) unusual(probabilities);
            }
        }
    }

    private void addMargins(float[] block, int count, double[][] margins) {
        int width = features();
        for (int kind = 0; kind < margins.length; kind++) {
            Arrays.fill(margins[kind], weights[kind * (width + 1) + width]);
        }
        for (int feature = 0; feature < width; feature++) {
            int at = feature * STRIDE;
            for (int i = 0; i < count; i++) {
                block[at + i] = scaling.apply(feature, block[at + i]);
            }
            for (int kind = 0; kind < margins.length; kind++) {
                double weight = weights[kind * (width + 1) + feature];
                double[] sums = margins[kind];
                for (int i = 0; i < count; i++) {
                    sums[i] += weight * block[at + i];
                }
            }
        }
    }

    /** Turns margins into probabilities. */
    private static void softmax(double[] values) {
        double highest = Arrays.stream(values).max().orElseThrow();
        double sum = 0;
        for (int kind = 0; kind < values.length; kind++) {
            values[kind] = Math.exp(values[kind] - highest);
            sum += values[kind];
        }
        for (int kind = 0; kind < values.length; kind++) {
            values[kind] /= sum;
        }
    }

    private double unusual(double[] probabilities) {
        double sum = 0;
        for (int kind = 0; kind < probabilities.length; kind++) {
            sum += kinds.get(kind).benign() ? 0 : probabilities[kind];
        }
        return Math.min(1, sum);
    }

    private static int best(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** The margins of a scaled row. */
    private double[] margins(float[] scaled) {
        double[] margins = new double[kinds.size()];
        int width = features();
        for (int kind = 0; kind < margins.length; kind++) {
            double sum = weights[kind * (width + 1) + width];
            for (int feature = 0; feature < width; feature++) {
                sum += weights[kind * (width + 1) + feature] * scaled[feature];
            }
            margins[kind] = sum;
        }
        return margins;
    }

    /** The most probable of the benign kinds or of the others. */
    private int best(double[] margins, boolean benign) {
        int best = -1;
        for (int kind = 0; kind < margins.length; kind++) {
            if (kinds.get(kind).benign() == benign && (best < 0 || margins[kind] > margins[best])) {
                best = kind;
            }
        }
        return best;
    }

    /** The difference of two kinds' weights: one a feature and then the constants'. */
    private double[] ahead(double[] margins) {
        int attack = best(margins, false) * (features() + 1);
        int benign = best(margins, true) * (features() + 1);
        double[] ahead = new double[features() + 1];
        Arrays.setAll(ahead, i -> weights[attack + i] - weights[benign + i]);
        return ahead;
    }

    @Override
    public Explanation explain(FeatureMatrix matrix, int row) {
        checkWidth(matrix);
        float[] values = matrix.row(row);
        scaling.apply(values, 1);
        double[] margins = margins(values);
        double[] ahead = ahead(margins);
        double margin = margins[best(margins, false)] - margins[best(margins, true)];
        List<String> names = matrix.names();
        List<Contribution> contributions = new ArrayList<>(values.length);
        for (int feature = 0; feature < values.length; feature++) {
            contributions.add(new Contribution(
                    names.get(feature),
                    matrix.rawValue(row, feature),
                    matrix.text(row, feature),
                    ahead[feature] * values[feature]));
        }
        contributions.sort(Comparator.comparingDouble(c -> -Math.abs(c.amount())));
        softmax(margins);
        return new Explanation(unusual(margins), margin, ahead[features()], contributions);
    }

    @Override
    public Job<double[]> meanContributions(FeatureMatrix matrix, int[] rows, Parallel parallel) {
        checkWidth(matrix);
        return feedback -> {
            feedback.stage("attributing scores to features");
            int width = matrix.width();
            double[][] sums = new double[(rows.length + STRIDE - 1) / STRIDE][];
            parallel.forBlocks(rows.length, STRIDE, feedback, (from, to) -> {
                double[] sum = new double[width];
                for (int place = from; place < to; place++) {
                    float[] values = matrix.row(rows[place]);
                    scaling.apply(values, 1);
                    double[] ahead = ahead(margins(values));
                    for (int feature = 0; feature < width; feature++) {
                        sum[feature] += ahead[feature] * values[feature];
                    }
                }
                sums[from / STRIDE] = sum;
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

    @Override
    public boolean[] used() {
        boolean[] used = new boolean[features()];
        for (int i = 0; i < weights.length; i++) {
            int feature = i % (used.length + 1);
            if (feature < used.length && weights[i] != 0) {
                used[feature] = true;
            }
        }
        return used;
    }

    /** Margins are sums: an exchange changes the summands of its own features and no other. */
    @Override
    public Job<float[][]> scoreExchanged(FeatureMatrix matrix, List<Exchange> exchanges, Parallel parallel) {
        checkWidth(matrix);
        return feedback -> {
            feedback.stage("scoring");
            float[][] scores = new float[exchanges.size()][matrix.rows()];
            parallel.forBlocks(
                    matrix.rows(), STRIDE, feedback, (from, to) -> exchangeBlock(matrix, from, to, exchanges, scores));
            return scores;
        };
    }

    private void exchangeBlock(FeatureMatrix matrix, int from, int to, List<Exchange> exchanges, float[][] scores) {
        int width = features();
        float[] block = new float[width * STRIDE];
        double[][] margins = new double[kinds.size()][STRIDE];
        matrix.fillColumns(from, to, block, STRIDE);
        addMargins(block, to - from, margins);
        double[] values = new double[kinds.size()];
        for (int e = 0; e < scores.length; e++) {
            Exchange exchange = exchanges.get(e);
            for (int i = 0; i < to - from; i++) {
                for (int kind = 0; kind < values.length; kind++) {
                    values[kind] = margins[kind][i];
                }
                int other = exchange.from()[from + i];
                for (int feature : exchange.features()) {
                    float now = scaling.apply(feature, matrix.value(other, feature));
                    double change = (double) now - block[feature * STRIDE + i];
                    for (int kind = 0; kind < values.length; kind++) {
                        values[kind] += weights[kind * (width + 1) + feature] * change;
                    }
                }
                softmax(values);
                scores[e][from + i] = (float) unusual(values);
            }
        }
    }

    /** The probability of every kind for one row of features, in the order of {@link #kinds()}. */
    double[] probabilities(float[] row) {
        float[] values = row.clone();
        scaling.apply(values, 1);
        double[] probabilities = margins(values);
        softmax(probabilities);
        return probabilities;
    }

    private void checkWidth(FeatureMatrix matrix) {
        if (matrix.width() != features()) {
            throw new IllegalArgumentException(matrix.width() + " features for a detector of " + features());
        }
    }
}
