package org.strayflow.report;

import java.util.List;

/** Horizontal bars with their names to the left and their numbers to the right, as SVG in the page. */
final class Bars {
    private static final int WIDTH = 720;
    private static final int NAMES = 250;
    private static final int VALUES = 120;
    private static final int LINE = 22;
    private static final int THICK = 13;
    private static final int LONGEST_NAME = 38;

    private Bars() {}

    /**
     * A bar.
     *
     * @param name what it stands for
     * @param value its length; below 0 it reaches to the left
     * @param spread how far the value may be off to either side; 0 draws nothing
     * @param text the value as shown
     */
    record Bar(String name, double value, double spread, String text) {}

    /**
     * Draws bars from the top down; nothing when there are none.
     *
     * @param says what can be seen
     * @param bars what is drawn
     * @param signed whether bars above 0 speak for flagging and those below against it
     */
    static void draw(Markup page, String says, List<Bar> bars, boolean signed) {
        if (bars.isEmpty()) {
            return;
        }
        double least = Math.min(
                0, bars.stream().mapToDouble(b -> b.value() - b.spread()).min().orElse(0));
        double most = Math.max(
                0, bars.stream().mapToDouble(b -> b.value() + b.spread()).max().orElse(0));
        double unit = (WIDTH - NAMES - VALUES) / (most > least ? most - least : 1);
        double zero = NAMES - least * unit;
        int height = bars.size() * LINE + 4;
        Svg.open(page, says, WIDTH, height);
        for (int i = 0; i < bars.size(); i++) {
            draw(page, bars.get(i), signed, i * LINE + 2, zero, unit);
        }
        Svg.line(page, "axis", zero, 0, zero, height);
        page.close();
    }

    private static void draw(Markup page, Bar bar, boolean signed, double top, double zero, double unit) {
        double middle = top + LINE / 2.0;
        double end = zero + bar.value() * unit;
        page.open(
                "text",
                "class",
                "label",
                "text-anchor",
                "end",
                "x",
                Svg.number(NAMES - 8.0),
                "y",
                Svg.number(middle + 4));
        page.text(Tables.cut(bar.name(), LONGEST_NAME))
                .element("title", bar.name())
                .close();
        String style = signed ? bar.value() < 0 ? "bar less" : "bar more" : "bar";
        Svg.box(page, style, Math.min(zero, end), middle - THICK / 2.0, Math.abs(end - zero), THICK);
        if (bar.spread() > 0) {
            Svg.line(page, "spread", end - bar.spread() * unit, middle, end + bar.spread() * unit, middle);
        }
        Svg.text(page, "label", "end", WIDTH - 2.0, middle + 4, bar.text());
    }
}
