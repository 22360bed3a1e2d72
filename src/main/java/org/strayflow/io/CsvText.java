package org.strayflow.io;

import java.util.List;

/**
 * How cells are written to CSV and read back. A text that a spreadsheet would run as a formula gets a leading apostrophe; reading
 * takes that apostrophe away again, so that a table comes back as it was.
 */
final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvText() {}

    /** The text with an apostrophe before it when it begins like a formula, or like a guarded formula. */
    static String guard(String text) {
        return beginsLikeFormula(text) ? "'" + text : text;
    }

    /** The text without the apostrophe that {@link #guard} put before it. */
    static String unguard(String text) {
        boolean guarded = text.length() > 1 && text.charAt(0) == '\'' && beginsLikeFormula(text);
        return guarded ? text.substring(1) : text;
    }

    /** Whether a formula character stands at the start, or behind nothing but apostrophes. */
    private static boolean beginsLikeFormula(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && FORMULA_STARTS.indexOf(text.charAt(at)) >= 0;
    }

    /** Appends the cells, separated by commas, and a line feed. */
    static void appendLine(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            append(out, cells.get(i));
        }
        endLine(out, cells.size());
    }

    /** Ends a line of so many cells; a line of one empty cell is written so that it is not taken for a blank line. */
    static void endLine(StringBuilder out, int cells) {
        boolean blank = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        if (cells == 1 && blank) {
            out.append("\"\"");
        }
        out.append('\n');
    }

    /** Appends a cell, quoted as RFC 4180 asks when it holds a comma, a quote or a line end. */
    static void append(StringBuilder out, String cell) {
        if (!needsQuotes(cell)) {
            out.append(cell);
            return;
        }
        out.append('"');
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '"') {
                out.append('"');
            }
            out.append(c);
        }
        out.append('"');
    }

    private static boolean needsQuotes(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
