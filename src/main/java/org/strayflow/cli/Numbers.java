package org.strayflow.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as the command line prints them, the same in every locale. */
final class Numbers {
    private Numbers() {}

    /** Thousands separated: {@code 2,830,743}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 row}, {@code 1,200 rows}. */
    static String counted(long value, String what) {
        return count(value) + " " + what + (value == 1 ? "" : "s");
    }

    /** Four decimals, a dash when undefined. */
    static String share(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** Per cent with two decimals, a dash when undefined. */
    static String percent(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }

    /** For JSON, which knows no NaN. */
    static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
