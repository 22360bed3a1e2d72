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
        page.open("div", "class", "wide").open("table").open("thead").open("tr");
        for (Heading heading : headings) {
            page.element("th", heading.title(), "scope", "col", "class", heading.style().style);
        }
        page.close().close().open("tbody");
        for (List<String> row : rows) {
            page.open("tr");
            for (int i = 0; i < row.size(); i++) {
                Style style = headings.get(i).style();
                page.element("td", cut(row.get(i), style.longest), "class", style.style);
            }
            page.close();
        }
        page.close().close().close();
    }

    /** A text of at most so many characters; what is left out shows as an ellipsis. */
    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
