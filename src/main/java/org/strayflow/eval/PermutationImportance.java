package org.strayflow.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.Exchange;
import org.strayflow.detect.FittedDetector;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * How much worse a detector gets when the values of a column are dealt out anew among the flows (Breiman, 2001): what it relies on, judged
 * by rows it has not learnt from. Features made of one column are dealt out together. Columns that say the same stand in for each other: each
 * of them then seems to matter little.
 *
 * @param columns by descending mean drop, ties by name
 * @param measure what drops
 * @param before its value on the rows as they are
 * @param rows rows there were
 * @param used rows that were looked at, fewer where they were sampled
 * @param repeats how often each column was dealt out
 */
public record PermutationImportance(
        List<ColumnDrop> columns, DropMeasure measure, double before, int rows, int used, int repeats) {
    /** The usual number of repeats. */
    public static final int REPEATS = 5;

    /** More repeats tell nothing new. */
    public static final int MOST_REPEATS = 100;

    /** Of more rows so many are drawn. */
    public static final int MOST_ROWS = 50_000;

    /** Scores that are in memory at once, 4 bytes each. */
    private static final int SCORES_AT_ONCE = 12_000_000;

    /** Copies the list. */
    public PermutationImportance {
        columns = List.copyOf(columns);
    }

    /** Whether a sample of the rows was looked at. */
    public boolean isSampled() {
        return used < rows;
    }

    /**
     * What is asked.
     *
     * @param measure what drops
     * @param repeats how often each column is dealt out, 1 to {@link #MOST_REPEATS}
     * @param mostRows of more rows so many are drawn, at least 2
     * @param seed the same seed gives the same numbers, for any number of threads
     */
    public record Question(DropMeasure measure, int repeats, int mostRows, long seed) {
        /** Checks the numbers. */
        public Question {
            if (repeats < 1 || repeats > MOST_REPEATS || mostRows < 2) {
                throw new IllegalArgumentException("repeats: " + repeats + ", rows: " + mostRows);
            }
        }

        /** The usual question. */
        public static Question of(DropMeasure measure) {
            return new Question(measure, REPEATS, MOST_ROWS, 1);
        }
    }

    /**
     * A job that looks at every column. It fails with {@link org.strayflow.task.ConfigurationException} {@code EVAL-208} when the rows lack
     * what the measure needs.
     *
     * @param detector scores
     * @param matrix features of all flows
     * @param labels of all flows, or {@code null}
     * @param rows which flows to look at; of them those with a label where the measure needs labels
     * @param question what is asked
     * @param parallel how many threads
     */
    public static Job<PermutationImportance> of(
            FittedDetector detector,
            FeatureMatrix matrix,
            @Nullable Labels labels,
            Selection rows,
            Question question,
            Parallel parallel) {
        return feedback -> {
            Selection usable =
                    labels != null && question.measure().needsLabels() ? rows.filter(labels::isLabelled) : rows;
            SplittableRandom random = new SplittableRandom(question.seed());
            int[] used = sample(usable, question.mostRows(), random);
            FeatureMatrix some = matrix.at(used);
            float[] asTheyAre =
                    detector.score(some, parallel).run(feedback.sub(0.01)).values();
            Measuring measuring = new Measuring(question.measure(), labels, matrix.rows(), used, asTheyAre);
            double before = measuring.before();
            feedback.stage("dealing out the values of each column");
            List<ColumnDrop> drops = new Dealing(detector, some, question.repeats(), parallel, random)
                    .run(measuring, feedback.sub(0.99));
            return new PermutationImportance(
                    drops, question.measure(), before, usable.size(), used.length, question.repeats());
        };
    }

    /** So many rows at random, every row as likely as any other; ascending. */
    private static int[] sample(Selection rows, int most, SplittableRandom random) {
        if (rows.size() <= most) {
            return rows.toArray();
        }
        int[] sample = new int[most];
        int filled = 0;
        for (int place = 0; filled < most; place++) {
            if (random.nextInt(rows.size() - place) < most - filled) {
                sample[filled++] = rows.get(place);
            }
        }
        return sample;
    }

    /**
     * The exchanges of all columns, as many at a time as memory allows.
     *
     * @param random gives a stream of its own to every deal
     */
    private record Dealing(
            FittedDetector detector, FeatureMatrix matrix, int repeats, Parallel parallel, SplittableRandom random) {
        List<ColumnDrop> run(Measuring measuring, Feedback feedback) throws StrayflowException {
            List<Map.Entry<String, List<Integer>>> columns =
                    List.copyOf(featuresOfColumns().entrySet());
            int atOnce = Math.max(1, SCORES_AT_ONCE / Math.max(1, matrix.rows() * repeats));
            List<ColumnDrop> drops = new ArrayList<>();
            for (int from = 0; from < columns.size(); from += atOnce) {
                int to = Math.min(columns.size(), from + atOnce);
                List<Exchange> exchanges = new ArrayList<>();
                for (int column = from; column < to; column++) {
                    deal(columns.get(column).getValue(), exchanges);
                }
                double share = (double) (to - from) / columns.size();
                float[][] scores =
                        detector.scoreExchanged(matrix, exchanges, parallel).run(feedback.sub(0.9 * share));
                Feedback rest = feedback.sub(0.1 * share);
                for (int column = from; column < to; column++) {
                    rest.progress(column - from, to - from);
                    int first = (column - from) * repeats;
                    drops.add(measuring.drop(columns.get(column).getKey(), scores, first, first + repeats, rest));
                }
            }
            drops.sort(Comparator.comparingDouble((ColumnDrop d) -> -d.mean())
                    .thenComparingDouble(d -> -d.scoreChange())
                    .thenComparing(ColumnDrop::column));
            return drops;
        }

        private void deal(List<Integer> features, List<Exchange> exchanges) {
            int[] places = features.stream().mapToInt(Integer::intValue).toArray();
            for (int repeat = 0; repeat < repeats; repeat++) {
                exchanges.add(new Exchange(places, shuffled(matrix.rows(), random.split())));
            }
        }

        private Map<String, List<Integer>> featuresOfColumns() {
            Map<String, List<Integer>> columns = new LinkedHashMap<>();
            List<PreparedFeature> features = matrix.preparation().features();
            for (int place = 0; place < features.size(); place++) {
                columns.computeIfAbsent(features.get(place).column(), name -> new ArrayList<>())
                        .add(place);
            }
            return columns;
        }

        /** Fisher and Yates's shuffle. */
        private static int[] shuffled(int count, SplittableRandom random) {
            int[] rows = IntStream.range(0, count).toArray();
            for (int last = count - 1; last > 0; last--) {
                int other = random.nextInt(last + 1);
                int row = rows[last];
                rows[last] = rows[other];
                rows[other] = row;
            }
            return rows;
        }
    }
}
