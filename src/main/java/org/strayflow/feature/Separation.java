package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;

/**
 * How well one column alone tells attack from benign: the area under the ROC curve of its values, in whichever direction is better
 * (0.5 = not at all, 1 = without a mistake). Texts and ports have no order: there the value stands for the share of attacks among
 * its rows, learnt from one half of the rows and tried on the other.
 *
 * <p>Looks at no more than {@value #SAMPLE} attacks and as many benign rows, evenly spaced.
 */
final class Separation {
    /** At most so many rows of either side. */
    static final int SAMPLE = 50_000;

    /** Of fewer rows of either side nothing can be said. */
    static final int LEAST = 30;

    private final int[] attacks;
    private final int[] benign;
    private final boolean sampled;

    private Separation(int[] attacks, int[] benign, boolean sampled) {
        this.attacks = attacks;
        this.benign = benign;
        this.sampled = sampled;
    }

    /** For a table with these labels; empty when there are too few attacks or benign rows. */
    static Optional<Separation> of(@Nullable Labels labels) {
        if (labels == null || labels.attacks() < LEAST || labels.benign() < LEAST) {
            return Optional.empty();
        }
        int[] attacks = new int[Math.min(SAMPLE, labels.attacks())];
        int[] benign = new int[Math.min(SAMPLE, labels.benign())];
        int attacksSeen = 0;
        int benignSeen = 0;
        int attacksTaken = 0;
        int benignTaken = 0;
        for (int row = 0; row < labels.rows(); row++) {
            if (labels.isAttack(row)) {
                // The row is taken when its place is the next of the evenly spaced ones.
                if (attacksTaken == (long) attacksSeen++ * attacks.length / labels.attacks()) {
                    attacks[attacksTaken++] = row;
                }
            } else if (labels.isBenign(row) && benignTaken == (long) benignSeen++ * benign.length / labels.benign()) {
                benign[benignTaken++] = row;
            }
        }
        boolean sampled = labels.attacks() > SAMPLE || labels.benign() > SAMPLE;
        return Optional.of(new Separation(attacks, benign, sampled));
    }

    /** Whether rows were left out. */
    boolean isSampled() {
        return sampled;
    }

    /** The column's area, 0.5..1. */
    double of(Column column) {
        return switch (column) {
            case NumberColumn numbers -> {
                double byOrder = area(values(numbers, attacks), values(numbers, benign));
                yield ColumnNames.isPort(column.name()) ? Math.max(byOrder, byValue(column)) : byOrder;
            }
            case TextColumn texts -> byValue(texts);
        };
    }

    private static double[] values(NumberColumn column, int[] rows) {
        double[] values = new double[rows.length];
        column.copyRows(rows, rows.length, values);
        return values;
    }

    private double byValue(Column column) {
        RowBits bits = RowBits.of(column);
        Map<Long, int[]> counts = new HashMap<>();
        count(bits, attacks, 1, counts);
        count(bits, benign, 0, counts);
        return area(shares(bits, attacks, counts), shares(bits, benign, counts));
    }

    private static void count(RowBits bits, int[] rows, int side, Map<Long, int[]> counts) {
        for (int row : rows) {
            if (isForLearning(row)) {
                counts.computeIfAbsent(bits.of(row), k -> new int[2])[side]++;
            }
        }
    }

    /** The share of attacks that was learnt for the values of the other half; a value not met there counts as undecided. */
    private static double[] shares(RowBits bits, int[] rows, Map<Long, int[]> counts) {
        List<Double> shares = new ArrayList<>();
        for (int row : rows) {
            if (!isForLearning(row)) {
                int[] count = counts.getOrDefault(bits.of(row), new int[] {1, 1});
                shares.add((double) count[1] / (count[0] + count[1]));
            }
        }
        return shares.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Halves the rows without regard to any order they may have. */
    private static boolean isForLearning(int row) {
        return (RowGroups.mixed(row) & 1) == 0;
    }

    /** The probability that a value of one side is above one of the other, ties counted half (Mann and Whitney 1947), or below. */
    private static double area(double[] some, double[] others) {
        Arrays.sort(some);
        Arrays.sort(others);
        double pairs = 0;
        int below = 0;
        int upTo = 0;
        for (double value : some) {
            while (below < others.length && Double.compare(others[below], value) < 0) {
                below++;
            }
            upTo = Math.max(upTo, below);
            while (upTo < others.length && Double.compare(others[upTo], value) == 0) {
                upTo++;
            }
            pairs += (below + upTo) / 2.0;
        }
        double area = pairs / ((double) some.length * others.length);
        return Math.max(area, 1 - area);
    }
}
