package org.strayflow.io;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Notices numbers that are written with a decimal comma; they are texts here, for {@code 1,234} may mean two numbers. */
final class DecimalComma {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+,\\d+([eE][-+]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");

    private DecimalComma() {}

    /** The names of the columns whose first cells are such numbers, or whole ones, and at least one of them such. */
    static List<String> columns(FileHead head) {
        List<String> found = new ArrayList<>();
        if (head.dialect().separator() == ',') {
            return found;
        }
        List<ColumnPlan> plans = head.columns();
        for (int place = 0; place < plans.size(); place++) {
            if (plans.get(place).kind() != ColumnPlan.Kind.TEXT
                    && isWrittenSo(head.head().column(place, head.header()))) {
                found.add(plans.get(place).name());
            }
        }
        return found;
    }

    private static boolean isWrittenSo(List<String> cells) {
        boolean comma = false;
        for (String cell : cells) {
            String stripped = cell.strip();
            boolean such = NUMBER.matcher(stripped).matches();
            comma |= such;
            if (!such && !stripped.isEmpty() && !WHOLE.matcher(stripped).matches()) {
                return false;
            }
        }
        return comma;
    }
}
