package org.strayflow.flow;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares label texts that people and programs have spelled in several ways. */
public final class LabelText {
    /**
     * The mark for a byte that could not be read, control characters of Latin-1, and what UTF-8 read as Windows-1252 looks like: a
     * letter that begins two or three bytes, then the signs that stand for the others.
     */
    private static final Pattern DAMAGED = Pattern.compile(
            "[\uFFFD\u0080-\u009F]+"
                    + "|[ÂÃâ][\u00A0-\u00BF\u20AC\u201A-\u203A\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2122]+");

    /** Blanks, and a dash that has blanks beside it. */
    private static final Pattern GAP = Pattern.compile("\\s+\\p{Pd}?\\s*|\\p{Pd}\\s+");

    private LabelText() {}

    /** What two texts have in common that differ in case, blanks, dashes, damaged characters or a trailing dot only. Never empty. */
    public static String plain(String text) {
        String whole =
                DAMAGED.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
        String even = GAP.matcher(whole).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        String plain = even.endsWith(".") ? even.substring(0, even.length() - 1) : even;
        return plain.isEmpty() ? text : plain;
    }
}
