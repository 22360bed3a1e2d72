package org.strayflow.report;

import java.util.Arrays;

/** A chart with two axes, as SVG in the page. Colours are classes of the style sheet, so that it follows light, dark and print. */
final class Plot {
    private static final int LEFT = 62;
    private static final int RIGHT = 14;
    private static final int TOP = 18;
    private static final int BOTTOM = 44;
    private static final int GAP = 6;
    private static final int TICK_LINE = 16;

    private final Markup page;
    private final Axis across;
    private final Axis up;
    private final int width;
    private final int height;

    private Plot(Markup page, Axis across, Axis up, int width, int height) {
        this.page = page;
        this.across = across;
        this.up = up;
        this.width = width;
        this.height = height;
    }

    /**
     * Begins a chart and draws its axes.
     *
     * @param says what can be seen in it, for those who cannot see it
     */
    static Plot begin(Markup page, String says, Axis across, Axis up, int width, int height) {
        Plot plot = new Plot(page, across, up, width, height);
        Svg.open(page, says, width, height);
        plot.axes();
        return plot;
    }

    /** Ends the chart. */
    void end() {
        page.close();
    }

    private void axes() {
        for (Axis.Tick tick : up.ticks()) {
            double y = y(tick.value());
            Svg.line(page, "grid", LEFT, y, (double) width - RIGHT, y);
            Svg.text(page, "tick", "end", LEFT - (double) GAP, y + 4, tick.name());
        }
        double foot = (double) height - BOTTOM;
        for (Axis.Tick tick : across.ticks()) {
            double x = x(tick.value());
            Svg.line(page, "grid", x, TOP, x, foot);
            Svg.text(page, "tick", "middle", x, foot + TICK_LINE, tick.name());
        }
        Svg.line(page, "axis", LEFT, foot, (double) width - RIGHT, foot);
        Svg.line(page, "axis", LEFT, TOP, LEFT, foot);
        Svg.text(page, "name", "middle", (LEFT + (double) width - RIGHT) / 2, height - 8.0, across.title());
        double middle = (TOP + foot) / 2;
        page.element(
                "text",
                up.title(),
                "class",
                "name",
                "text-anchor",
                "middle",
                "transform",
                "translate(13 " + Svg.number(middle) + ") rotate(-90)");
    }

    /** Where a value is across. */
    double x(double value) {
        return LEFT + across.place(value) * (width - LEFT - RIGHT);
    }

    /** Where a value is up. */
    double y(double value) {
        return height - BOTTOM - up.place(value) * (height - TOP - BOTTOM);
    }

    /** Steps of equal or unequal width, filled down to the axis. */
    void steps(String style, double[] edges, long[] heights) {
        steps(style, edges, Arrays.stream(heights).asDoubleStream().toArray());
    }

    /** Steps of equal or unequal width, filled down to the axis. */
    void steps(String style, double[] edges, double[] heights) {
        double foot = y(up.low());
        StringBuilder path = new StringBuilder("M" + Svg.point(x(edges[0]), foot));
        for (int i = 0; i < heights.length; i++) {
            double y = heights[i] == 0 ? foot : y(heights[i]);
            path.append('L').append(Svg.point(x(edges[i]), y));
            path.append('L').append(Svg.point(x(edges[i + 1]), y));
        }
        path.append('L').append(Svg.point(x(edges[heights.length]), foot)).append('Z');
        page.element("path", "", "class", style, "d", path.toString());
    }

    /** A line through points. */
    void line(String style, double[] xs, double[] ys) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            path.append(i == 0 ? 'M' : 'L').append(Svg.point(x(xs[i]), y(ys[i])));
        }
        page.element("path", "", "class", style, "d", path.toString());
    }

    /** A line from the bottom to the top with its name beside it, on the side where there is room. */
    void upright(String style, double value, String name) {
        double x = x(value);
        Svg.line(page, style, x, TOP, x, (double) height - BOTTOM);
        boolean left = across.place(value) > 0.6;
        Svg.text(page, "note", left ? "end" : "start", left ? x - GAP : x + GAP, TOP + 12.0, name);
    }

    /** A mark at a point with its name beside it, on the side where there is room. */
    void mark(double atX, double atY, String name) {
        double x = x(atX);
        double y = y(atY);
        page.element("circle", "", "class", "mark", "cx", Svg.number(x), "cy", Svg.number(y), "r", "5");
        boolean left = across.place(atX) > 0.5;
        boolean high = up.place(atY) > 0.9;
        Svg.text(page, "note", left ? "end" : "start", left ? x - 9 : x + 9, high ? y + 18 : y - 8, name);
    }
}
