package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Pearson's correlation of every two columns of numbers, over the rows where both have a finite value. Values are standardised first, so
 * that sums of squares lose nothing; the sums of fixed stretches of rows are added in order, so that threads do not change the result.
 *
 * <p>A row of the working block holds the standardised values (0 where there is none), then their squares, then for each column with gaps
 * a 1 where it has one. What a pair needs are sums over the rows where both have a value: sums over all rows less those over the rows
 * where the other column has a gap, which are few.
 */
final class Correlation {
    /** Of more columns only the first are looked at. */
    static final int MAX_COLUMNS = 1_024;

    /** Below so many rows with both values nothing is said of a pair. */
    static final int LEAST = 30;

    /** Multiplications: what takes a few seconds. With more of them rows are left out, evenly. */
    private static final long BUDGET = 20_000_000_000L;

    private static final int BLOCK = 256;
    private static final int NO_GAP = -1;
    private static final int ROWS_AT_ONCE = 4;
    private static final long STRIPE_NUMBERS = 8_000_000;
    private static final int MAX_STRIPES = 64;

    /** Smaller shares of a sum of squares are rounding. */
    private static final double ROUNDING = 1e-9;

    private final List<? extends Correlated> scans;
    private final int width;
    private final int[] gapOf;
    private final int gaps;
    private final int stride;
    private final int rows;
    private final int step;

    private Correlation(List<? extends Correlated> scans, int rows, long budget) {
        this.scans = scans;
        this.width = scans.size();
        this.rows = rows;
        this.gapOf = new int[width];
        int columns = 0;
        long cells = 0;
        for (int i = 0; i < width; i++) {
            long none = scans.get(i).gaps();
            gapOf[i] = none == 0 ? NO_GAP : columns++;
            cells += none;
        }
        this.gaps = columns;
        this.stride = 2 * width + gaps;
        long work = ((long) width * width / 2 + stride) * rows + cells * stride;
        this.step = Math.toIntExact(Math.max(1, (work + budget - 1) / budget));
    }

    /**
     * Two columns that move together.
     *
     * @param earlier the name of the one that comes first
     * @param later the name of the other
     * @param r their correlation, -1..1
     */
    record Pair(String earlier, String later, double r) {}

    /**
     * What was found.
     *
     * @param pairs in the order of the later column, then of the earlier one
     * @param sample how many rows were looked at; 0 for all
     * @param leftAside how many columns were not looked at
     */
    record Found(List<Pair> pairs, int sample, int leftAside) {}

    /** The pairs whose |r| is above a limit. */
    static Found above(double limit, List<? extends Correlated> all, int rows, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        return above(limit, all, rows, BUDGET, parallel, feedback);
    }

    /** The same with another number of multiplications. */
    static Found above(
            double limit, List<? extends Correlated> all, int rows, long budget, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        List<? extends Correlated> numbers = all.stream()
                .filter(scan -> scan.deviation() > 0 && Double.isFinite(scan.deviation()))
                .toList();
        List<? extends Correlated> first = numbers.subList(0, Math.min(MAX_COLUMNS, numbers.size()));
        int aside = numbers.size() - first.size();
        if (first.size() < 2 || rows < LEAST) {
            return new Found(List.of(), 0, aside);
        }
        Correlation correlation = new Correlation(first, rows, budget);
        List<Pair> pairs = correlation.pairs(limit, correlation.sums(parallel, feedback));
        return new Found(pairs, correlation.step == 1 ? 0 : correlation.looked(), aside);
    }

    private int looked() {
        return (rows + step - 1) / step;
    }

    /**
     * Sums over some rows.
     *
     * @param products of values by values, row-major, the upper triangle
     * @param all of every entry
     * @param gaps of every entry, over the rows where one column has a gap; row-major, a row a column with gaps
     */
    private record Sums(double[] products, double[] all, double[] gaps) {
        void add(Sums other) {
            add(products, other.products);
            add(all, other.all);
            add(gaps, other.gaps);
        }

        private static void add(double[] to, double[] from) {
            for (int i = 0; i < to.length; i++) {
                to[i] += from[i];
            }
        }
    }

    private Sums empty() {
        return new Sums(new double[width * width], new double[stride], new double[gaps * stride]);
    }

    private Sums sums(Parallel parallel, Feedback feedback) throws StrayflowException {
        long numbers = (long) width * width + (long) (gaps + 1) * stride;
        int stripes = Math.clamp(STRIPE_NUMBERS / numbers, 2, MAX_STRIPES);
        Sums[] parts = new Sums[stripes];
        int looked = looked();
        parallel.forBlocks(stripes, 1, feedback, (from, to) -> {
            for (int stripe = from; stripe < to; stripe++) {
                Sums sums = empty();
                int start = (int) ((long) looked * stripe / stripes);
                int end = (int) ((long) looked * (stripe + 1) / stripes);
                add(start, end, sums, feedback);
                parts[stripe] = sums;
            }
        });
        Sums all = empty();
        for (Sums part : parts) {
            all.add(part);
        }
        return all;
    }

