package org.strayflow.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.strayflow.feature.Category;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.task.Job;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/**
 * A trained novelty detector by nearest neighbours. The margin d is the mean Euclidean distance, in scaled features, to the k nearest
 * prototypes; the score is d / (d + t), where t is what d is for training rows on average: 0.5 is as far away as they usually are.
 */
public final class FittedNearestNeighbours implements FittedDetector {
    /** The most features that a model may have. */
    public static final int MAX_FEATURES = 4_096;

    /** Rows a thread takes at once. */
    private static final int BLOCK = 2_048;

    /** Rows whose features are in memory at once. */
    private static final int STRIDE = 256;

    /** An explanation tells of so many neighbours. */
    private static final int TOLD = 5;

    private final NearestNeighboursSpec spec;
    private final Scaling scaling;
    private final float[] prototypes;
    private final double typical;
    private final String provenance;
    private final float[] scaled;
    private final NearestPrototypes nearest;

    private FittedNearestNeighbours(
            NearestNeighboursSpec spec, Scaling scaling, float[] prototypes, double typical, String provenance) {
        this.spec = spec;
        this.scaling = scaling;
        this.prototypes = prototypes;
        this.typical = typical;
        this.provenance = provenance;
        int count = prototypes.length / scaling.features();
        this.scaled = prototypes.clone();
        scaling.apply(scaled, count);
        this.nearest = new NearestPrototypes(scaled, scaling.features(), Math.min(spec.neighbours(), count - 1));
    }

    /**
     * A detector from its parts.
     *
     * @param spec the settings
     * @param scaling how features are scaled before they are compared; with a finite limit
     * @param prototypes row-major training rows as they were before scaling, at least two and at most as many as the settings say
     * @param typical the mean distance of a training row, above 0
     * @param provenance Tribuo's provenance as JSON
     * @throws ModelException MODEL-214 when the parts do not belong together
     */
    public static FittedNearestNeighbours of(
            NearestNeighboursSpec spec, Scaling scaling, float[] prototypes, double typical, String provenance)
            throws ModelException {
        int width = scaling.features();
        int count = prototypes.length / width;
        boolean good = width <= MAX_FEATURES
                && prototypes.length == count * width
                && count >= 2
                && count <= spec.prototypes()
                && Float.isFinite(scaling.clip())
                && typical > 0
                && Double.isFinite(typical);
        for (int i = 0; good && i < prototypes.length; i++) {
            good = Float.isFinite(prototypes[i]);
        }
        if (!good) {
            throw new ModelException(Problem.of(
                    "MODEL-214",
                    "The model's parts do not belong together: " + prototypes.length + " values of " + width
                            + " features for at most " + spec.prototypes() + " rows, typical distance " + typical + ".",
                    "Use an undamaged copy of the model or train it again."));
        }
        return new FittedNearestNeighbours(spec, scaling, prototypes.clone(), typical, provenance);
    }

    @Override
    public NearestNeighboursSpec spec() {
        return spec;
    }

    /** How features are scaled before they are compared. */
    public Scaling scaling() {
        return scaling;
    }

    /** The training rows that flows are compared with, row-major, before scaling. */
    public float[] prototypes() {
        return prototypes.clone();
    }

    /** The mean distance of a training row. */
    public double typical() {
        return typical;
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
        int k = nearest.k();
        float[] block = new float[matrix.width() * STRIDE];
        double[] squares = new double[STRIDE * k];
        int[] ids = new int[STRIDE * k];
        NearestPrototypes.Search search = nearest.search();
        for (int row = from; row < to; row += STRIDE) {
            int count = Math.min(STRIDE, to - row);
            matrix.fill(row, row + count, block);
            scaling.apply(block, count);
            search.nearest(block, count, squares, ids);
            for (int i = 0; i < count; i++) {
                scores[row + i] = (float) score(mean(squares, i * k));
            }
        }
    }

    private double mean(double[] squares, int at) {
        double sum = 0;
        for (int i = 0; i < nearest.k(); i++) {
            sum += Math.sqrt(squares[at + i]);
        }
        return sum / nearest.k();
    }

    private double score(double distance) {
        return distance / (distance + typical);
    }

    /** The score of one row of features, before scaling. */
    double score(float[] row) {
        return score(mean(near(row).squares, 0));
    }

