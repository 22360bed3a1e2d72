package org.strayflow.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which of some columns a name means: the column of that very name; else the only one that is spelled alike, case, blanks and marks
 * aside ({@code dst_port} for {@code Dst Port}); else the only one that other programs call so ({@code destination_port} for
 * {@code Dst Port}).
 */
final class ColumnNames {
    private final List<String> columns;
    private final Map<String, Integer> places = new HashMap<>();

    /** Of columns with distinct names. */
    ColumnNames(List<String> columns) {
        this.columns = List.copyOf(columns);
        for (int place = 0; place < columns.size(); place++) {
            places.put(columns.get(place), place);
        }
    }

    /**
     * Finds the columns that several names mean. No column is meant twice; a name that stands for itself comes first.
     *
     * @param names distinct
     * @return the place of a column by the name that means it; other names are not among the keys
     */
    Map<String, Integer> resolved(List<String> names) {
        Map<String, Integer> found = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (String name : names) {
            Integer place = places.get(name);
            if (place != null && taken.add(place)) {
                found.put(name, place);
            }
        }
        for (String name : names) {
            if (!found.containsKey(name)) {
                only(HeaderNames.plain(name)).filter(taken::add).ifPresent(place -> found.put(name, place));
            }
        }
        return found;
    }

    private Optional<Integer> only(String plain) {
        List<Integer> alike = new ArrayList<>();
        List<Integer> same = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            String column = HeaderNames.plain(columns.get(place));
            if (column.equals(plain)) {
                alike.add(place);
            } else if (Meanings.areSame(column, plain)) {
                same.add(place);
            }
        }
        List<Integer> best = alike.isEmpty() ? same : alike;
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }
}
