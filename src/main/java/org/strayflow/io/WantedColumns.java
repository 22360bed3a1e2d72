package org.strayflow.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model takes from the files that it scores.
 *
 * @param numbers the columns by name, in the model's order: whether they hold numbers or else texts
 * @param layout {@link Layout#id() id} of the layout that the model was trained on; empty when it is not known
 */
public record WantedColumns(Map<String, Boolean> numbers, String layout) {
    /** Copies the map, keeps its order. */
    public WantedColumns {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /** Whether a column is among them and holds numbers. */
    boolean isNumber(String column) {
        return numbers.getOrDefault(column, false);
    }

    /** Whether a column is among them and holds texts. */
    boolean isText(String column) {
        return !numbers.getOrDefault(column, true);
    }
}
