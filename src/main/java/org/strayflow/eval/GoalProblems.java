package org.strayflow.eval;

import java.util.Locale;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/** What keeps a goal from being reached, in words. */
final class GoalProblems {
    private GoalProblems() {}

    static void needRows(GoalRows on) throws ConfigurationException {
        if (on.rows() == 0) {
            throw problem("EVAL-206", "There are no rows to choose a threshold on.", "Choose other rows.");
        }
    }

    static void needAttacks(Goal goal, GoalRows on) throws ConfigurationException {
        needLabels(goal, on);
        if (on.attacks() == 0) {
            throw problem(
                    "EVAL-203",
                    "The goal \"" + goal.text() + "\" needs attacks, and " + all(on.benign(), "benign", "benign") + ".",
                    "Choose a goal that does without attacks: fpr, top, share or threshold.");
        }
    }

    static void needBenign(Goal goal, GoalRows on) throws ConfigurationException {
        needLabels(goal, on);
        if (on.benign() == 0) {
            throw problem(
                    "EVAL-203",
                    "The goal \"" + goal.text() + "\" needs benign rows, and "
                            + all(on.attacks(), "an attack", "attacks") + ".",
                    "Check which label texts mean benign, or choose the goal top, share or threshold.");
        }
    }

    private static String all(int rows, String one, String many) {
        return rows == 1 ? "the only labelled row is " + one : "all " + rows + " labelled rows are " + many;
    }

    private static void needLabels(Goal goal, GoalRows on) throws ConfigurationException {
        needRows(on);
        if (on.attacks() + on.benign() == 0) {
            throw problem(
                    "EVAL-202",
                    "The goal \"" + goal.text() + "\" needs labels, and the rows have none.",
                    "Choose a goal that does without labels: top, share or threshold.");
        }
    }

    static void needDays(Goal goal, Goal.Context context) throws ConfigurationException {
        if (context.days().isEmpty()) {
            throw problem(
                    "EVAL-205",
                    "The goal \"" + goal.text() + "\" needs to know how long the capture took, and it has no times.",
                    "Choose the goal top or share.");
        }
    }

    static ConfigurationException precisionOutOfReach(double min, Ranking ranking) {
        double best = ranking.bestPrecision();
        double threshold = ranking.thresholdOf(ranking.cutWithPrecisionAtLeast(best));
        // Rounded down, so that asking for the number shown does succeed.
        String shown = GoalText.number(Math.floor(best * 1e4) / 1e4);
        return problem(
                "EVAL-204",
                String.format(
                        Locale.ROOT,
                        "No threshold has a precision of %s; the best is %s, at threshold %s.",
                        GoalText.number(min),
                        shown,
                        GoalText.number(threshold)),
                "Ask for a precision of at most " + shown + ".");
    }

    private static ConfigurationException problem(String code, String summary, String remedy) {
        return new ConfigurationException(Problem.of(code, summary, remedy));
    }
}
