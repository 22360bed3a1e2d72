package org.strayflow.eval;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/** The text form of goals. */
final class GoalText {
    static final String BEST_F1 = "best-f1";
    static final String FPR = "fpr=";
    static final String PRECISION = "precision=";
    static final String RECALL = "recall=";
    static final String TOP = "top=";
    static final String SHARE = "share=";
    static final String THRESHOLD = "threshold=";
    static final String BUDGET = "budget=";
    static final String F_BETA = "fbeta=";
    static final String COST = "cost=";
    static final String PER_DAY = "/day";

    private static final String UNDERSTOOD =
            "Understood are best-f1, fpr=0.01, precision=0.9, recall=0.9, top=100, share=0.01, "
                    + "threshold=0.62, budget=100/day, fbeta=2 and cost=10.";
    /** Longer numbers, or ones with more zeros, are not meant. */
    private static final int MAX_DIGITS = 400;

    private GoalText() {}

    static Goal parse(String text) throws ConfigurationException {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals(BEST_F1)) {
            return new Goal.BestF1();
        }
        int equals = plain.indexOf('=');
        String value = plain.substring(equals + 1).strip();
        String key = equals < 0 ? "" : plain.substring(0, equals).strip() + "=";
        try {
            return switch (key) {
                case FPR -> new Goal.FalsePositiveRate(share(value));
                case PRECISION -> new Goal.Precision(share(value));
                case RECALL -> new Goal.Recall(share(value));
                case TOP -> new Goal.TopCount(decimal(value).intValueExact());
                case SHARE -> new Goal.TopShare(share(value));
                case THRESHOLD -> new Goal.Threshold(decimal(value).doubleValue());
                case BUDGET -> new Goal.Budget(perDay(value));
                case F_BETA -> new Goal.FBeta(decimal(value).doubleValue());
                case COST -> new Goal.Cost(decimal(value).doubleValue());
                default -> throw notUnderstood(text, "", null);
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw notUnderstood(text, wanted(key), e);
        }
    }

    private static double share(String value) {
        return value.endsWith("%")
                ? decimal(value.substring(0, value.length() - 1))
                        .movePointLeft(2)
                        .doubleValue()
                : decimal(value).doubleValue();
    }

    private static double perDay(String value) {
        if (!value.endsWith(PER_DAY)) {
            throw new IllegalArgumentException("not a day: " + value);
        }
        return decimal(value.substring(0, value.length() - PER_DAY.length())).doubleValue();
    }

    /** A finite decimal number; unlike {@link Double#parseDouble} no NaN, no hexadecimal, no type suffix. */
    private static BigDecimal decimal(String value) {
        if (value.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("too long a number");
        }
        BigDecimal number = new BigDecimal(value.strip());
        if (Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("too large or too small a number");
        }
        return number;
    }

    /** What the number of a goal must be. */
    private static String wanted(String key) {
        return switch (key) {
            case TOP -> ": it needs a whole number, 1 or more";
            case THRESHOLD -> ": a threshold is a score, a number from 0 to 1";
            case BUDGET -> ": it needs a number above 0 and the words /day";
            case F_BETA -> ": it needs a number above 0 and at most " + number(Goal.FBeta.MOST);
            case COST -> ": it needs a number above 0 and at most " + number(Goal.Cost.MOST);
            case FPR -> ": it needs a share from 0 to 1, or from 0% to 100%";
            default -> ": it needs a share above 0 and at most 1, or at most 100%";
        };
    }

    private static ConfigurationException notUnderstood(String text, String why, @Nullable Exception cause) {
        Problem problem = Problem.of("EVAL-201", "The goal \"" + text + "\" is not understood" + why + ".", UNDERSTOOD);
        return cause == null ? new ConfigurationException(problem) : new ConfigurationException(problem, cause);
    }

    /** The shortest decimal text that reads back as the same number, without an exponent. */
    static String number(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value));
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    static void checkNumber(double number, double most) {
        if (!(number > 0 && number <= most)) {
            throw new IllegalArgumentException("number: " + number);
        }
    }

    static void checkShare(double share, boolean zeroAllowed) {
        if (!(share <= 1 && (share > 0 || (zeroAllowed && share == 0)))) {
            throw new IllegalArgumentException("share: " + share);
        }
    }
}
