package org.strayflow.report;

import java.util.List;

/**
 * A confusion matrix as SVG in the page: a row a kind as labelled, a column a kind as found, every cell with its count, its share of the
 * row and a shade for that share. Columns have numbers, the rows say what they stand for.
 */
final class MatrixChart {
    private static final int NAMES = 230;
    private static final int HEAD = 28;
    private static final int HIGH = 40;
    private static final int NARROW = 58;
    private static final int WIDE = 150;
    private static final int FEW = 3;
    /** With more columns cells are small and have no share. */
    private static final int MANY = 16;

    private static final int DENSE = 46;
    private static final int LOW = 24;
    private static final int HALF_TEXT = 4;
    private static final int SHADES = 10;
    private static final int LONGEST_NAME = 32;

    private MatrixChart() {}

    /**
     * What is drawn.
     *
     * @param rows names of the rows
     * @param columns names of the columns
     * @param counts a row a row
     */
    record Matrix(List<String> rows, List<String> columns, long[][] counts) {}

    /** Whether so many columns are drawn small. */
    static boolean isDense(int columns) {
        return columns > MANY;
    }

    /** Draws a matrix. */
    static void draw(Markup page, String says, Matrix matrix) {
        boolean dense = isDense(matrix.columns().size());
        int cell = matrix.columns().size() <= FEW ? WIDE : dense ? DENSE : NARROW;
        int high = dense ? LOW : HIGH;
        int width = NAMES + cell * matrix.columns().size() + 2;
        int height = HEAD + high * matrix.rows().size() + 2;
        page.open("div", "class", dense ? "wide dense" : "wide");
        Svg.open(page, says, width, height);
        for (int column = 0; column < matrix.columns().size(); column++) {
            double middle = NAMES + cell * (column + 0.5);
            Svg.text(
                    page,
                    "label",
                    "middle",
                    middle,
                    HEAD - 9.0,
                    matrix.columns().get(column));
        }
        for (int row = 0; row < matrix.rows().size(); row++) {
            row(page, matrix, row, cell, high);
        }
        page.close().close();
    }

    private static void row(Markup page, Matrix matrix, int row, int cell, int high) {
        double top = HEAD + (double) high * row;
        String name = matrix.rows().get(row);
        String shown = Tables.cut(name, LONGEST_NAME);
        Svg.text(page, "label", "end", NAMES - 10.0, top + high / 2.0 + HALF_TEXT, shown);
        long all = 0;
        for (long count : matrix.counts()[row]) {
            all += count;
        }
        for (int column = 0; column < matrix.columns().size(); column++) {
            long count = matrix.counts()[row][column];
            double share = all == 0 ? 0 : (double) count / all;
            int shade = count == 0 ? 0 : Math.max(1, (int) Math.round(share * SHADES));
            double left = NAMES + (double) cell * column;
            Svg.box(page, "cell shade" + shade, left, top, cell, high);
            String ink = shade > SHADES / 2 ? "deep" : count == 0 ? "none" : "pale";
            double middle = left + cell / 2.0;
            boolean dense = high == LOW;
            double line = dense ? top + LOW / 2.0 + HALF_TEXT : top + 17;
            Svg.text(page, dense ? "part " + ink : "count " + ink, "middle", middle, line, Numbers.count(count));
            if (count > 0 && !dense) {
                Svg.text(page, "part " + ink, "middle", middle, top + 32, Numbers.percent(share));
            }
        }
    }
}
