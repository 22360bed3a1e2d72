package org.strayflow.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.strayflow.eval.ColumnDrift;
import org.strayflow.eval.ColumnShapes;
import org.strayflow.eval.Drift;
import org.strayflow.eval.RowParts;
import org.strayflow.report.Tables.Heading;

/** The pictures of drift: where in the capture features are far from what they were, and their distributions over each other. */
final class DriftCharts {
    private static final int WIDTH = 500;
    private static final int HIGH = 230;
    private static final int NAMES = 230;
    private static final int STRIPS = 760;
    private static final int WIDEST_FIELD = 34;
    private static final int FIELD = 18;
    private static final int EDGE = 3;
    private static final int HEAD = 20;
    private static final int LONGEST_NAME = 34;
    private static final int LABEL = 78;
    private static final double LEAST_INK = 0.05;
    private static final double HEADROOM = 1.05;
    private static final int TEXTS = 8;

    private DriftCharts() {}

    /** A strip a feature, with a field for each part of the capture; nothing where it has no parts. */
    static void strips(Markup page, Drift drift, List<ColumnDrift> columns) {
        RowParts parts = drift.parts();
        if (parts.size() == 0 || columns.isEmpty()) {
            return;
        }
        double each = Math.min(WIDEST_FIELD, (double) STRIPS / parts.size());
        int height = HEAD + FIELD * columns.size() + 2;
        page.open("figure");
        Svg.open(
                page,
                "How far " + columns.size() + " features are from what they were, by " + parts.what(),
                NAMES + STRIPS,
                height);
        List<String> names = names(parts);
        double free = 0;
        for (int part = 0; part < parts.size(); part++) {
            double left = NAMES + each * part;
            if (left >= free) {
                Svg.text(page, "tick", "start", left, HEAD - 7.0, names.get(part));
                free = left + LABEL;
            }
        }
        for (int row = 0; row < columns.size(); row++) {
            strip(page, columns.get(row), parts, HEAD + (double) FIELD * row, each);
        }
        page.close();
        page.element(
                        "figcaption",
                        "By " + parts.what()
                                + ": the stronger the colour, the further the flows of that " + parts.what()
                                + " are from the training rows; a dark foot marks those further off than " + Drift.ALERT
                                + ", an empty field has no flows." + numbered(parts))
                .close();
    }

    /** Times are short enough to stand above their field; files get numbers. */
    private static List<String> names(RowParts parts) {
        return isFiles(parts)
                ? IntStream.rangeClosed(1, parts.size())
                        .mapToObj(Integer::toString)
                        .toList()
                : parts.titles();
    }

    private static boolean isFiles(RowParts parts) {
        return parts.what().equals("file");
    }

    private static String numbered(RowParts parts) {
        StringBuilder text = new StringBuilder();
        for (int part = 0; isFiles(parts) && part < parts.size(); part++) {
            text.append(part == 0 ? " " : ", ")
                    .append(part + 1)
                    .append(' ')
                    .append(parts.titles().get(part));
        }
        return text.append(text.isEmpty() ? "" : ".").toString();
    }

    private static void strip(Markup page, ColumnDrift column, RowParts parts, double top, double each) {
        Svg.text(page, "label", "end", NAMES - 8.0, top + FIELD - 5.0, Tables.cut(column.column(), LONGEST_NAME));
        for (int part = 0; part < parts.size(); part++) {
            double effect = column.parts().get(part);
            if (Double.isNaN(effect)) {
                continue;
            }
            double left = NAMES + each * part;
            // Roots, so that small effects are seen, as in the window.
            String ink = Numbers.decimals(Math.max(LEAST_INK, Math.sqrt(effect)), 2);
            page.open(
                    "rect",
                    "class",
                    "heat",
                    "fill-opacity",
                    ink,
                    "x",
                    Svg.number(left),
                    "y",
                    Svg.number(top),
                    "width",
                    Svg.number(each - 1),
                    "height",
                    Integer.toString(FIELD - 2));
            page.element("title", column.column() + ", " + parts.titles().get(part) + ": " + Numbers.share(effect))
                    .close();
            if (effect > Drift.ALERT) {
                Svg.box(page, "foot", left, top + FIELD - 2.0 - EDGE, each - 1, EDGE);
            }
        }
    }

    /** How a column's values were distributed, as an area, and are, as a line. */
    static void shapes(Markup page, ColumnShapes shapes) {
        if (shapes.isEmpty()) {
            return;
        }
        page.open("figure");
        if (shapes.texts()) {
            texts(page, shapes);
        } else {
            numbers(page, shapes);
        }
        page.close();
    }

    private static void numbers(Markup page, ColumnShapes shapes) {
        double most = Math.max(largest(shapes.then()), largest(shapes.now()));
        Plot plot = Plot.begin(
                page,
                "Distributions of " + shapes.column() + " among the training rows and here",
                values(shapes),
                Axis.linear("share of flows", 0, most > 0 ? HEADROOM * most : 1),
                WIDTH,
                HIGH);
        plot.steps("area unlabelled", shapes.edges(), shapes.then());
        plot.steps("outline", shapes.edges(), shapes.now());
        plot.end();
    }

    private static double largest(double[] shares) {
        return Arrays.stream(shares).max().orElse(0);
    }

    /** On a logarithmic axis the powers of ten have names where two of them can be seen. */
    private static Axis values(ColumnShapes shapes) {
        double low = shapes.edges()[0];
        double high = shapes.edges()[shapes.edges().length - 1];
        if (!shapes.log()) {
            return Axis.linear(Tables.cut(shapes.column(), LONGEST_NAME), low, high);
        }
        String title = Tables.cut(shapes.column(), LONGEST_NAME) + ", logarithmic";
        int first = (int) Math.ceil(low);
        int last = (int) Math.floor(high);
        if (last <= first) {
            return new Axis(title, low, high, false, List.of(tick(low), tick(high)));
        }
        int step = Math.max(1, (int) Math.ceil((last - first) / 8.0));
        List<Axis.Tick> ticks = new ArrayList<>();
        for (int place = first; place <= last; place += step) {
            ticks.add(tick(place));
        }
        return new Axis(title, low, high, false, ticks);
    }

    private static Axis.Tick tick(double place) {
        return new Axis.Tick(place, Numbers.brief(ColumnShapes.fromLog(place)));
    }

    private static void texts(Markup page, ColumnShapes shapes) {
        List<List<String>> rows = IntStream.range(0, shapes.names().size())
                .boxed()
                .sorted((a, b) -> Double.compare(moved(shapes, b), moved(shapes, a)))
                .limit(TEXTS)
                .map(i -> List.of(
                        shapes.names().get(i), Numbers.percent(shapes.then()[i]), Numbers.percent(shapes.now()[i])))
                .toList();
        Tables.grid(
                page, List.of(Heading.text(shapes.column()), Heading.number("Training"), Heading.number("Here")), rows);
    }

    private static double moved(ColumnShapes shapes, int place) {
        return Math.abs(shapes.now()[place] - shapes.then()[place]);
    }
}
