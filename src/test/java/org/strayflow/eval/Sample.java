package org.strayflow.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/** Scores with labels to rank, and the plain, slow way to count them. */
record Sample(float[] scores, Labels labels, Selection rows) {
    static final String BENIGN = "BENIGN";

    private static final float[] SPECIAL = {0f, -0f, 1f, Float.MIN_VALUE, -0.25f, 0.7f, Math.nextUp(0.7f), 1e30f};

    static Sample of(float[] scores, String... labels) {
        return new Sample(scores, Labels.of(TextColumn.of("Label", labels)), Selection.all(scores.length));
    }

    static Sample of(List<Float> scores, List<String> labels) {
        float[] array = new float[scores.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = scores.get(i);
        }
        return of(array, labels.subList(0, array.length).toArray(String[]::new));
    }

    /** Many rows: scores on a grid (ties), attacks score higher on the mean, one row in ten without a label. */
    static Sample random(long seed, int count, int kinds, int grid) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Float> scores = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean attack = random.nextInt(4) == 0;
            double score = attack ? random.nextDouble(0.3, 1) : random.nextDouble(0, 0.7);
            scores.add((float) (Math.floor(score * grid) / grid));
            String label = attack ? "attack " + random.nextInt(kinds) : BENIGN;
            labels.add(random.nextInt(10) == 0 ? "" : label);
        }
        return of(scores, labels);
    }

    /** Up to 80 rows with many ties, any mixture of labels, and a selection of them. */
    static Arbitrary<Sample> any() {
        Arbitrary<Float> grid = Arbitraries.integers().between(0, 12).map(i -> i / 12f);
        Arbitrary<Float> odd =
                Arbitraries.integers().between(0, SPECIAL.length - 1).map(i -> SPECIAL[i]);
        Arbitrary<Float> score =
                Arbitraries.oneOf(grid, grid, odd, Arbitraries.floats().between(0f, 1f));
        Arbitrary<String> label = Arbitraries.of(BENIGN, BENIGN, "scan", "flood", "normal", "");
        return Arbitraries.integers().between(0, 80).flatMap(count -> Combinators.combine(
                        score.list().ofSize(count),
                        label.list().ofSize(count),
                        Arbitraries.of(true, false).list().ofSize(count))
                .as((scores, labels, chosen) -> {
                    Sample whole = of(scores, labels);
                    boolean all = count % 2 == 0;
                    return new Sample(
                            whole.scores, whole.labels, Selection.where(count, row -> all || chosen.get(row)));
                }));
    }

    Ranking ranking() {
        try {
            return Ranking.of(scores, labels, rows).run(Feedback.none());
        } catch (StrayflowException e) {
            throw new AssertionError(e);
        }
    }

    Ranking unlabelledRanking() {
        try {
            return Ranking.of(scores, null, rows).run(Feedback.none());
        } catch (StrayflowException e) {
            throw new AssertionError(e);
        }
    }

    boolean isFlagged(int row, double threshold) {
        return scores[row] >= threshold;
    }

    int flagged(double threshold) {
        return rows.filter(row -> isFlagged(row, threshold)).size();
    }

    int attacks() {
        return rows.filter(labels::isAttack).size();
    }

    int benign() {
        return rows.filter(labels::isBenign).size();
    }

    int flaggedAttacks(double threshold) {
        return rows.filter(row -> labels.isAttack(row) && isFlagged(row, threshold))
                .size();
    }

    int flaggedBenign(double threshold) {
        return rows.filter(row -> labels.isBenign(row) && isFlagged(row, threshold))
                .size();
    }

    /** Every distinct score, descending. */
    double[] distinctScores() {
        double[] ascending = rows.stream()
                .mapToDouble(row -> scores[row] + 0.0)
                .distinct()
                .sorted()
                .toArray();
        double[] descending = new double[ascending.length];
        for (int i = 0; i < ascending.length; i++) {
            descending[i] = ascending[ascending.length - 1 - i];
        }
        return descending;
    }
}
