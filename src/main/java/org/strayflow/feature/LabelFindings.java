package org.strayflow.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.flow.LabelText;
import org.strayflow.flow.Labels;
import org.strayflow.flow.TextColumn;

/** The finding about label texts that are alike but for case, blanks, dashes or damaged characters. */
final class LabelFindings {
    private LabelFindings() {}

    /** Adds the finding, if there is something to find. */
    static void add(TextColumn column, Labels labels, List<Finding> findings) {
        Map<String, List<String>> spellings = new LinkedHashMap<>();
        for (String text : column.dictionary()) {
            spellings
                    .computeIfAbsent(LabelText.plain(text), k -> new ArrayList<>())
                    .add(text);
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
        boolean merged = !labels.isApart();
        findings.add(new Finding(
                        "DATA-112",
                        merged ? Severity.INFO : Severity.WARNING,
                        Phrases.counted(texts, "label text") + " that are alike",
                        "They differ in case, blanks, dashes or damaged characters only: " + Phrases.list(examples)
                                + ". "
                                + (merged
                                        ? "They are counted as one kind; exports keep the original texts."
                                        : "Each counts as a kind of its own."),
                        texts,
                        List.of(column.name()))
                .withExamples(examples)
                .withFix(new Fix.CountAsOneKind(texts, merged)));
    }
}
