package org.strayflow.feature;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pieces of the sentences that tell of columns and rows. */
public final class Phrases {
    private static final int EXAMPLES = 6;

    private Phrases() {}

    /** {@code 1 row}, {@code 1,200 rows}. */
    static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    /** {@code  (4.8 %)}. */
    static String share(long part, long whole) {
        double percent = 100.0 * part / whole;
        return percent < 0.1 ? " (less than 0.1 %)" : String.format(Locale.ROOT, " (%.1f %%)", percent);
    }

    /** The first few, and how many more there are. */
    public static String list(List<String> names) {
        if (names.size() <= EXAMPLES + 1) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, EXAMPLES)) + " and " + (names.size() - EXAMPLES) + " more";
    }

    /** {@code  By label: DDoS 12, BENIGN 3.}; nothing without counts. */
    static String byLabel(Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return "";
        }
        List<String> texts = counts.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                .toList();
        return " By label: " + list(texts) + ".";
    }
}
