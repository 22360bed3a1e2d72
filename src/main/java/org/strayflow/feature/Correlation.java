package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strayflow.flow.Column;
import org.strayflow.flow.NumberColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Pearson's correlation of every two columns of numbers, over the rows where both have a finite value. Values are standardised first, so
 * that sums of squares lose nothing; the sums of fixed stretches of rows are added in order, so that threads do not change the result.
 *
 * <p>A row of the working block holds the standardised values (0 where there is none), then their squares, then one mask a column that
 * has gaps, after a mask of ones for all that have none. Every figure a pair needs is then an entry of one of two matrix products.
 */
final class Correlation {
    /** Of more columns only the first are looked at. */
    static final int MAX_COLUMNS = 1_024;

    /** Below so many rows with both values nothing is said of a pair. */
    static final int LEAST = 30;

    /** Multiplications: what takes a few seconds. With more of them rows are left out, evenly. */
    private static final long BUDGET = 40_000_000_000L;

    private static final int BLOCK = 256;
    private static final int ROWS_AT_ONCE = 4;
    private static final long STRIPE_NUMBERS = 8_000_000;
    private static final int MAX_STRIPES = 64;

    /** Smaller shares of a sum of squares are rounding. */
    private static final double ROUNDING = 1e-11;

    private final List<ColumnScan> scans;
    private final int width;
    private final int[] maskOf;
    private final int masks;
    private final int stride;
    private final int rows;
    private final int step;

    private Correlation(List<ColumnScan> scans, int rows, long budget) {
        this.scans = scans;
        this.width = scans.size();
        this.rows = rows;
        this.maskOf = new int[width];
        int gaps = 0;
        for (int i = 0; i < width; i++) {
            maskOf[i] = scans.get(i).missing() + scans.get(i).infinite() == 0 ? 0 : ++gaps;
        }
        this.masks = gaps + 1;
        this.stride = 2 * width + masks;
        long each = (long) width * width / 2 + (long) masks * stride;
        this.step = Math.toIntExact(Math.max(1, (each * rows + budget - 1) / budget));
    }

    /**
     * Two columns that move together.
     *
     * @param earlier the one that comes first in the table
     * @param later the other
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
    static Found above(double limit, List<ColumnScan> all, int rows, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        return above(limit, all, rows, BUDGET, parallel, feedback);
    }

    /** The same with another number of multiplications. */
    static Found above(double limit, List<ColumnScan> all, int rows, long budget, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        List<ColumnScan> numbers = all.stream()
                .filter(scan -> scan.column() instanceof NumberColumn && scan.deviation() > 0)
                .filter(scan -> Double.isFinite(scan.deviation()))
                .toList();
        List<ColumnScan> first = numbers.subList(0, Math.min(MAX_COLUMNS, numbers.size()));
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

    /** The two products of some rows, row-major: values by values (upper triangle) and masks by everything. */
    private record Sums(double[] values, double[] masks) {
        Sums plus(Sums other) {
            for (int i = 0; i < values.length; i++) {
                values[i] += other.values[i];
            }
            for (int i = 0; i < masks.length; i++) {
                masks[i] += other.masks[i];
            }
            return this;
        }
    }

    private Sums empty() {
        return new Sums(new double[width * width], new double[masks * stride]);
    }

    private Sums sums(Parallel parallel, Feedback feedback) throws StrayflowException {
        long numbers = (long) width * width + (long) masks * stride;
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
            all.plus(part);
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
                read(scans.get(i).column(), from, count, column);
                fill(i, count, column, block);
            }
            for (int row = 0; row < padded; row++) {
                // Rows beyond the last one count for nothing: all their values are 0, and so is their mask.
                block[row * stride + 2 * width] = row < count ? 1 : 0;
                if (row >= count) {
                    Arrays.fill(block, row * stride, (row + 1) * stride, 0);
                }
            }
            for (int row = 0; row < padded; row += ROWS_AT_ONCE) {
                multiply(block, row * stride, sums);
            }
        }
    }

    private void read(Column column, int from, int count, double[] out) {
        NumberColumn numbers = (NumberColumn) column;
        if (step == 1) {
            numbers.copyTo(from, from + count, out);
            return;
        }
        for (int i = 0; i < count; i++) {
            out[i] = numbers.value((from + i) * step);
        }
    }

    private void fill(int i, int count, double[] column, double[] block) {
        double mean = scans.get(i).mean();
        double scale = 1 / scans.get(i).deviation();
        int mask = 2 * width + maskOf[i];
        for (int row = 0, at = i; row < count; row++, at += stride) {
            boolean finite = Math.abs(column[row]) <= Double.MAX_VALUE;
            double value = finite ? (column[row] - mean) * scale : 0;
            block[at] = value;
            block[at + width] = value * value;
            if (maskOf[i] > 0) {
                block[row * stride + mask] = finite ? 1 : 0;
            }
        }
    }

    private void multiply(double[] block, int at, Sums sums) {
        for (int i = 0; i < width; i++) {
            accumulate(block, at, at + i, i, width, sums.values, i * width);
        }
        for (int mask = 0; mask < masks; mask++) {
            accumulate(block, at, at + 2 * width + mask, 0, stride, sums.masks, mask * stride);
        }
    }

    /** Adds to {@code sums[out + from..]} the products of one entry with the entries {@code from..to-1}, of four rows at once. */
    private void accumulate(double[] block, int at, int entry, int from, int to, double[] sums, int out) {
        double a = block[entry];
        double b = block[entry + stride];
        double c = block[entry + 2 * stride];
        double d = block[entry + 3 * stride];
        int second = at + stride;
        int third = second + stride;
        int fourth = third + stride;
        for (int j = from; j < to; j++) {
            sums[out + j] +=
                    (a * block[at + j] + b * block[second + j]) + (c * block[third + j] + d * block[fourth + j]);
        }
    }

    private List<Pair> pairs(double limit, Sums sums) {
        List<Pair> pairs = new ArrayList<>();
        for (int later = 1; later < width; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                double r = r(earlier, later, sums);
                if (Math.abs(r) > limit) {
                    pairs.add(new Pair(
                            scans.get(earlier).column().name(),
                            scans.get(later).column().name(),
                            Math.clamp(r, -1, 1)));
                }
            }
        }
        return pairs;
    }

    private double r(int i, int j, Sums sums) {
        int ofI = maskOf[i] * stride;
        int ofJ = maskOf[j] * stride;
        double n = sums.masks[ofI + 2 * width + maskOf[j]];
        // Where the other column has no value, this one's does not count.
        double sumI = sums.masks[ofJ + i];
        double sumJ = sums.masks[ofI + j];
        double squaresI = n * sums.masks[ofJ + width + i];
        double squaresJ = n * sums.masks[ofI + width + j];
        double varianceI = squaresI - sumI * sumI;
        double varianceJ = squaresJ - sumJ * sumJ;
        if (n < LEAST || varianceI <= ROUNDING * squaresI || varianceJ <= ROUNDING * squaresJ) {
            return Double.NaN;
        }
        return (n * sums.values[i * width + j] - sumI * sumJ) / Math.sqrt(varianceI * varianceJ);
    }
}
