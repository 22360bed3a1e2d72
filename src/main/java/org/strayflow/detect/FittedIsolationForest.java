package org.strayflow.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.Job;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/** A trained isolation forest. The forest's margin is −E[h]/c(ψ), the score is 2 to the power of it. */
public final class FittedIsolationForest implements FittedDetector {
    /** Rows a thread takes at once. */
    private static final int BLOCK = 7_680;

    /** Rows whose features are in memory at once: they fit into a core's second-level cache. */
    private static final int STRIDE = 960;

    private static final int EXPLAIN_BLOCK = 256;

    private final IsolationForestSpec spec;
    private final FlatForest forest;
    private final int sampleSizeUsed;
    private final String provenance;

    FittedIsolationForest(IsolationForestSpec spec, FlatForest forest, int sampleSizeUsed, String provenance) {
        this.spec = spec;
        this.forest = forest;
        this.sampleSizeUsed = sampleSizeUsed;
        this.provenance = provenance;
    }

    /**
     * A detector from its parts, for a reader of model files.
     *
     * @param spec the settings
     * @param forest its trees; as many as the settings say
     * @param sampleSizeUsed ψ as used, less than the settings' when there were fewer training rows
     * @param provenance Tribuo's provenance as JSON
     * @throws ModelException MODEL-211 when the parts do not belong together
     */
    public static FittedIsolationForest of(
            IsolationForestSpec spec, FlatForest forest, int sampleSizeUsed, String provenance) throws ModelException {
        if (forest.trees() != spec.trees() || sampleSizeUsed < 2 || sampleSizeUsed > spec.sampleSize()) {
            throw new ModelException(Problem.of(
                    "MODEL-211",
                    "The model's parts do not belong together: " + forest.trees() + " trees of " + sampleSizeUsed
                            + " rows, but the settings say " + spec.trees() + " of " + spec.sampleSize() + ".",
                    "Use an undamaged copy of the model or train it again."));
        }
        return new FittedIsolationForest(spec, forest, sampleSizeUsed, provenance);
    }

    @Override
    public IsolationForestSpec spec() {
        return spec;
    }

    /** The trees. */
    public FlatForest forest() {
        return forest;
    }

    /** ψ as used: the settings' sample size, or all training rows when there were fewer. */
    public int sampleSizeUsed() {
        return sampleSizeUsed;
    }

    @Override
    public String provenance() {
        return provenance;
    }

    @Override
    public int features() {
        return forest.features();
    }

    @Override
    public List<Kind> kinds() {
        return List.of();
    }

    @Override
    public Job<Scores> score(FeatureMatrix matrix, Parallel parallel) {
        checkWidth(matrix);
        return feedback -> {
            feedback.stage("scoring");
            float[] scores = new float[matrix.rows()];
            parallel.forBlocks(scores.length, BLOCK, feedback, (from, to) -> scoreBlock(matrix, from, to, scores));
            return Scores.of(scores);
        };
    }

    private void scoreBlock(FeatureMatrix matrix, int from, int to, float[] scores) {
        int stride = Math.min(STRIDE, to - from);
        float[] block = new float[matrix.width() * stride];
        double[] margins = new double[stride];
        for (int row = from; row < to; row += stride) {
            int count = Math.min(stride, to - row);
            matrix.fillColumns(row, row + count, block, stride);
            Arrays.fill(margins, 0);
            forest.addScoresByColumn(block, stride, count, margins);
            for (int i = 0; i < count; i++) {
                scores[row + i] = (float) score(margins[i]);
            }
        }
    }

    private static double score(double margin) {
        return Math.min(1, Math.pow(2, margin));
    }

    /** The score of one row of features. */
    double score(float[] row) {
        double[] margin = new double[1];
        forest.addScores(row, 1, margin);
        return score(margin[0]);
    }

    @Override
    public Explanation explain(FeatureMatrix matrix, int row) {
        checkWidth(matrix);
        float[] values = matrix.row(row);
        double[] amounts = new double[values.length];
        forest.contributions(values, amounts);
        double[] margin = new double[1];
        forest.addScores(values, 1, margin);
        List<String> names = matrix.names();
        List<Contribution> contributions = new ArrayList<>(values.length);
        for (int feature = 0; feature < values.length; feature++) {
            contributions.add(new Contribution(
                    names.get(feature), matrix.rawValue(row, feature), matrix.text(row, feature), amounts[feature]));
        }
        contributions.sort(Comparator.comparingDouble(c -> -Math.abs(c.amount())));
        return new Explanation(score(margin[0]), margin[0], forest.base(), contributions);
    }

    @Override
    public Job<double[]> meanContributions(FeatureMatrix matrix, int[] rows, Parallel parallel) {
        checkWidth(matrix);
        return feedback -> {
            feedback.stage("attributing scores to features");
            int width = matrix.width();
            int blocks = (rows.length + EXPLAIN_BLOCK - 1) / EXPLAIN_BLOCK;
            double[][] sums = new double[blocks][];
            parallel.forBlocks(rows.length, EXPLAIN_BLOCK, feedback, (from, to) -> {
                float[] block = new float[(to - from) * width];
                matrix.fillRows(rows, from, to, block);
                double[] sum = new double[width];
                float[] row = new float[width];
                for (int r = 0; r < to - from; r++) {
                    System.arraycopy(block, r * width, row, 0, width);
                    forest.contributions(row, sum);
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

    @Override
    public boolean[] used() {
        return ForestExchange.used(List.of(forest));
    }

    @Override
    public Job<float[][]> scoreExchanged(FeatureMatrix matrix, List<Exchange> exchanges, Parallel parallel) {
        checkWidth(matrix);
        return ForestExchange.scores(
                matrix, List.of(forest), new double[1], margins -> (float) score(margins[0]), exchanges, parallel);
    }

    private void checkWidth(FeatureMatrix matrix) {
        if (matrix.width() != forest.features()) {
            throw new IllegalArgumentException(matrix.width() + " features for a forest of " + forest.features());
        }
    }
}
