package org.strayflow.eval;

import java.util.Arrays;
import org.strayflow.feature.FeatureSketch;

/**
 * A distribution that is known at some points: which share of the values lies up to each, and nowhere else changes. Made of a sketch, no
 * share is further than 1/512 from the true one, so that distances measured against it are as close. Compared in single precision, as
 * sketches are kept. Immutable.
 */
final class StepShares {
    /** PSI is measured between so many shares of about equal size. */
    private static final int BINS = 10;

    /** No share counts as smaller in PSI, which knows no empty bins. */
    static final double SMALLEST_SHARE = 1e-4;

    private final float[] points;
    /** The points as they are searched: as many as a power of two, the last ones infinite. */
    private final float[] padded;

    private final double[] upTo;
    private final long count;

    private StepShares(float[] points, double[] upTo, long count) {
        this.points = points;
        this.padded = Arrays.copyOf(points, Integer.highestOneBit(Math.max(1, points.length)) << 1);
        Arrays.fill(padded, points.length, padded.length, Float.POSITIVE_INFINITY);
        this.upTo = upTo;
        this.count = count;
    }

    /**
     * The distribution behind evenly spaced quantiles.
     *
     * @param quantiles ascending, the smallest value first and the largest last; the i-th of p is the value at place round(i (n−1) / (p−1))
     * @param count n, how many values they come from, at least 1
     */
    static StepShares of(float[] quantiles, long count) {
        int last = quantiles.length - 1;
        float[] points = new float[quantiles.length];
        double[] upTo = new double[quantiles.length];
        int distinct = 0;
        for (int i = 0; i <= last; i++) {
            if (i < last && quantiles[i + 1] == quantiles[i]) {
                continue;
            }
            points[distinct] = quantiles[i];
            upTo[distinct++] = i == last ? 1 : (place(i, last, count) + 1 + place(i + 1, last, count)) / (2.0 * count);
        }
        return new StepShares(Arrays.copyOf(points, distinct), Arrays.copyOf(upTo, distinct), count);
    }

    /** That of no values at all. */
    static StepShares nothing() {
        return new StepShares(new float[0], new double[0], 0);
    }

    private static long place(int i, int last, long count) {
        return Math.round((double) i * (count - 1) / last);
    }

    /** The distribution of a sketch's finite values among so many rows. */
    static StepShares of(FeatureSketch sketch, long rows) {
        double finite = rows * (1 - sketch.missingShare() - sketch.infiniteShare());
        return of(sketch.quantiles(), Math.max(1, Math.round(finite)));
    }

    /** How many values it stands for. */
    long count() {
        return count;
    }

    /** How many places {@link #place} knows. */
    int places() {
        return 2 * points.length + 1;
    }

    /** Where a value lies: 2i below point i and above the one before, 2i + 1 at it. */
    int place(float value) {
        // Halving without a branch that could be mispredicted; the padding is above every value.
        int below = 0;
        for (int step = padded.length >>> 1; step > 0; step >>>= 1) {
            below += padded[below + step - 1] < value ? step : 0;
        }
        return below < points.length && points[below] == value ? 2 * below + 1 : 2 * below;
    }

    /**
     * The largest distance from the distribution of other values: the Kolmogorov–Smirnov statistic.
     *
     * @param counts how many of them lie at each {@link #place}
     * @return NaN where either has no values
     */
    double distance(int[] counts) {
        long all = total(counts);
        if (all == 0 || count == 0) {
            return Double.NaN;
        }
        double largest = 0;
        double before = 0;
        long seen = 0;
        for (int i = 0; i < points.length; i++) {
            seen += counts[2 * i];
            largest = Math.max(largest, Math.abs((double) seen / all - before));
            seen += counts[2 * i + 1];
            before = upTo[i];
            largest = Math.max(largest, Math.abs((double) seen / all - before));
        }
        return largest;
    }

    /**
     * The shares of both distributions in bins that hold about a tenth of this one each, first of this one, then of the other.
     *
     * @param counts how many of the other values lie at each {@link #place}, some at least
     */
    double[][] binned(int[] counts) {
        double all = total(counts);
        double[][] shares = new double[2][BINS + 1];
        int bin = 0;
        double start = 0;
        for (int i = 0; i < points.length; i++) {
            shares[1][bin] += (counts[2 * i] + counts[2 * i + 1]) / all;
            shares[0][bin] = upTo[i] - start;
            if (upTo[i] >= (bin + 1.0) / BINS && i < points.length - 1) {
                start = upTo[i];
                bin = Math.min(BINS, Math.max(bin + 1, (int) (upTo[i] * BINS)));
            }
        }
        shares[1][bin] += counts[2 * points.length] / all;
        return shares;
    }

    static long total(int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    /** The population stability index of two lists of shares: Σ (now − then) ln(now / then). */
    static double stability(double[] then, double[] now) {
        double sum = 0;
        for (int i = 0; i < then.length; i++) {
            double a = Math.max(SMALLEST_SHARE, then[i]);
            double b = Math.max(SMALLEST_SHARE, now[i]);
            sum += (b - a) * Math.log(b / a);
        }
        return sum;
    }
}
