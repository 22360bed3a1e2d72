package org.strayflow.ui.vm;

import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Goal;

/** The goals that the window offers, each with the number it takes. */
public enum GoalKind {
    /** The greatest F1. */
    BEST_F1("Best F1", Amount.NONE, 0, true),
    /** Recall weighs more than precision, or less. */
    F_BETA("Best Fβ, β is", Amount.FACTOR, 2, true),
    /** A missed attack costs so many false alarms. */
    COST("Least cost, a miss is worth", Amount.ALARMS, 10, true),
    /** A share of benign flows that may be flagged. */
    FALSE_POSITIVE_RATE("False-positive rate at most", Amount.PERCENT, 1, true),
    /** A share of flagged flows that must be attacks. */
    PRECISION("Precision at least", Amount.PERCENT, 90, true),
    /** A share of attacks that must be flagged. */
    RECALL("Recall at least", Amount.PERCENT, 90, true),
    /** So many flows. */
    TOP_COUNT("Most unusual flows", Amount.COUNT, 100, false),
    /** So many flows for each day of capture. */
    BUDGET("Flagged a day at most", Amount.COUNT, 100, false),
    /** Such a share of the flows. */
    TOP_SHARE("Most unusual share", Amount.PERCENT, 1, false),
    /** Whatever the analyst sets. */
    BY_HAND("By hand", Amount.NONE, 0, false);

    /** What number a goal takes. */
    public enum Amount {
        /** None. */
        NONE,
        /** A share in per cent, above 0 and at most 100. */
        PERCENT,
        /** A number of flows, 1 or more. */
        COUNT,
        /** A plain number above 0. */
        FACTOR,
        /** A number of false alarms, above 0. */
        ALARMS
    }

    private static final double MOST_BETA = 1000;
    private static final double MOST_COST = 1e9;

    private final String title;
    private final Amount amount;
    private final double usual;
    private final boolean needsLabels;

    GoalKind(String title, Amount amount, double usual, boolean needsLabels) {
        this.title = title;
        this.amount = amount;
        this.usual = usual;
        this.needsLabels = needsLabels;
    }

    /** The words in the chooser. */
    public String title() {
        return title;
    }

    /** What number it takes. */
    public Amount amount() {
        return amount;
    }

    /** The number it starts with. */
    public double usual() {
        return usual;
    }

    /** Whether it cannot be reached without labels. */
    public boolean needsLabels() {
        return needsLabels;
    }

    /**
     * The goal with a number as typed (per cent for shares).
     *
     * @return {@code null} for {@link #BY_HAND} and for a number out of range
     */
    public @Nullable Goal goal(double number) {
        double share = number / 100;
        boolean valid = number > 0 && (amount != Amount.PERCENT || number <= 100) && Double.isFinite(number);
        if (amount != Amount.NONE && !valid) {
            return null;
        }
        return switch (this) {
            case BEST_F1 -> new Goal.BestF1();
            case F_BETA -> number > MOST_BETA ? null : new Goal.FBeta(number);
            case COST -> number > MOST_COST ? null : new Goal.Cost(number);
            case FALSE_POSITIVE_RATE -> new Goal.FalsePositiveRate(share);
            case PRECISION -> new Goal.Precision(share);
            case RECALL -> new Goal.Recall(share);
            case TOP_COUNT -> new Goal.TopCount((int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.round(number))));
            case BUDGET -> new Goal.Budget(number);
            case TOP_SHARE -> new Goal.TopShare(share);
            case BY_HAND -> null;
        };
    }

    /** The choice that stands for a goal. */
    public static GoalKind of(Goal goal) {
        return switch (goal) {
            case Goal.BestF1 g -> BEST_F1;
            case Goal.FBeta g -> F_BETA;
            case Goal.Cost g -> COST;
            case Goal.FalsePositiveRate g -> FALSE_POSITIVE_RATE;
            case Goal.Precision g -> PRECISION;
            case Goal.Recall g -> RECALL;
            case Goal.TopCount g -> TOP_COUNT;
            case Goal.TopShare g -> TOP_SHARE;
            case Goal.Threshold g -> BY_HAND;
            case Goal.Budget g -> BUDGET;
        };
    }

    /** The number of a goal as it would be typed. */
    public static double number(Goal goal) {
        return switch (goal) {
            case Goal.FBeta g -> g.beta();
            case Goal.Cost g -> g.miss();
            case Goal.FalsePositiveRate g -> 100 * g.max();
            case Goal.Precision g -> 100 * g.min();
            case Goal.Recall g -> 100 * g.min();
            case Goal.TopCount g -> g.rows();
            case Goal.TopShare g -> 100 * g.share();
            case Goal.Budget g -> g.perDay();
            default -> 0;
        };
    }
}
