package org.strayflow.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.strayflow.detect.Kind;
import org.strayflow.detect.KindPredictions;
import org.strayflow.flow.LabelText;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.task.Job;

/**
 * How well a classifier names the kinds of labelled rows, whatever the threshold: a row counts as taken for its most probable kind.
 * Definitions are scikit-learn's {@code classification_report}: macro averages are plain means over the kinds that have rows or were
 * predicted, weighted ones are weighted by rows. Rows without a label do not count.
 *
 * @param kinds the kinds that have rows or were predicted: first the classifier's, in its order, then those that it does not know
 * @param confusion how many rows of the kind {@code [row]} were taken for the kind {@code [column]}; not to be changed
 */
public record KindMetrics(List<KindScore> kinds, long[][] confusion) {
    private static final int CHECK_EVERY = 8192;

    /** The kinds of a classifier that only tells benign rows from attacks: they stand for all labels. */
    private static final List<Kind> BINARY = List.of(new Kind("benign", true), new Kind("attack", false));

    /** Checks the sizes. */
    public KindMetrics {
        kinds = List.copyOf(kinds);
        if (confusion.length != kinds.size()) {
            throw new IllegalArgumentException(confusion.length + " rows of counts for " + kinds.size() + " kinds");
        }
    }

    /**
     * A job that counts. A classifier that only tells benign rows from attacks is measured by these two, whatever the kinds of the
     * labels.
     *
     * @param predictions one a row of the table
     * @param labels of the table
     * @param rows which rows to count
     * @throws IllegalArgumentException when there are not as many predictions as labels
     */
    public static Job<KindMetrics> of(KindPredictions predictions, Labels labels, Selection rows) {
        if (predictions.kind().length != labels.rows()) {
            throw new IllegalArgumentException(
                    predictions.kind().length + " predictions, " + labels.rows() + " labels");
        }
        return feedback -> {
            List<Kind> names = new ArrayList<>(predictions.kinds());
            int[] placeOf = places(names, labels);
            long[][] counts = new long[names.size()][names.size()];
            for (int place = 0; place < rows.size(); place++) {
                if (place % CHECK_EVERY == 0) {
                    feedback.check();
                    feedback.progress(place, rows.size());
                }
                int row = rows.get(place);
                int kind = labels.kind(row);
                if (kind != Labels.UNLABELLED) {
                    counts[placeOf[kind]][predictions.kind()[row]]++;
                }
            }
            return of(names, predictions.kinds().size(), counts);
        };
    }

    /** The place of each of the labels' kinds among the names; adds those that are not there. */
    private static int[] places(List<Kind> names, Labels labels) {
        Map<String, Integer> exact = new HashMap<>();
        Map<String, Integer> alike = new HashMap<>();
        for (int place = 0; place < names.size(); place++) {
            exact.put(names.get(place).name(), place);
            alike.putIfAbsent(LabelText.plain(names.get(place).name()), place);
        }
        boolean binary = names.equals(BINARY);
        int[] placeOf = new int[labels.kinds().size()];
        for (int kind = 0; kind < placeOf.length; kind++) {
            boolean benign = labels.isBenignKind(kind);
            if (binary) {
                placeOf[kind] = benign ? 0 : 1;
                continue;
            }
            String name = labels.kinds().get(kind);
            Integer place = exact.getOrDefault(name, labels.isApart() ? null : alike.get(LabelText.plain(name)));
            placeOf[kind] = place == null ? names.size() : place;
            if (place == null) {
                names.add(new Kind(name, benign));
            }
        }
        return placeOf;
    }

    private static KindMetrics of(List<Kind> names, int known, long[][] counts) {
        List<Integer> kept = new ArrayList<>();
        List<KindScore> scores = new ArrayList<>();
        for (int place = 0; place < counts.length; place++) {
            long rows = 0;
            long predicted = 0;
            for (int other = 0; other < counts.length; other++) {
                rows += counts[place][other];
                predicted += counts[other][place];
            }
            if (rows + predicted > 0) {
                Kind kind = names.get(place);
                kept.add(place);
                scores.add(new KindScore(
                        kind.name(), kind.benign(), rows, predicted, counts[place][place], place < known));
            }
        }
        long[][] confusion = new long[kept.size()][kept.size()];
        for (int i = 0; i < confusion.length; i++) {
            for (int j = 0; j < confusion.length; j++) {
                confusion[i][j] = counts[kept.get(i)][kept.get(j)];
            }
        }
        return new KindMetrics(scores, confusion);
    }

    /** Labelled rows. */
    public long rows() {
        return kinds.stream().mapToLong(KindScore::rows).sum();
    }

    /** Share of the rows that were taken for what they are; NaN without labelled rows. */
    public double accuracy() {
        long right = kinds.stream().mapToLong(KindScore::right).sum();
        return rows() == 0 ? Double.NaN : (double) right / rows();
    }

    /** How many kinds were predicted though no row is of them: each counts as an F1 of 0 in {@link #macroF1}. */
    public int kindsWithoutRows() {
        return (int) kinds.stream().filter(kind -> kind.rows() == 0).count();
    }

    /** Mean F1 of the kinds: a rare kind weighs as much as a frequent one. NaN without labelled rows. */
    public double macroF1() {
        return mean(KindScore::f1, kind -> 1);
    }

    /** Mean F1 of the kinds, weighted by their rows. NaN without labelled rows. */
    public double weightedF1() {
        return mean(KindScore::f1, KindScore::rows);
    }

    /** Mean recall of the kinds that have rows, also called balanced accuracy. NaN without labelled rows. */
    public double macroRecall() {
        return mean(kind -> kind.rows() == 0 ? 0 : kind.recall(), kind -> kind.rows() == 0 ? 0 : 1);
    }

    private double mean(ToDoubleFunction<KindScore> value, ToLongFunction<KindScore> weight) {
        double sum = 0;
        long weights = 0;
        for (KindScore kind : kinds) {
            sum += value.applyAsDouble(kind) * weight.applyAsLong(kind);
            weights += weight.applyAsLong(kind);
        }
        return weights == 0 ? Double.NaN : sum / weights;
    }

    /** Share of the rows of the kind {@code actual} that were taken for the kind {@code predicted}; NaN when it has no rows. */
    public double rowShare(int actual, int predicted) {
        long rows = kinds.get(actual).rows();
        return rows == 0 ? Double.NaN : (double) confusion[actual][predicted] / rows;
    }

    /** Share of the rows taken for the kind {@code predicted} that are of the kind {@code actual}; NaN when none was. */
    public double columnShare(int actual, int predicted) {
        long rows = kinds.get(predicted).predicted();
        return rows == 0 ? Double.NaN : (double) confusion[actual][predicted] / rows;
    }
}
