package org.strayflow.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The exact k nearest of a set of prototypes. What is far away is ruled out in single precision, many prototypes at a time: first by
 * the distance of {@linkplain PrincipalAxes#shadow shadows}, which is never larger than the true one, then, where many remain, by the
 * whole distance; both with room for rounding. What remains is measured in double precision. So the answer depends neither on how rows
 * are grouped nor on the order of work; of prototypes equally far the earlier one is nearer. Immutable; every thread needs a {@link
 * Search} of its own.
 */
final class NearestPrototypes {
    private static final int AXES = 15;

    /** Above so many of a tile that the shadows do not rule out, the whole distance is taken of all. */
    private static final int MANY = 24;

    /** Half a unit in the last place of a float, relative. */
    private static final double ROUNDING = 0x1p-24;

    private final int width;
    private final int count;
    private final int k;
    private final float[] rows;
    private final DistanceTiles whole;
    private final @Nullable PrincipalAxes axes;
    private final @Nullable DistanceTiles shadows;
    private final double largestNorm;

    /**
     * Copies the prototypes.
     *
     * @param prototypes row-major, finite, a multiple of {@code width}
     * @param width features a row, at least 1
     * @param k how many neighbours, 1 to the number of prototypes
     */
    NearestPrototypes(float[] prototypes, int width, int k) {
        this.width = width;
        this.count = prototypes.length / width;
        if (prototypes.length != count * width || k < 1 || k > count) {
            throw new IllegalArgumentException(prototypes.length + " values, width " + width + ", k " + k);
        }
        this.k = k;
        this.rows = prototypes.clone();
        this.whole = new DistanceTiles(rows, width);
        if (width <= AXES + 1) {
            this.axes = null;
            this.shadows = null;
            this.largestNorm = 0;
            return;
        }
        PrincipalAxes found = PrincipalAxes.of(rows, width, AXES);
        float[] all = new float[count * (AXES + 1)];
        float[] one = new float[AXES + 1];
        double largest = 0;
        for (int p = 0; p < count; p++) {
            largest = Math.max(largest, found.shadow(rows, p * width, one));
            System.arraycopy(one, 0, all, p * one.length, one.length);
        }
        this.axes = found;
        this.shadows = new DistanceTiles(all, AXES + 1);
        this.largestNorm = largest;
    }

    /** How many neighbours. */
    int k() {
        return k;
    }

    /** Working memory for one thread. */
    Search search() {
        return new Search();
    }

    /** Squared distance of a row to a prototype, four sums side by side. */
    private double squared(float[] values, int at, int prototype) {
        int to = prototype * width;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int f = 0;
        for (; f + 4 <= width; f += 4) {
            double w = (double) values[at + f] - rows[to + f];
            double x = (double) values[at + f + 1] - rows[to + f + 1];
            double y = (double) values[at + f + 2] - rows[to + f + 2];
            double z = (double) values[at + f + 3] - rows[to + f + 3];
            a += w * w;
            b += x * x;
            c += y * y;
            d += z * z;
        }
        for (; f < width; f++) {
            double w = (double) values[at + f] - rows[to + f];
            a += w * w;
        }
        return a + b + (c + d);
    }

    /** What one thread works with. */
    final class Search {
        private final Near first = new Near();
        private final Near second = new Near();

        private Search() {}

        /**
         * Finds the nearest prototypes of rows.
         *
         * @param values row-major, finite
         * @param rowCount how many rows there are in {@code values}
         * @param squares takes k squared distances a row, ascending
         * @param prototypes takes the k prototypes a row, the nearest first
         */
        void nearest(float[] values, int rowCount, double[] squares, int[] prototypes) {
            for (int row = 0; row < rowCount; row += 2) {
                int other = Math.min(row + 1, rowCount - 1);
                first.begin(values, row * width);
                second.begin(values, other * width);
                for (int tile = 0; tile * DistanceTiles.TILE < count; tile++) {
                    visit(tile);
                }
                first.finish(row, squares, prototypes);
                second.finish(other, squares, prototypes);
            }
        }

        private void visit(int tile) {
            if (shadows != null) {
                shadows.squares(tile, first.shadow, second.shadow, first.tile, second.tile);
                int some = first.few(tile, first.shadowLimit);
                int others = second.few(tile, second.shadowLimit);
                if (some <= MANY && others <= MANY) {
                    first.measure(some);
                    second.measure(others);
                    return;
                }
            }
            whole.squares(tile, first.row, second.row, first.tile, second.tile);
            first.measureTile(tile);
            second.measureTile(tile);
        }
    }

    /** A row and the nearest prototypes found so far. */
    private final class Near {
        final float[] tile = new float[DistanceTiles.TILE];
        final float[] shadow = new float[DistanceTiles.padded(AXES + 1)];
        final float[] row = new float[DistanceTiles.padded(width)];
        private final int[] candidates = new int[DistanceTiles.TILE];
        private final double[] best = new double[k];
        private final int[] ids = new int[k];
        private final int[] last = new int[k];
        private boolean warm;
        private double rowNorm;
        /** No prototype farther than this is among the nearest, squared. */
        private double bound;
        /** What {@link #bound} is for a squared distance of shadows and for a whole one, with room for rounding. */
        float shadowLimit;

        float wholeLimit;

        /** Begins with the bound that the last row's nearest prototypes give: flows come in bursts of similar ones. */
        void begin(float[] values, int at) {
            System.arraycopy(values, at, row, 0, width);
            if (axes != null) {
                rowNorm = axes.shadow(row, 0, shadow);
            }
            Arrays.fill(best, Double.POSITIVE_INFINITY);
            Arrays.fill(ids, Integer.MAX_VALUE);
            double far = warm ? 0 : Double.POSITIVE_INFINITY;
            for (int i = 0; warm && i < k; i++) {
                far = Math.max(far, squared(row, 0, last[i]));
            }
            limit(far);
        }

        private void limit(double square) {
            bound = square;
            wholeLimit = Math.nextUp((float) (square * (1 + (width + 4) * 2 * ROUNDING)));
            double room = 8 * ROUNDING * (rowNorm + largestNorm);
            double distance = Math.sqrt(square) + room;
            shadowLimit = Math.nextUp((float) (distance * distance * (1 + (AXES + 5) * 2 * ROUNDING)));
        }

        /** Notes the places of a tile within a limit; how many there are. */
        int few(int tileNumber, float limit) {
            int end = Math.min(DistanceTiles.TILE, count - tileNumber * DistanceTiles.TILE);
            int found = 0;
            for (int i = 0; i < end; i++) {
                if (tile[i] <= limit) {
                    candidates[found++] = tileNumber * DistanceTiles.TILE + i;
                }
            }
            return found;
        }

        void measure(int found) {
            for (int i = 0; i < found; i++) {
                insert(candidates[i]);
            }
        }

        void measureTile(int tileNumber) {
            int from = tileNumber * DistanceTiles.TILE;
            int end = Math.min(DistanceTiles.TILE, count - from);
            for (int i = 0; i < end; i++) {
                if (tile[i] <= wholeLimit) {
                    insert(from + i);
                }
            }
        }

        private void insert(int prototype) {
            double square = squared(row, 0, prototype);
            int place = k - 1;
            if (!before(square, prototype, place)) {
                return;
            }
            for (; place > 0 && before(square, prototype, place - 1); place--) {
                best[place] = best[place - 1];
                ids[place] = ids[place - 1];
            }
            best[place] = square;
            ids[place] = prototype;
            if (best[k - 1] < bound) {
                limit(best[k - 1]);
            }
        }

        private boolean before(double square, int prototype, int place) {
            return square < best[place] || (square == best[place] && prototype < ids[place]);
        }

        void finish(int at, double[] squares, int[] prototypes) {
            System.arraycopy(best, 0, squares, at * k, k);
            System.arraycopy(ids, 0, prototypes, at * k, k);
            System.arraycopy(ids, 0, last, 0, k);
            warm = true;
        }
    }
}