    private void add(int start, int end, Sums sums, Feedback feedback) {
        double[] block = new double[BLOCK * stride];
        double[] column = new double[BLOCK];
        for (int from = start; from < end; from += BLOCK) {
            feedback.check();
            int count = Math.min(BLOCK, end - from);
            int padded = (count + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE * ROWS_AT_ONCE;
            for (int i = 0; i < width; i++) {
                scans.get(i).copy(from, count, step, column);
                fill(i, count, column, block);
            }
            // Rows beyond the last one count for nothing: all their entries are 0.
            Arrays.fill(block, count * stride, padded * stride, 0);
            for (int row = 0; row < padded; row += ROWS_AT_ONCE) {
                for (int i = 0; i < width; i++) {
                    accumulate(block, row * stride, i, sums.products);
                }
            }
            for (int row = 0; row < count; row++) {
                addGaps(block, row * stride, sums);
            }
        }
    }

    private void fill(int i, int count, double[] column, double[] block) {
        double mean = scans.get(i).mean();
        double scale = 1 / scans.get(i).deviation();
        int gap = 2 * width + gapOf[i];
        for (int row = 0, at = 0; row < count; row++, at += stride) {
            boolean finite = Math.abs(column[row]) <= Double.MAX_VALUE;
            double value = finite ? (column[row] - mean) * scale : 0;
            block[at + i] = value;
            block[at + width + i] = value * value;
            if (gapOf[i] != NO_GAP) {
                block[at + gap] = finite ? 0 : 1;
            }
        }
    }

    /** Adds to row {@code i} of the products one value's products with the values from it on, of four rows at once. */
    private void accumulate(double[] block, int at, int i, double[] products) {
        int second = at + stride;
        int third = second + stride;
        int fourth = third + stride;
        double a = block[at + i];
        double b = block[second + i];
        double c = block[third + i];
        double d = block[fourth + i];
        int out = i * width;
        for (int j = i; j < width; j++) {
            products[out + j] +=
                    (a * block[at + j] + b * block[second + j]) + (c * block[third + j] + d * block[fourth + j]);
        }
    }

    /** Adds one row to the sums of all rows, and to those of every column that has a gap there. */
    private void addGaps(double[] block, int at, Sums sums) {
        for (int j = 0; j < stride; j++) {
            sums.all[j] += block[at + j];
        }
        for (int gap = 0; gap < gaps; gap++) {
            if (block[at + 2 * width + gap] != 0) {
                int out = gap * stride;
                for (int j = 0; j < stride; j++) {
                    sums.gaps[out + j] += block[at + j];
                }
            }
        }
    }

    private List<Pair> pairs(double limit, Sums sums) {
        List<Pair> pairs = new ArrayList<>();
        for (int later = 1; later < width; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                double r = r(earlier, later, sums);
                if (Math.abs(r) > limit) {
                    pairs.add(
                            new Pair(scans.get(earlier).name(), scans.get(later).name(), Math.clamp(r, -1, 1)));
                }
            }
        }
        return pairs;
    }

    private double r(int i, int j, Sums sums) {
        double n = looked() - gapsOf(i, sums) - gapsOf(j, sums);
        if (gapOf[i] != NO_GAP && gapOf[j] != NO_GAP) {
            n += sums.gaps[gapOf[j] * stride + 2 * width + gapOf[i]];
        }
        // Where the other column has no value, this one's does not count.
        double sumI = sum(i, j, sums);
        double sumJ = sum(j, i, sums);
        double squaresI = n * sum(width + i, j, sums);
        double squaresJ = n * sum(width + j, i, sums);
        double varianceI = squaresI - sumI * sumI;
        double varianceJ = squaresJ - sumJ * sumJ;
        if (n < LEAST || varianceI <= ROUNDING * squaresI || varianceJ <= ROUNDING * squaresJ) {
            return Double.NaN;
        }
        return (n * sums.products[i * width + j] - sumI * sumJ) / Math.sqrt(varianceI * varianceJ);
    }

    private double gapsOf(int column, Sums sums) {
        return gapOf[column] == NO_GAP ? 0 : sums.all[2 * width + gapOf[column]];
    }

    /** The sum of an entry over the rows where another column has a value. */
    private double sum(int entry, int other, Sums sums) {
        return gapOf[other] == NO_GAP ? sums.all[entry] : sums.all[entry] - sums.gaps[gapOf[other] * stride + entry];
    }
}
