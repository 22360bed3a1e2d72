package org.strayflow.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.strayflow.flow.Selection;
import org.strayflow.task.Job;

/**
 * Which features set the flagged rows apart: for each feature its mean contribution over flagged rows against the mean over the rest.
 * Contributions are additive, so the differences of all features sum to the difference of the mean margins.
 *
 * @param features by descending size of the difference, ties by name; empty when nothing or everything is flagged
 * @param flagged flagged rows
 * @param rest rows that are not flagged
 * @param flaggedUsed flagged rows that the means were made of; fewer than {@code flagged} when they were sampled
 * @param restUsed the same for the rest
 */
public record Importance(List<FeatureImportance> features, int flagged, int rest, int flaggedUsed, int restUsed) {
    /** More rows on one side are sampled down to so many. */
    public static final int MOST_ROWS = 20_000;

    private static final long SEED = 20_260_401;

    /** Copies the list. */
    public Importance {
        features = List.copyOf(features);
    }

    /** Mean contributions of rows to a fitted detector's margin. */
    @FunctionalInterface
    public interface Contributions {
        /**
         * The job that averages.
         *
         * @param rows ids of the table's rows, ascending, at least one
         * @return one mean a feature
         */
        Job<double[]> meanOf(int[] rows);
    }

    /** The same with at most {@link #MOST_ROWS} rows a side. */
    public static Job<Importance> of(
            Ranking ranking, double threshold, List<String> features, Contributions contributions) {
        return of(ranking, threshold, features, contributions, MOST_ROWS);
    }

    /**
     * Compares flagged rows with the rest. A side of more than {@code mostRows} rows is sampled: cut by rank into so many equal stretches,
     * one row at random (fixed seed) of each, so that every part of the ranking is represented and the same threshold gives the
     * same numbers again.
     *
     * @param ranking the rows
     * @param threshold what is flagged
     * @param features names, in the order of the contributions
     * @param contributions gives means of contributions
     * @param mostRows at least 1
     * @return the job; its result says how many rows were used
     */
    public static Job<Importance> of(
            Ranking ranking, double threshold, List<String> features, Contributions contributions, int mostRows) {
        if (mostRows < 1) {
            throw new IllegalArgumentException("rows: " + mostRows);
        }
        List<String> names = List.copyOf(features);
        return feedback -> {
            int flagged = ranking.flaggedAt(threshold);
            int rest = ranking.size() - flagged;
            if (flagged == 0 || rest == 0) {
                return new Importance(List.of(), flagged, rest, 0, 0);
            }
            int[] flaggedRows = sample(ranking, 0, flagged, mostRows);
            int[] restRows = sample(ranking, flagged, ranking.size(), mostRows);
            double share = (double) flaggedRows.length / (flaggedRows.length + restRows.length);
            feedback.stage("comparing flagged flows with the rest");
            double[] flaggedMeans = contributions.meanOf(flaggedRows).run(feedback.sub(share));
            double[] restMeans = contributions.meanOf(restRows).run(feedback.sub(1 - share));
            return new Importance(
                    compared(names, flaggedMeans, restMeans), flagged, rest, flaggedRows.length, restRows.length);
        };
    }

    /** Whether the means were made of a sample of the rows. */
    public boolean isSampled() {
        return !features.isEmpty() && (flaggedUsed < flagged || restUsed < rest);
    }

    /** Row ids of the places {@code from..to-1}, or of a sample of them; ascending. */
    private static int[] sample(Ranking ranking, int from, int to, int most) {
        int count = to - from;
        int used = Math.min(count, most);
        int[] rows = new int[used];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < used; i++) {
            int start = (int) ((long) count * i / used);
            int end = (int) ((long) count * (i + 1) / used);
            rows[i] = ranking.rowAt(from + random.nextInt(start, end));
        }
        return Selection.of(rows).toArray();
    }

    private static List<FeatureImportance> compared(List<String> names, double[] flagged, double[] rest) {
        if (flagged.length != names.size() || rest.length != names.size()) {
            throw new IllegalArgumentException(
                    names.size() + " features, " + flagged.length + " and " + rest.length + " mean contributions");
        }
        List<FeatureImportance> features = new ArrayList<>();
        for (int i = 0; i < flagged.length; i++) {
            features.add(new FeatureImportance(names.get(i), flagged[i], rest[i], flagged[i] - rest[i]));
        }
        features.sort(Comparator.comparingDouble((FeatureImportance f) -> -Math.abs(f.difference()))
                .thenComparing(FeatureImportance::name));
        return features;
    }
}
