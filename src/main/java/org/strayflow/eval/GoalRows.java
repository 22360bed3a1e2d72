package org.strayflow.eval;

import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.task.ConfigurationException;

/**
 * The rows that a threshold is to be chosen on, as far as they are known before there are scores.
 *
 * @param rows all of them, those without a label among them
 * @param attacks how many are labelled as attacks
 * @param benign how many are labelled as benign
 */
public record GoalRows(int rows, int attacks, int benign) {
    /** Rows with known labels. */
    public static GoalRows of(Labels labels, Selection rows) {
        int attacks = (int) rows.stream().filter(labels::isAttack).count();
        int benign = (int) rows.stream().filter(labels::isBenign).count();
        return new GoalRows(rows.size(), attacks, benign);
    }

    static GoalRows of(Ranking ranking) {
        return new GoalRows(ranking.size(), ranking.attacks(), ranking.benign());
    }

    /**
     * Checks that a goal has what it needs. Only a precision may still turn out to be out of reach ({@code EVAL-204}).
     *
     * @throws ConfigurationException {@code EVAL-202}, {@code EVAL-203}, {@code EVAL-205} or {@code EVAL-206}, see
     *     {@link Goal#thresholdOn}
     */
    public void check(Goal goal, Goal.Context context) throws ConfigurationException {
        if (goal instanceof Goal.FalsePositiveRate) {
            GoalProblems.needBenign(goal, this);
        } else if (goal.needsLabels()) {
            GoalProblems.needAttacks(goal, this);
        } else if (!(goal instanceof Goal.Threshold)) {
            GoalProblems.needRows(this);
        }
        if (goal instanceof Goal.Budget) {
            GoalProblems.needDays(goal, context);
        }
    }
}
