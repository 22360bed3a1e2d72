package org.strayflow.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How an ensemble joins its classifier and its novelty detector. */
public enum EnsembleRule {
    /**
     * Unusual is what either of them finds unusual, or what both do together: the smallest of the classifier's tail probability, three
     * times the novelty detector's, and that of both with the classifier's vote counted twice (Good, "On the Weighted Combination of
     * Significance Tests", JRSS B 17, 1955).
     */
    EITHER,
    /** Both together: Fisher's sum of the logarithms of the two tail probabilities. */
    RANK,
    /**
     * Only what the novelty detector lets through is classified; all else has the score 0, which no threshold above 0 flags. Loses the
     * attacks that look usual, which are most.
     */
    GATE;

    /** How often a tail probability of the novelty detector counts in {@link #EITHER}. */
    private static final double NOVELTY_TIMES = 3;

    /** The name in settings. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EnsembleRule of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(EnsembleRule::text).toList();
    }

    /**
     * Joins two tail probabilities. If both members' scores of a benign flow are independent, {@code RANK} gives a tail probability again
     * (Fisher 1925; the sum −2 Σ ln p follows χ² with 4 degrees of freedom); {@code EITHER} gives at most two and a third times its own;
     * {@code GATE} gives the chance of being let through and scoring as high, and 1 to what is not let through.
     *
     * @param classifier chance that a benign flow's score by the classifier is as high, above 0, at most 1
     * @param novelty the same of the novelty detector
     * @param open share of benign flows that the gate is open for
     * @return smaller is more unusual, 0..1
     */
    double join(double classifier, double novelty, double open) {
        return switch (this) {
            case EITHER -> Math.min(together(classifier, novelty), Math.min(classifier, NOVELTY_TIMES * novelty));
            case RANK -> {
                double product = classifier * novelty;
                yield product * (1 - Math.log(product));
            }
            case GATE -> isClosed(novelty, open) ? 1 : open * classifier;
        };
    }

    /** Chance that p² q of two independent tail probabilities is as small. */
    private static double together(double p, double q) {
        double product = p * p * q;
        return 2 * Math.sqrt(product) - product;
    }

    /** Whether a flow of the novelty detector's tail probability is not classified at all. */
    boolean isClosed(double novelty, double open) {
        return this == GATE && novelty > open;
    }

    /**
     * Whether it is the classifier that decides a flow's score: it is the one that the flow is more unusual to, or the gate is open for
     * the flow.
     */
    boolean classifierSpeaks(double classifier, double novelty, double open) {
        return switch (this) {
            case EITHER -> classifier <= NOVELTY_TIMES * novelty;
            case RANK -> classifier <= novelty;
            case GATE -> !isClosed(novelty, open);
        };
    }
}
