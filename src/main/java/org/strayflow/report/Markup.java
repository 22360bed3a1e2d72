package org.strayflow.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML and the SVG in it. Texts and attributes are escaped without exception, so that nothing from a capture or a model can become
 * markup: the only names that are written as they are, are those of elements and attributes, which come from this package.
 */
final class Markup {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final String REPLACEMENT = "\uFFFD";

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> opened = new ArrayDeque<>();

    /** Begins an element; {@code attributes} are names and values by turns. */
    Markup open(String element, String... attributes) {
        tag(element, attributes);
        opened.push(element);
        return this;
    }

    /** Ends the element begun last that has not ended. */
    Markup close() {
        String element = opened.pop();
        out.append("</").append(element).append('>');
        if (!isInline(element)) {
            out.append('\n');
        }
        return this;
    }

    /** An element with nothing but a text in it. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** An HTML element that never has content, {@code meta} or {@code br}. */
    Markup single(String element, String... attributes) {
        tag(element, attributes);
        return this;
    }

    /** A text that may hold anything. */
    Markup text(String text) {
        escape(text);
        return this;
    }

    /** The style sheet of the program itself: it holds no {@code <}, so it cannot end its element. */
    Markup style(String sheet) {
        if (sheet.indexOf('<') >= 0) {
            throw new IllegalArgumentException("a style sheet with markup in it");
        }
        out.append("<style>\n").append(sheet).append("</style>\n");
        return this;
    }

    /** Says that this is HTML. */
    Markup doctype() {
        out.append("<!DOCTYPE html>\n");
        return this;
    }

    /**
     * All that was written.
     *
     * @throws IllegalStateException when an element has not ended
     */
    String html() {
        if (!opened.isEmpty()) {
            throw new IllegalStateException("not ended: " + opened);
        }
        return out.toString();
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private static boolean isInline(String element) {
        return switch (element) {
            case "a", "b", "bdi", "code", "em", "span", "strong", "text", "time", "tspan", "td", "th" -> true;
            default -> false;
        };
    }

    private void escape(String text) {
        text.codePoints().forEach(this::escape);
    }

    private void escape(int point) {
        switch (point) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> {
                if (turnsText(point)) {
                    out.append(String.format("\\u%04x", point));
                } else if (isLegible(point)) {
                    out.appendCodePoint(point);
                } else {
                    out.append(REPLACEMENT);
                }
            }
        }
    }

    /** Characters that reverse the direction of what follows, and so could make a name look like another. */
    private static boolean turnsText(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean isLegible(int point) {
        if (point < FIRST_PRINTABLE) {
            return point == '\t' || point == '\n';
        }
        int type = Character.getType(point);
        return type != Character.CONTROL && type != Character.SURROGATE && (point & 0xFFFE) != 0xFFFE;
    }
}
