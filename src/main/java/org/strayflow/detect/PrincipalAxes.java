package org.strayflow.detect;

import java.util.SplittableRandom;

/**
 * A few orthonormal directions along which rows differ most, by subspace iteration (Golub and Van Loan, "Matrix Computations", 8.2).
 * How well they are found decides only how fast {@link NearestPrototypes} is: its bounds hold for any orthonormal directions.
 */
final class PrincipalAxes {
    /** The directions come from at most so many rows, evenly spaced. */
    private static final int ROWS = 2_000;

    private static final int ITERATIONS = 12;

    /** A direction shorter than this after the others are taken out of it is rounding, not a direction. */
    private static final double TINY = 1e-9;

    private final int width;
    private final double[] centre;
    private final double[][] axes;

    private PrincipalAxes(double[] centre, double[][] axes) {
        this.width = centre.length;
        this.centre = centre;
        this.axes = axes;
    }

    /**
     * Finds the axes.
     *
     * @param rows row-major, finite, at least one
     * @param width features a row
     * @param count how many axes, at most {@code width}
     */
    static PrincipalAxes of(float[] rows, int width, int count) {
        int all = rows.length / width;
        int used = Math.min(all, ROWS);
        double[] centre = new double[width];
        double[][] sample = new double[used][width];
        for (int i = 0; i < used; i++) {
            int at = (int) ((long) i * all / used) * width;
            for (int f = 0; f < width; f++) {
                sample[i][f] = rows[at + f];
                centre[f] += sample[i][f] / used;
            }
        }
        for (double[] row : sample) {
            for (int f = 0; f < width; f++) {
                row[f] -= centre[f];
            }
        }
        SplittableRandom random = new SplittableRandom(1);
        double[][] axes = new double[count][];
        for (int a = 0; a < count; a++) {
            axes[a] = random.doubles(width, -1, 1).toArray();
        }
        orthonormal(axes, random);
        for (int i = 0; i < ITERATIONS; i++) {
            axes = spread(sample, axes);
            orthonormal(axes, random);
        }
        return new PrincipalAxes(centre, axes);
    }

    /** The covariance times every axis, from the rows themselves. */
    private static double[][] spread(double[][] sample, double[][] axes) {
        double[][] next = new double[axes.length][axes[0].length];
        for (double[] row : sample) {
            for (int a = 0; a < axes.length; a++) {
                double along = dot(row, axes[a]);
                double[] to = next[a];
                for (int f = 0; f < row.length; f++) {
                    to[f] += along * row[f];
                }
            }
        }
        return next;
    }

    /** Gram and Schmidt, twice for each axis; one that vanishes is replaced by a random one. */
    private static void orthonormal(double[][] axes, SplittableRandom random) {
        for (int a = 0; a < axes.length; a++) {
            double before = Math.sqrt(dot(axes[a], axes[a]));
            takeOut(axes, a);
            takeOut(axes, a);
            double length = Math.sqrt(dot(axes[a], axes[a]));
            while (!(length > TINY * Math.max(before, Double.MIN_NORMAL))) {
                axes[a] = random.doubles(axes[a].length, -1, 1).toArray();
                before = Math.sqrt(dot(axes[a], axes[a]));
                takeOut(axes, a);
                takeOut(axes, a);
                length = Math.sqrt(dot(axes[a], axes[a]));
            }
            for (int f = 0; f < axes[a].length; f++) {
                axes[a][f] /= length;
            }
        }
    }

    private static void takeOut(double[][] axes, int a) {
        for (int b = 0; b < a; b++) {
            double along = dot(axes[a], axes[b]);
            for (int f = 0; f < axes[a].length; f++) {
                axes[a][f] -= along * axes[b][f];
            }
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int f = 0; f < x.length; f++) {
            sum += x[f] * y[f];
        }
        return sum;
    }

    /** How many axes. */
    int count() {
        return axes.length;
    }

    /**
     * A row's place along each axis, and after them its distance from all of the axes: with it, the distance of two shadows is never
     * larger than that of their rows.
     *
     * @param rows row-major
     * @param at where the row begins
     * @param out at least {@link #count()} + 1 places
     * @return the row's distance from the centre
     */
    double shadow(float[] rows, int at, float[] out) {
        double norm = 0;
        for (int f = 0; f < width; f++) {
            double value = rows[at + f] - centre[f];
            norm += value * value;
        }
        double rest = norm;
        for (int a = 0; a < axes.length; a++) {
            double along = along(rows, at, axes[a]);
            out[a] = (float) along;
            rest -= along * along;
        }
        out[axes.length] = (float) Math.sqrt(Math.max(0, rest));
        return Math.sqrt(norm);
    }

    /** Four sums side by side: the machine need not wait for one addition before it begins the next. */
    private double along(float[] rows, int at, double[] axis) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int f = 0;
        for (; f + 4 <= width; f += 4) {
            a += (rows[at + f] - centre[f]) * axis[f];
            b += (rows[at + f + 1] - centre[f + 1]) * axis[f + 1];
            c += (rows[at + f + 2] - centre[f + 2]) * axis[f + 2];
            d += (rows[at + f + 3] - centre[f + 3]) * axis[f + 3];
        }
        for (; f < width; f++) {
            a += (rows[at + f] - centre[f]) * axis[f];
        }
        return a + b + (c + d);
    }
}
