package org.strayflow.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.SplittableRandom;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;

/**
 * A division of a capture's rows into training, validation and test. The three are disjoint; together they hold every labelled row
 * that is not left out. Unlabelled rows and those left out are in {@link Partition#ALL} only.
 */
public final class Split {
    /** The usual share of rows to train on. */
    public static final double TRAIN = 0.6;

    /** The usual share of rows to tune the threshold on. */
    public static final double VALIDATION = 0.2;

    private final Plan plan;
    private final Map<Partition, Selection> parts;

    private Split(Plan plan, Map<Partition, Selection> parts) {
        this.plan = plan;
        this.parts = parts;
    }

    /** How a split is made. */
    public enum Method {
        /** No split: every row is in {@link Partition#ALL} only. */
        NONE,
        /** At random by seed, within each kind. */
        STRATIFIED
    }

    /**
     * Everything needed to make the same split of the same labels again, in plain values to be saved.
     *
     * @param method how
     * @param seed of the shuffle; 0 without a split
     * @param train share of each kind's rows to train on, above 0 and at most 1; 0 without a split
     * @param validation share of each kind's rows to tune the threshold on, at least 0; what is left is the test
     */
    public record Plan(Method method, long seed, double train, double validation) {
        /** Shares smaller than this are rounding of the others. */
        private static final double ROUNDING = 1e-9;

        /** Checks the shares. */
        public Plan {
            boolean none = method == Method.NONE && train == 0 && validation == 0;
            boolean some = method == Method.STRATIFIED && train > 0 && validation >= 0;
            if (!(none || some) || !(train + validation <= 1 + ROUNDING)) {
                throw new IllegalArgumentException(method + ", train " + train + ", validation " + validation);
            }
        }

        /** The share of each kind's rows to report on. */
        public double test() {
            double left = 1 - train - validation;
            return method == Method.NONE || left < ROUNDING ? 0 : left;
        }

        /** Makes the split. */
        public Split apply(Labels labels) {
            return apply(labels, Selection.of());
        }

        /** Makes the split of the rows that are not left out. */
        public Split apply(Labels labels, Selection leftOut) {
            return switch (method) {
                case NONE -> none(labels.rows());
                case STRATIFIED -> stratified(labels, this, leftOut);
            };
        }

        /** In words: {@code "stratified 60/20/20, seed 1"}. */
        public String text() {
            return method == Method.NONE
                    ? "no split"
                    : "stratified " + percent(train) + "/" + percent(validation) + "/" + percent(test()) + ", seed "
                            + seed;
        }

        private static String percent(double share) {
            BigDecimal rounded = BigDecimal.valueOf(share * 100).round(new MathContext(6));
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
    }

    /** Stratified with the usual shares, {@link #TRAIN} and {@link #VALIDATION}. */
    public static Split stratified(Labels labels, long seed) {
        return stratified(labels, seed, TRAIN, VALIDATION);
    }

    /**
     * Shuffles the rows of each kind by seed and deals them out by the given shares, rounded to whole rows. Of a kind with few rows the
     * training gets the first row, the test the second, the validation the third (where their shares are not 0), so that a kind
     * is missing from the training only when it is missing altogether.
     *
     * @param labels of the capture
     * @param seed the same seed gives the same split, on any machine
     * @param train share to train on, above 0
     * @param validation share to tune the threshold on, at least 0; with {@code train} at most 1. What is left is the test.
     * @throws IllegalArgumentException when the shares make no sense
     */
    public static Split stratified(Labels labels, long seed, double train, double validation) {
        return new Plan(Method.STRATIFIED, seed, train, validation).apply(labels);
    }

    /** No split, for rows without labels: {@link Partition#ALL} has every row, the others have none. */
    public static Split none(int rows) {
        Map<Partition, Selection> parts = new EnumMap<>(Partition.class);
        for (Partition partition : Partition.values()) {
            parts.put(partition, partition == Partition.ALL ? Selection.all(rows) : Selection.of());
        }
        return new Split(new Plan(Method.NONE, 0, 0, 0), parts);
    }

    private static Split stratified(Labels labels, Plan plan, Selection leftOut) {
        Partition[] partOf = new Partition[labels.rows()];
        // What is not dealt out, because it has no label or is left out, is in no other partition.
        Arrays.fill(partOf, Partition.ALL);
        int[][] rowsOfKind = rowsByKind(labels, leftOut);
        SplittableRandom seeded = new SplittableRandom(plan.seed());
        for (int[] rows : rowsOfKind) {
            // Each kind has its own stream, so that one kind's rows do not depend on how many another kind has.
            shuffle(rows, seeded.split());
            deal(rows, plan, partOf);
        }
        Map<Partition, Selection> parts = new EnumMap<>(Partition.class);
        parts.put(Partition.ALL, Selection.all(labels.rows()));
        for (Partition part : EnumSet.complementOf(EnumSet.of(Partition.ALL))) {
            parts.put(part, Selection.where(labels.rows(), row -> partOf[row] == part));
        }
        return new Split(plan, parts);
    }

    /** The rows of each kind that are not left out, ascending. */
    private static int[][] rowsByKind(Labels labels, Selection leftOut) {
        int kinds = labels.kinds().size();
        int[][] rows = new int[kinds][];
        int[] filled = new int[kinds];
        for (int kind = 0; kind < kinds; kind++) {
            rows[kind] = new int[labels.count(kind)];
        }
        int out = 0;
        for (int row = 0; row < labels.rows(); row++) {
            int kind = labels.kind(row);
            if (out < leftOut.size() && leftOut.get(out) == row) {
                out++;
            } else if (kind != Labels.UNLABELLED) {
                rows[kind][filled[kind]++] = row;
            }
        }
        for (int kind = 0; kind < kinds; kind++) {
            rows[kind] = Arrays.copyOf(rows[kind], filled[kind]);
        }
        return rows;
    }

    /** Fisher and Yates's shuffle. */
    private static void shuffle(int[] rows, SplittableRandom random) {
        for (int last = rows.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int row = rows[last];
            rows[last] = rows[other];
            rows[other] = row;
        }
    }

    private static void deal(int[] rows, Plan plan, Partition[] partOf) {
        int count = rows.length;
        int kept = plan.validation() > 0 && count > 2 ? 2 : 1;
        int test = Math.min(share(count, plan.test()), count - kept);
        int validation = Math.min(share(count, plan.validation()), count - 1 - test);
        for (int i = 0; i < count; i++) {
            partOf[rows[i]] =
                    i < test ? Partition.TEST : i < test + validation ? Partition.VALIDATION : Partition.TRAINING;
        }
    }

    /** The share in whole rows, at least one unless the share is 0. */
    private static int share(int count, double share) {
        return share == 0 ? 0 : (int) Math.max(1, Math.round(count * share));
    }

    /** The rows of a partition, ascending. */
    public Selection rows(Partition partition) {
        return parts.getOrDefault(partition, Selection.of());
    }

    /** How it was made, to be saved. */
    public Plan plan() {
        return plan;
    }

    /** In words: {@code "stratified 60/20/20, seed 1"} or {@code "no split"}. */
    public String description() {
        return plan.text();
    }

    /** Whether there are rows to report honest numbers on. */
    public boolean hasTest() {
        return !rows(Partition.TEST).isEmpty();
    }
}
