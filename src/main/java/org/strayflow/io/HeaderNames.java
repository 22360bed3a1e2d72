package org.strayflow.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of columns as an analyst should see them: without outer blanks, none empty, none twice. */
final class HeaderNames {
    /** How the name of a column without one begins. */
    static final String UNNAMED = "column ";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private HeaderNames() {}

    /** A cell of a header line as a name: without byte order mark, outer blanks and a guarding apostrophe. */
    static String clean(String cell) {
        String text = !cell.isEmpty() && cell.charAt(0) == BYTE_ORDER_MARK ? cell.substring(1) : cell;
        return CsvText.unguard(text.strip());
    }

    /**
     * Distinct names: an empty one becomes {@code column 7} (counted from 1), a repeated one {@code Name.1}, with the first number
     * that makes a name no other column has.
     */
    static List<String> unique(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            filled.add(names.get(i).isEmpty() ? UNNAMED + (i + 1) : names.get(i));
        }
        // A name that stands in the header is nobody else's, even when it comes later.
        Set<String> written = new HashSet<>(filled);
        List<String> unique = new ArrayList<>();
        for (String name : filled) {
            String free = name;
            for (int n = 1; !taken.add(free); n++) {
                String next = name + "." + n;
                free = written.contains(next) ? free : next;
            }
            unique.add(free);
        }
        return List.copyOf(unique);
    }

    /** What is left of a name when spelling does not matter: {@code "Src_Port "} and {@code "src port"} are the same. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
