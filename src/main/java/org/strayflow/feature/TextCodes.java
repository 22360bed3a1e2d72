package org.strayflow.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.flow.TextColumn;

/** Finds the codes of texts in the columns of one capture. A column's dictionary is turned round once, however many features ask. */
final class TextCodes {
    private final Map<String, Map<String, Integer>> byColumn = new HashMap<>();

    /** The codes of the texts for which a one-hot feature is 1, ascending; those that the column does not have are left out. */
    int[] of(PreparedFeature feature, TextColumn column) {
        Map<String, Integer> codes = byColumn.computeIfAbsent(column.name(), name -> turned(column.dictionary()));
        return feature.categories().stream()
                .filter(category -> category.value() == 1)
                .mapToInt(category -> category.text().isEmpty()
                        ? TextColumn.MISSING
                        : codes.getOrDefault(category.text(), Integer.MIN_VALUE))
                .filter(code -> code != Integer.MIN_VALUE)
                .sorted()
                .toArray();
    }

    private static Map<String, Integer> turned(List<String> dictionary) {
        Map<String, Integer> codes = HashMap.newHashMap(dictionary.size());
        for (String text : dictionary) {
            codes.put(text, codes.size());
        }
        return codes;
    }
}
