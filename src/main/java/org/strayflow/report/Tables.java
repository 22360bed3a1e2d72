package org.strayflow.report;

import java.util.List;

/** Tables of the report. */
final class Tables {
    private static final int LONGEST = 600;
    private static final int LONGEST_EXACT = 60;

    private Tables() {}

    /**
     * A column's heading.
     *
     * @param title the text
     * @param style of its cells
     */
    record Heading(String title, Style style) {
        /** Words, which wrap. */
        static Heading text(String title) {
            return new Heading(title, Style.TEXT);
        }

        /** Numbers, which stand to the right. */
        static Heading number(String title) {
            return new Heading(title, Style.NUMBER);
        }

        /** Times, addresses and their like, which do not wrap. */
        static Heading exact(String title) {
            return new Heading(title, Style.EXACT);
        }
    }

    /** How the cells of a column are set. */
    enum Style {
        TEXT("text", LONGEST),
        NUMBER("number", LONGEST_EXACT),
        EXACT("exact", LONGEST_EXACT);

        private final String style;
        private final int longest;

        Style(String style, int longest) {
            this.style = style;
            this.longest = longest;
        }
    }

    /** Two columns: what, and its value. */
    static void facts(Markup page, List<List<String>> rows) {
        page.open("table", "class", "facts").open("tbody");
        for (List<String> row : rows) {
            page.open("tr").element("th", row.getFirst(), "scope", "row");
            page.element("td", cut(row.getLast(), LONGEST)).close();
        }
        page.close().close();
    }

    /** A table with headings. */
    static void grid(Markup page, List<Heading> headings, List<List<String>> rows) {
        head(page, headings);
        page.open("tbody");
        rows.forEach(row -> row(page, headings, row));
        page.close().close().close();
    }

    /** A table with headings where a text stands below every row, as wide as the table. */
    static void grid(Markup page, List<Heading> headings, List<List<String>> rows, List<String> below) {
        head(page, headings);
        for (int i = 0; i < rows.size(); i++) {
            page.open("tbody", "class", "noted");
            row(page, headings, rows.get(i));
            page.open("tr")
                    .element(
                            "td",
                            cut(below.get(i), LONGEST),
                            "class",
                            "below",
                            "colspan",
                            Integer.toString(headings.size()));
            page.close().close();
        }
        page.close().close();
    }

    private static void head(Markup page, List<Heading> headings) {
        page.open("div", "class", "wide").open("table").open("thead").open("tr");
        for (Heading heading : headings) {
            page.element("th", heading.title(), "scope", "col", "class", heading.style().style);
        }
        page.close().close();
    }

    private static void row(Markup page, List<Heading> headings, List<String> row) {
        page.open("tr");
        for (int i = 0; i < row.size(); i++) {
            Style style = headings.get(i).style();
            page.element("td", cut(row.get(i), style.longest), "class", style.style);
        }
        page.close();
    }

    /** A text of at most so many characters; what is left out shows as an ellipsis. */
    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
