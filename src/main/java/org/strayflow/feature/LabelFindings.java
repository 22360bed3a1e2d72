package org.strayflow.feature;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.strayflow.flow.Labels;
import org.strayflow.flow.TextColumn;

/** The finding about label texts that are alike but for case, blanks, dashes or damaged characters. */
final class LabelFindings {
    /**
     * The mark for a byte that could not be read, control characters of Latin-1, and what UTF-8 read as Windows-1252 looks like: a
     * letter that begins two or three bytes, then the signs that stand for the others.
     */
    private static final Pattern DAMAGED = Pattern.compile(
            "[\uFFFD\u0080-\u009F]+"
                    + "|[ÂÃâ][\u00A0-\u00BF\u20AC\u201A-\u203A\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2122]+");

    /** Blanks, and a dash that has blanks beside it. */
    private static final Pattern GAP = Pattern.compile("\\s+\\p{Pd}?\\s*|\\p{Pd}\\s+");

    private LabelFindings() {}

    /** What two alike texts have in common. */
    static String plain(String text) {
        String whole =
                DAMAGED.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
        String even = GAP.matcher(whole).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return even.endsWith(".") ? even.substring(0, even.length() - 1) : even;
    }

    /** Adds the finding, if there is something to find. */
    static void add(TextColumn column, Labels labels, List<Finding> findings) {
        Map<String, List<String>> spellings = new LinkedHashMap<>();
        for (String text : column.dictionary()) {
            spellings.computeIfAbsent(plain(text), k -> new ArrayList<>()).add(text);
        }
        List<List<String>> alike =
                spellings.values().stream().filter(texts -> texts.size() > 1).toList();
        if (alike.isEmpty()) {
            return;
        }
        int texts = alike.stream().mapToInt(List::size).sum();
        List<String> examples = alike.stream()
                .map(some -> "“" + String.join("”, “", some) + "”")
                .toList();
        boolean merged = labels.kinds().size() < column.dictionary().size();
        findings.add(new Finding(
                        "DATA-112",
                        merged ? Severity.INFO : Severity.WARNING,
                        Phrases.counted(texts, "label text") + " that are alike",
                        "They differ in case, blanks, dashes or damaged characters only: " + Phrases.list(examples)
                                + ". "
                                + (merged
                                        ? "They are counted as one kind; exports keep the original texts."
                                        : "Each counts as a kind of its own: correct the texts in the file if they mean"
                                                + " the same."),
                        texts,
                        List.of(column.name()))
                .withExamples(examples));
    }
}
