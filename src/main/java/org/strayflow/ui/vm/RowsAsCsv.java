package org.strayflow.ui.vm;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows as CSV text for the clipboard: a header, then one line a row, in full precision (RFC 4180, line feed). */
public final class RowsAsCsv {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private RowsAsCsv() {}

    /**
     * Writes rows.
     *
     * @param columns which columns, in this order
     * @param rows row ids, in this order
     */
    public static String of(List<FlowColumn> columns, int[] rows) {
        StringBuilder csv = new StringBuilder(line(columns, FlowColumn::title));
        for (int row : rows) {
            csv.append(line(columns, c -> safe(c, c.full().apply(row))));
        }
        return csv.toString();
    }

    private static String line(List<FlowColumn> columns, Function<FlowColumn, String> text) {
        return columns.stream().map(c -> quoted(text.apply(c))).collect(Collectors.joining(",", "", "\n"));
    }

    /** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay as they are. */
    private static String safe(FlowColumn column, String text) {
        boolean formula = column.kind() != FlowColumn.Kind.NUMBER
                && !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
