package org.strayflow.ui.vm;

import java.util.Optional;
import org.strayflow.detect.Contribution;
import org.strayflow.feature.TypicalRange;

/**
 * A feature of the selected flow as it is shown.
 *
 * @param name the feature
 * @param amount its share of the detector's margin: above 0 makes the flow more unusual
 * @param value the flow's value as text
 * @param number whether the value is a number whose usual range is known
 * @param usual where benign training flows usually are, from their 5 % to their 95 % quantile; empty where that is not known
 * @param direction where the value lies against it
 */
public record FlowFeature(String name, double amount, String value, boolean number, String usual, Direction direction) {
    /** Where a value lies against the usual range. */
    public enum Direction {
        /** Below it. */
        BELOW("▼", "below the usual range"),
        /** In it. */
        WITHIN("", "in the usual range"),
        /** Above it. */
        ABOVE("▲", "above the usual range"),
        /** No value, or no range to compare with. */
        UNKNOWN("", "");

        private final String mark;
        private final String text;

        Direction(String mark, String text) {
            this.mark = mark;
            this.text = text;
        }

        /** A sign for it, empty inside of the range. */
        public String mark() {
            return mark;
        }

        /** It in words. */
        public String text() {
            return text;
        }
    }

    static FlowFeature of(Contribution contribution, Optional<TypicalRange> typical) {
        double value = contribution.value();
        String missing = contribution.text().isEmpty() ? "missing" : contribution.text();
        if (typical.isEmpty()) {
            return new FlowFeature(
                    contribution.feature(), contribution.amount(), missing, false, "", Direction.UNKNOWN);
        }
        TypicalRange range = typical.get();
        return new FlowFeature(
                contribution.feature(),
                contribution.amount(),
                Double.isNaN(value) ? missing : Formats.cell(value),
                true,
                usual(range),
                direction(value, range));
    }

    private static String usual(TypicalRange range) {
        String low = Formats.significant(range.low());
        return range.low() == range.high() ? low : low + " – " + Formats.significant(range.high());
    }

    private static Direction direction(double value, TypicalRange range) {
        if (Double.isNaN(value)) {
            return Direction.UNKNOWN;
        }
        // A range is kept in single precision: a value must not be outside of it by rounding alone.
        float rounded = (float) value;
        return rounded < range.low() ? Direction.BELOW : rounded > range.high() ? Direction.ABOVE : Direction.WITHIN;
    }
}
