package org.strayflow.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column that the first records of a file do not have.
 *
 * @param path its name in the file
 * @param text whether it holds something that is no number
 */
record LateColumn(String path, boolean text) {
    /** Each once, in the order in which they first appear. */
    static List<LateColumn> merged(Iterable<LateColumn> all) {
        Map<String, Boolean> merged = new LinkedHashMap<>();
        all.forEach(late -> merged.merge(late.path, late.text, Boolean::logicalOr));
        return merged.entrySet().stream()
                .map(entry -> new LateColumn(entry.getKey(), entry.getValue()))
                .toList();
    }
}
