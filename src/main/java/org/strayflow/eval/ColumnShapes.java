package org.strayflow.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.flow.Column;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;

/**
 * How a column's values were distributed and are, to be drawn over each other. Arrays are not to be changed.
 *
 * @param column its name
 * @param log whether edges are on the scale of {@link #onLog}, because of a long tail
 * @param edges of the bins, ascending, one more than bins; none of texts
 * @param names of texts, one a share; empty of numbers
 * @param then shares of the finite values (of texts: of the rows that have one) in each bin or of each text
 * @param now the same
 */
public record ColumnShapes(
        String column, boolean log, double[] edges, List<String> names, double[] then, double[] now) {
    /** How many bins at most. */
    public static final int BINS = 60;

    /** A range so many times as wide as the middle four fifths of the values has a long tail. */
    private static final double LONG_TAIL = 5;

    private static final int BLOCK = 8_192;

    /** What stands for all other texts. */
    public static final String OTHER = "other texts";

    /** Copies the names. */
    public ColumnShapes {
        names = List.copyOf(names);
    }

    /** Whether it is a column of texts. */
    public boolean texts() {
        return edges.length == 0;
    }

    /** Whether either side has values. */
    public boolean isEmpty() {
        return then.length == 0;
    }

    /** The place of a value on a scale that is linear from −1 to 1 and logarithmic beyond: 1 is at 1, 10 at 2, 100 at 3. */
    public static double onLog(double value) {
        double size = Math.abs(value);
        return size <= 1 ? value : Math.copySign(1 + Math.log10(size), value);
    }

    /** The value at a place of {@link #onLog}. */
    public static double fromLog(double place) {
        double size = Math.abs(place);
        return size <= 1 ? place : Math.copySign(Math.pow(10, size - 1), place);
    }

    /**
     * The shapes of a column.
     *
     * @param then what it was
     * @param now what it is
     */
    public static Job<ColumnShapes> of(FeatureSketch then, Column now) {
        return feedback -> {
            boolean numbersThen = then.quantiles().length > 0;
            if (!numbersThen && now instanceof TextColumn texts) {
                return ofTexts(then, texts);
            }
            if (numbersThen && now instanceof NumberColumn numbers) {
                return ofNumbers(then, numbers, feedback);
            }
            return new ColumnShapes(then.feature(), false, new double[0], List.of(), new double[0], new double[0]);
        };
    }

    private static ColumnShapes ofTexts(FeatureSketch then, TextColumn now) {
        TextShares shares = new TextShares(then.categories(), Set.of());
        int[] places = shares.placesIn(now);
        double[] counts = new double[shares.size()];
        for (int row = 0; row < now.size(); row++) {
            int code = now.code(row);
            if (code != TextColumn.MISSING) {
                counts[places[code]]++;
            }
        }
        double all = Math.max(1, Arrays.stream(counts).sum());
        List<String> names = new ArrayList<>(then.categories().keySet());
        names.add(OTHER);
        double[] before = Arrays.copyOf(shares.shares(), names.size());
        double[] after = Arrays.copyOf(counts, names.size());
        for (int i = 0; i < after.length; i++) {
            after[i] /= all;
        }
        return new ColumnShapes(then.feature(), false, new double[0], names, before, after);
    }

    private static ColumnShapes ofNumbers(FeatureSketch then, NumberColumn now, Feedback feedback) {
        float[] quantiles = then.quantiles();
        double[] range = {quantiles[0], quantiles[quantiles.length - 1]};
        int finite = eachFinite(now, feedback, value -> {
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        });
        double middle = then.quantile(0.9) - then.quantile(0.1);
        boolean log = range[1] - range[0] > 2 * BINS && range[1] - range[0] > LONG_TAIL * middle;
        double[] edges = edges(range[0], range[1], log, now.isIntegral());
        double[] counts = new double[edges.length - 1];
        eachFinite(now, feedback, value -> counts[bin(edges, log ? onLog(value) : value)]++);
        for (int i = 0; i < counts.length; i++) {
            counts[i] /= Math.max(1, finite);
        }
        return new ColumnShapes(then.feature(), log, edges, List.of(), shares(quantiles, edges, log), counts);
    }

    /** Told of one number. */
    @FunctionalInterface
    private interface Numbers {
        void take(double value);
    }

    private static int eachFinite(NumberColumn column, Feedback feedback, Numbers numbers) {
        float[] block = new float[BLOCK];
        int count = 0;
        for (int from = 0; from < column.size(); from += BLOCK) {
            feedback.check();
            int size = Math.min(BLOCK, column.size() - from);
            column.copyTo(from, from + size, block, 0, 1);
            for (int i = 0; i < size; i++) {
                if (Float.isFinite(block[i])) {
                    numbers.take(block[i]);
                    count++;
                }
            }
        }
        return count;
    }

    /** Few whole numbers get a bin each. */
    private static double[] edges(double low, double high, boolean log, boolean whole) {
        boolean single = whole && high - low < BINS;
        double from = single ? low - 0.5 : log ? onLog(low) : low;
        double to = single ? high + 0.5 : log ? onLog(high) : high;
        if (from == to) {
            from -= 0.5;
            to += 0.5;
        }
        int bins = single ? (int) Math.rint(to - from) : BINS;
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = from + (to - from) * i / bins;
        }
        return edges;
    }

    private static int bin(double[] edges, double place) {
        int bins = edges.length - 1;
        return Math.clamp((long) Math.floor((place - edges[0]) / (edges[bins] - edges[0]) * bins), 0, bins - 1);
    }

    /** Between two quantiles lies an equal share each, spread evenly. */
    private static double[] shares(float[] quantiles, double[] edges, boolean log) {
        double[] shares = new double[edges.length - 1];
        double each = 1.0 / (quantiles.length - 1);
        for (int i = 0; i + 1 < quantiles.length; i++) {
            double from = log ? onLog(quantiles[i]) : quantiles[i];
            double to = log ? onLog(quantiles[i + 1]) : quantiles[i + 1];
            int first = bin(edges, from);
            int last = bin(edges, to);
            for (int bin = first; bin <= last; bin++) {
                double part =
                        first == last ? 1 : (Math.min(to, edges[bin + 1]) - Math.max(from, edges[bin])) / (to - from);
                shares[bin] += each * Math.max(0, part);
            }
        }
        return shares;
    }
}
