package org.strayflow.report;

import java.util.Locale;

/** Shapes of SVG. */
final class Svg {
    private Svg() {}

    /** Begins an image; {@link Markup#close} ends it. */
    static void open(Markup page, String says, int width, int height) {
        String box = "0 0 " + width + " " + height;
        page.open(
                "svg",
                "viewBox",
                box,
                "width",
                Integer.toString(width),
                "height",
                Integer.toString(height),
                "role",
                "img",
                "aria-label",
                says);
    }

    static void line(Markup page, String style, double x1, double y1, double x2, double y2) {
        page.element("path", "", "class", style, "d", "M" + point(x1, y1) + "L" + point(x2, y2));
    }

    static void box(Markup page, String style, double x, double y, double width, double height) {
        page.element(
                "rect",
                "",
                "class",
                style,
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height));
    }

    static void text(Markup page, String style, String anchor, double x, double y, String text) {
        page.element("text", text, "class", style, "text-anchor", anchor, "x", number(x), "y", number(y));
    }

    static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    /** One decimal is finer than any printer. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
