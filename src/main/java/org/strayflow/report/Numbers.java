package org.strayflow.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.strayflow.eval.Interval;

/** Numbers and times as the report shows them, the same in every locale. */
final class Numbers {
    /** What stands where a number is not defined. */
    static final String NONE = "–";

    private static final String LETTERS = "kMGTP";
    private static final double THOUSAND = 1_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Numbers() {}

    /** Thousands separated: {@code 2,830,743}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 row}, {@code 1,200 rows}. */
    static String counted(long value, String what) {
        return count(value) + " " + what + (value == 1 ? "" : "s");
    }

    /** Four decimals. */
    static String share(double value) {
        return decimals(value, 4);
    }

    /** So many decimals; a dash when undefined. */
    static String decimals(double value, int decimals) {
        return Double.isNaN(value)
                ? NONE
                : String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
    }

    /** Per cent with two decimals; a share that is not 0 never becomes 0. */
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        return share > 0 && share < 0.00005 ? "< 0.01 %" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** Both ends with four decimals; empty when undefined. */
    static String interval(Interval interval) {
        return Double.isNaN(interval.low()) ? "" : share(interval.low()) + " – " + share(interval.high());
    }

    /** Whole numbers in full, of others five digits that say something: {@code 1,234,567}, {@code 0.00012346}. */
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size >= 1e12 || size < 1e-6)) {
            return String.format(Locale.ROOT, "%.3e", value).replace('-', '−');
        }
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value).replace('-', '−');
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded)
                .replace('-', '−');
    }

    /** With a letter for thousands, millions and so on where it is large: {@code 100 k}, {@code 10 M}. */
    static String brief(double value) {
        double size = Math.abs(value);
        int step = 0;
        while (size >= THOUSAND && step < LETTERS.length()) {
            size /= THOUSAND;
            step++;
        }
        String sign = value < 0 ? "−" : "";
        return sign + plain(size) + (step == 0 ? "" : " " + LETTERS.charAt(step - 1));
    }

    /** A moment in UTC, to the second. */
    static String time(Instant moment) {
        return TIME.format(moment);
    }
}