    /** The nearest prototypes of one row. */
    private Near near(float[] raw) {
        float[] row = raw.clone();
        scaling.apply(row, 1);
        double[] squares = new double[nearest.k()];
        int[] ids = new int[nearest.k()];
        nearest.search().nearest(row, 1, squares, ids);
        return new Near(row, squares, ids);
    }

    /** A scaled row with its nearest prototypes. */
    private record Near(float[] row, double[] squares, int[] ids) {}

    /**
     * A feature's share of the distance d to one neighbour is its squared difference divided by d, so that the shares sum to d; its
     * share of the margin is the mean over the neighbours.
     */
    private void addShares(Near near, int place, double[] amounts) {
        double distance = Math.sqrt(near.squares[place]);
        int at = near.ids[place] * amounts.length;
        for (int feature = 0; distance > 0 && feature < amounts.length; feature++) {
            double difference = (double) near.row[feature] - scaled[at + feature];
            amounts[feature] += difference * difference / distance;
        }
    }

    /** Every feature's share of one row's margin, in the order of the features. */
    double[] contributions(float[] raw) {
        return contributions(near(raw));
    }

    private double[] contributions(Near near) {
        double[] amounts = new double[features()];
        for (int place = 0; place < near.ids.length; place++) {
            addShares(near, place, amounts);
        }
        for (int feature = 0; feature < amounts.length; feature++) {
            amounts[feature] /= near.ids.length;
        }
        return amounts;
    }

    @Override
    public Explanation explain(FeatureMatrix matrix, int row) {
        checkWidth(matrix);
        Near near = near(matrix.row(row));
        double[] amounts = contributions(near);
        List<String> names = matrix.names();
        List<Contribution> contributions = new ArrayList<>(amounts.length);
        for (int feature = 0; feature < amounts.length; feature++) {
            contributions.add(new Contribution(
                    names.get(feature), matrix.rawValue(row, feature), matrix.text(row, feature), amounts[feature]));
        }
        contributions.sort(largestFirst());
        List<Neighbour> neighbours = new ArrayList<>();
        for (int place = 0; place < Math.min(TOLD, near.ids.length); place++) {
            neighbours.add(neighbour(matrix, near, place));
        }
        double margin = mean(near.squares, 0);
        return new Explanation(score(margin), margin, 0, contributions, neighbours);
    }

    private Neighbour neighbour(FeatureMatrix matrix, Near near, int place) {
        double[] amounts = new double[features()];
        addShares(near, place, amounts);
        List<Contribution> features = new ArrayList<>(amounts.length);
        for (int f = 0; f < amounts.length; f++) {
            PreparedFeature feature = matrix.preparation().features().get(f);
            float value = prototypes[near.ids[place] * amounts.length + f];
            features.add(new Contribution(feature.name(), value, text(feature, value), amounts[f]));
        }
        features.sort(largestFirst());
        return new Neighbour(Math.sqrt(near.squares[place]), features);
    }

    /** The texts that a value stands for; of a number the number. */
    private static String text(PreparedFeature feature, float value) {
        if (feature.categories().isEmpty()) {
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e7;
            return whole ? Long.toString((long) value) : Float.toString(value);
        }
        return feature.categories().stream()
                .filter(category -> category.value() == value)
                .map(Category::text)
                .limit(TOLD)
                .collect(Collectors.joining(" / "));
    }

    private static Comparator<Contribution> largestFirst() {
        return Comparator.comparingDouble(c -> -Math.abs(c.amount()));
    }

    @Override
    public Job<double[]> meanContributions(FeatureMatrix matrix, int[] rows, Parallel parallel) {
        checkWidth(matrix);
        return feedback -> {
            feedback.stage("attributing scores to features");
            int width = matrix.width();
            int blocks = (rows.length + STRIDE - 1) / STRIDE;
            double[][] sums = new double[blocks][];
            parallel.forBlocks(rows.length, STRIDE, feedback, (from, to) -> {
                double[] sum = new double[width];
                for (int place = from; place < to; place++) {
                    double[] amounts = contributions(matrix.row(rows[place]));
                    for (int feature = 0; feature < width; feature++) {
                        sum[feature] += amounts[feature];
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

    private void checkWidth(FeatureMatrix matrix) {
        if (matrix.width() != features()) {
            throw new IllegalArgumentException(matrix.width() + " features for a detector of " + features());
        }
    }
}
