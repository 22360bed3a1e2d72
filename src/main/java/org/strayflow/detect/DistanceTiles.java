package org.strayflow.detect;

import java.util.Arrays;

/**
 * Squared distances of two rows to a tile of points at once, in single precision. A tile holds one array a feature, so that the inner
 * loop runs over points with one index for all arrays: a shape that the compiler turns into vector instructions.
 */
final class DistanceTiles {
    /** Points in a tile. */
    static final int TILE = 128;

    /** Features are taken so many at a time; what is lacking is filled up with zeros. */
    private static final int STEP = 8;

    private final int padded;
    private final float[][] planes;

    /**
     * Copies the points.
     *
     * @param points row-major, as many as whole rows of {@code width}
     * @param width features a point
     */
    DistanceTiles(float[] points, int width) {
        int count = points.length / width;
        int tiles = (count + TILE - 1) / TILE;
        this.padded = padded(width);
        this.planes = new float[tiles * padded][];
        float[] zeros = new float[TILE];
        for (int tile = 0; tile < tiles; tile++) {
            for (int f = 0; f < padded; f++) {
                planes[tile * padded + f] = f < width ? new float[TILE] : zeros;
            }
        }
        for (int p = 0; p < count; p++) {
            for (int f = 0; f < width; f++) {
                planes[p / TILE * padded + f][p % TILE] = points[p * width + f];
            }
        }
    }

    /** The length of a row with zeros at its end. */
    static int padded(int width) {
        return (width + STEP - 1) / STEP * STEP;
    }

    /**
     * Squared distances of two rows to the points of a tile; those of places after the last point mean nothing.
     *
     * @param tile which
     * @param first a row of {@link #padded(int)} values
     * @param second another
     * @param toFirst takes {@link #TILE} squared distances to the first row
     * @param toSecond takes those to the second
     */
    void squares(int tile, float[] first, float[] second, float[] toFirst, float[] toSecond) {
        Arrays.fill(toFirst, 0);
        Arrays.fill(toSecond, 0);
        for (int f = 0; f < padded; f += STEP) {
            add(tile * padded + f, first, second, f, toFirst, toSecond);
        }
    }

    private void add(int plane, float[] first, float[] second, int f, float[] toFirst, float[] toSecond) {
        addFour(plane, first, second, f, toFirst, toSecond);
        addFour(plane + 4, first, second, f + 4, toFirst, toSecond);
    }

    private void addFour(int plane, float[] first, float[] second, int f, float[] toFirst, float[] toSecond) {
        float[] p0 = planes[plane];
        float[] p1 = planes[plane + 1];
        float[] p2 = planes[plane + 2];
        float[] p3 = planes[plane + 3];
        float a0 = first[f];
        float a1 = first[f + 1];
        float a2 = first[f + 2];
        float a3 = first[f + 3];
        float b0 = second[f];
        float b1 = second[f + 1];
        float b2 = second[f + 2];
        float b3 = second[f + 3];
        for (int i = 0; i < TILE; i++) {
            float x0 = a0 - p0[i];
            float x1 = a1 - p1[i];
            float x2 = a2 - p2[i];
            float x3 = a3 - p3[i];
            float y0 = b0 - p0[i];
            float y1 = b1 - p1[i];
            float y2 = b2 - p2[i];
            float y3 = b3 - p3[i];
            toFirst[i] = Math.fma(x0, x0, Math.fma(x1, x1, Math.fma(x2, x2, Math.fma(x3, x3, toFirst[i]))));
            toSecond[i] = Math.fma(y0, y0, Math.fma(y1, y1, Math.fma(y2, y2, Math.fma(y3, y3, toSecond[i]))));
        }
    }
}
