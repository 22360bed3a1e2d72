package org.strayflow.detect;

import java.util.Arrays;
import java.util.List;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.forest.ExchangeKernel;
import org.strayflow.forest.FlatForest;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;

/** Scores by forests of flows some of whose features are other flows'. */
final class ForestExchange {
    /** Rows whose changes are in memory at once, for every exchange. */
    private static final int BLOCK = 128;

    private final FeatureMatrix matrix;
    private final List<FlatForest> forests;
    private final List<ExchangeKernel> kernels;
    private final double[] bases;
    private final Score score;
    private final List<Exchange> exchanges;
    private final float[][] scores;

    private ForestExchange(
            FeatureMatrix matrix, List<FlatForest> forests, double[] bases, Score score, List<Exchange> exchanges) {
        this.matrix = matrix;
        this.forests = forests;
        List<int[]> features = exchanges.stream().map(Exchange::features).toList();
        this.kernels = forests.stream()
                .map(forest -> new ExchangeKernel(forest, features))
                .toList();
        this.bases = bases;
        this.score = score;
        this.exchanges = exchanges;
        this.scores = new float[exchanges.size()][matrix.rows()];
    }

    /** Of every feature whether a tree has a cut of it. */
    static boolean[] used(List<FlatForest> forests) {
        boolean[] used = new boolean[forests.getFirst().features()];
        for (FlatForest forest : forests) {
            for (int feature : forest.data().feature()) {
                if (feature != FlatForest.LEAF) {
                    used[feature] = true;
                }
            }
        }
        return used;
    }

    /** What a score is made of. */
    @FunctionalInterface
    interface Score {
        /** The score of one margin a forest. */
        float of(double[] margins);
    }

    /**
     * One array of scores an exchange.
     *
     * @param bases where each forest's margin starts
     */
    static Job<float[][]> scores(
            FeatureMatrix matrix,
            List<FlatForest> forests,
            double[] bases,
            Score score,
            List<Exchange> exchanges,
            Parallel parallel) {
        return feedback -> {
            ForestExchange work = new ForestExchange(matrix, forests, bases, score, exchanges);
            parallel.forBlocks(matrix.rows(), BLOCK, feedback, work::block);
            return work.scores;
        };
    }

    private void block(int from, int to) {
        int rows = to - from;
        float[] block = new float[rows * matrix.width()];
        matrix.fill(from, to, block);
        double[][] margins = new double[forests.size()][rows];
        double[][] changes = new double[forests.size()][exchanges.size() * rows];
        float[] replacements = replacements(from, rows);
        for (int forest = 0; forest < margins.length; forest++) {
            Arrays.fill(margins[forest], bases[forest]);
            forests.get(forest).addScores(block, rows, margins[forest]);
            kernels.get(forest).addChanges(block, rows, replacements, changes[forest]);
        }
        float[] unchanged = new float[rows];
        double[] sums = new double[margins.length];
        for (int row = 0; row < rows; row++) {
            unchanged[row] = score.of(sums(margins, changes, row, -1, sums));
        }
        for (int exchange = 0; exchange < exchanges.size(); exchange++) {
            for (int row = 0; row < rows; row++) {
                boolean same = !changed(changes, exchange * rows + row);
                scores[exchange][from + row] =
                        same ? unchanged[row] : score.of(sums(margins, changes, row, exchange * rows + row, sums));
            }
        }
    }

    private static boolean changed(double[][] changes, int place) {
        for (double[] ofForest : changes) {
            if (ofForest[place] != 0) {
                return true;
            }
        }
        return false;
    }

    /** The margins of a row with the changes at a place, −1 for none. */
    private static double[] sums(double[][] margins, double[][] changes, int row, int place, double[] sums) {
        for (int forest = 0; forest < sums.length; forest++) {
            sums[forest] = margins[forest][row] + (place < 0 ? 0 : changes[forest][place]);
        }
        return sums;
    }

    private float[] replacements(int from, int rows) {
        int columns = exchanges.stream().mapToInt(e -> e.features().length).sum();
        float[] replacements = new float[columns * rows];
        int at = 0;
        for (Exchange exchange : exchanges) {
            for (int feature : exchange.features()) {
                for (int row = 0; row < rows; row++) {
                    replacements[at++] = matrix.value(exchange.from()[from + row], feature);
                }
            }
        }
        return replacements;
    }
}
