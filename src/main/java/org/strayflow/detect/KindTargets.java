package org.strayflow.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/**
 * What a classifier is taught: the kinds it tells apart, which of them each flow is, and how much each counts.
 *
 * @param kinds what there is to tell apart
 * @param placeOfLabel for every kind of the labels its place in {@code kinds}, −1 when it has no training row
 * @param weights for every one of {@code kinds} how much a flow of it counts
 * @param labels of the whole capture
 */
record KindTargets(List<Kind> kinds, int[] placeOfLabel, float[] weights, Labels labels) {
    static final String BENIGN = "benign";
    static final String ATTACK = "attack";

    /**
     * Finds them.
     *
     * @param set the training rows, of which each kind counts that has one, with their labels
     * @param target what to tell apart
     * @param balanced whether every kind is to count the same in all: the weight of a flow is then n / (kinds × flows of its kind),
     *     otherwise 1
     * @throws ConfigurationException CONF-130 when there are no labels, CONF-131 when the rows are not both benign and attacks
     */
    static KindTargets of(TrainingSet set, Target target, boolean balanced) throws ConfigurationException {
        Labels labels = set.labels();
        if (labels == null) {
            throw new ConfigurationException(
                    Problem.of("CONF-130", "A classifier cannot learn without labels.", "Choose the label column."));
        }
        int[] counts = new int[labels.kinds().size()];
        set.training().stream()
                .map(labels::kind)
                .filter(kind -> kind != Labels.UNLABELLED)
                .forEach(kind -> counts[kind]++);
        checkBoth(labels, counts);
        return of(labels, Arrays.stream(counts).sum(), counts, target, balanced);
    }

    private static void checkBoth(Labels labels, int[] counts) throws ConfigurationException {
        boolean benign = false;
        boolean attack = false;
        for (int kind = 0; kind < counts.length; kind++) {
            benign |= counts[kind] > 0 && labels.isBenignKind(kind);
            attack |= counts[kind] > 0 && !labels.isBenignKind(kind);
        }
        if (!benign || !attack) {
            throw new ConfigurationException(Problem.of(
                    "CONF-131",
                    "A classifier learns from benign rows and attacks, and the training rows have no "
                            + (benign ? "attack." : "benign row."),
                    "Choose which label texts mean benign, or a detector that needs no labels."));
        }
    }

    private static KindTargets of(Labels labels, int rows, int[] counts, Target target, boolean balanced) {
        List<Kind> kinds = new ArrayList<>();
        int[] places = new int[counts.length];
        if (target == Target.ATTACK) {
            kinds.add(new Kind(BENIGN, true));
            kinds.add(new Kind(ATTACK, false));
            Arrays.setAll(places, kind -> labels.isBenignKind(kind) ? 0 : 1);
        } else {
            for (int kind = 0; kind < counts.length; kind++) {
                places[kind] = counts[kind] == 0 ? -1 : kinds.size();
                if (counts[kind] > 0) {
                    kinds.add(new Kind(labels.kinds().get(kind), labels.isBenignKind(kind)));
                }
            }
        }
        long[] perPlace = new long[kinds.size()];
        for (int kind = 0; kind < counts.length; kind++) {
            if (places[kind] >= 0) {
                perPlace[places[kind]] += counts[kind];
            }
        }
        float[] weights = new float[kinds.size()];
        for (int place = 0; place < weights.length; place++) {
            weights[place] = balanced ? (float) ((double) rows / weights.length / Math.max(1, perPlace[place])) : 1;
        }
        return new KindTargets(List.copyOf(kinds), places, weights, labels);
    }

    /** The place of a flow's kind among {@link #kinds}, −1 when it is not among them. */
    int place(int row) {
        int kind = labels.kind(row);
        return kind == Labels.UNLABELLED ? -1 : placeOfLabel[kind];
    }

    /** Those of some rows that are of one of the {@link #kinds}. */
    Selection known(Selection rows) {
        return rows.stream().allMatch(row -> place(row) >= 0) ? rows : rows.filter(row -> place(row) >= 0);
    }

    /** The same kinds, every flow of which counts the same. */
    KindTargets unweighted() {
        float[] same = new float[weights.length];
        Arrays.fill(same, 1);
        return new KindTargets(kinds, placeOfLabel, same, labels);
    }
}
