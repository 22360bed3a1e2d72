package org.strayflow.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The exact k nearest of a set of prototypes. What is far away is ruled out in single precision: tiles by the boxes they lie in, then
 * prototypes by the distance of {@linkplain PrincipalAxes#shadow shadows}, which is never larger than the true one, then, where many
 * remain, by the whole distance; always with room for rounding. What remains is measured in double precision. So the answer depends
 * neither on how rows are grouped nor on the order of work; of prototypes equally far the earlier one is nearer. Immutable; every
 * thread needs a {@link Search} of its own.
 */
final class NearestPrototypes {
    private static final int TILE = DistanceTiles.TILE;
    private static final int AXES = 15;

    /** Where the shadows leave more of a tile than so many, the whole distance is taken of all. */
    private static final int MANY = TILE / 8;

    /** After so many failures in a row the shadows are asked only once in so many times. */
    private static final int PATIENCE = 16;

    /** Half a unit in the last place of a float, relative. */
    private static final double ROUNDING = 0x1p-24;

    private final int width;
    private final int count;
    private final int k;
    private final @Nullable PrincipalAxes axes;
    private final SpatialTiles tiles;
    private final int[] order;
    private final float[] rows;
    private final DistanceTiles whole;
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
        this.axes = width > AXES + 1 ? PrincipalAxes.of(prototypes, width, AXES) : null;
        double largest = 0;
        float[] places = prototypes;
        if (axes != null) {
            places = new float[count * (AXES + 1)];
            float[] shadow = new float[AXES + 1];
            for (int p = 0; p < count; p++) {
                largest = Math.max(largest, axes.shadow(prototypes, p * width, shadow));
                System.arraycopy(shadow, 0, places, p * shadow.length, shadow.length);
            }
        }
        this.largestNorm = largest;
        this.tiles = new SpatialTiles(places, places.length / count, TILE);
        this.order = tiles.order();
        this.rows = ordered(prototypes, width);
        this.whole = new DistanceTiles(rows, width);
        this.shadows = axes == null ? null : new DistanceTiles(ordered(places, AXES + 1), AXES + 1);
    }

    private float[] ordered(float[] values, int features) {
        float[] out = new float[values.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(values, order[i] * features, out, i * features, features);
        }
        return out;
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
    private double squared(float[] row, int prototype) {
        int to = prototype * width;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int f = 0;
        for (; f + 4 <= width; f += 4) {
            double w = (double) row[f] - rows[to + f];
            double x = (double) row[f + 1] - rows[to + f + 1];
            double y = (double) row[f + 2] - rows[to + f + 2];
            double z = (double) row[f + 3] - rows[to + f + 3];
            a += w * w;
            b += x * x;
            c += y * y;
            d += z * z;
        }
        for (; f < width; f++) {
            double w = (double) row[f] - rows[to + f];
            a += w * w;
        }
        return a + b + (c + d);
    }

    /** What one thread works with. */
    final class Search {
        private final Near first = new Near();
        private final Near second = new Near();

        /** How often of late the shadows left too much, and how often they were not asked. */
        private int useless;

        private int skipped;

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
                int home = first.begin(values, row * width);
                int otherHome = second.begin(values, other * width);
                visit(home);
                if (otherHome != home) {
                    visit(otherHome);
                }
                for (int tile = 0; tile < tiles.tiles(); tile++) {
                    if (tile != home && tile != otherHome && (first.mayHave(tile) || second.mayHave(tile))) {
                        visit(tile);
                    }
                }
                first.finish(row, squares, prototypes);
                second.finish(other, squares, prototypes);
            }
        }

        /** Where no few directions tell rows apart, shadows only cost time: then they are tried now and then. */
        private boolean askShadows() {
            return useless < PATIENCE || skipped++ % PATIENCE == 0;
        }

        private void visit(int tile) {
            if (shadows != null && askShadows()) {
                shadows.squares(tile, first.shadow, second.shadow, first.tile, second.tile);
                int some = first.few(tile);
                int others = second.few(tile);
                if (some <= MANY && others <= MANY) {
                    useless = Math.max(0, useless - 1);
                    first.measure(some);
                    second.measure(others);
                    return;
                }
                useless = Math.min(PATIENCE, useless + 1);
            }
            whole.squares(tile, first.row, second.row, first.tile, second.tile);
            first.measureTile(tile);
            second.measureTile(tile);
        }
    }

    /** A row and the nearest prototypes found so far. */
    private final class Near {
        final float[] tile = new float[TILE];
        final float[] row = new float[DistanceTiles.padded(width)];
        final float[] shadow = axes == null ? row : new float[DistanceTiles.padded(AXES + 1)];
        private final float[] bounds = new float[tiles.tiles()];
        private final int[] candidates = new int[TILE];
        private final double[] best = new double[k];
        private final int[] ids = new int[k];
        private final int[] last = new int[k];
        private boolean warm;
        private double norm;
        /** No prototype farther than this is among the nearest, squared. */
        private double bound;
        /** What {@link #bound} is for a squared distance of shadows and for a whole one, with room for rounding. */
        private float shadowLimit;

        private float wholeLimit;

        /**
         * Begins with the bound that the last row's nearest prototypes give: flows come in bursts of similar ones.
         *
         * @return the tile that is nearest
         */
        int begin(float[] values, int at) {
            System.arraycopy(values, at, row, 0, width);
            if (axes != null) {
                norm = axes.shadow(row, 0, shadow);
            }
            Arrays.fill(best, Double.POSITIVE_INFINITY);
            double far = warm ? 0 : Double.POSITIVE_INFINITY;
            for (int i = 0; warm && i < k; i++) {
                far = Math.max(far, squared(row, last[i]));
            }
            limit(far);
            tiles.bounds(shadow, bounds);
            int home = 0;
            for (int t = 1; t < bounds.length; t++) {
                home = bounds[t] < bounds[home] ? t : home;
            }
            return home;
        }

        private void limit(double square) {
            bound = square;
            wholeLimit = Math.nextUp((float) (square * (1 + (width + 4) * 2 * ROUNDING)));
            double room = 8 * ROUNDING * (norm + largestNorm);
            double distance = Math.sqrt(square) + room;
            shadowLimit = Math.nextUp((float) (distance * distance * (1 + (AXES + 5) * 2 * ROUNDING)));
        }

        /** Whether a tile may have one of the nearest. */
        boolean mayHave(int tileNumber) {
            return bounds[tileNumber] <= shadowLimit;
        }

        /** Notes the prototypes of a tile that their shadows do not rule out; how many there are. */
        int few(int tileNumber) {
            float limit = shadowLimit;
            int from = tileNumber * TILE;
            int end = Math.min(TILE, count - from);
            int found = 0;
            for (int i = 0; i < end; i++) {
                if (tile[i] <= limit) {
                    candidates[found++] = from + i;
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
            int from = tileNumber * TILE;
            int end = Math.min(TILE, count - from);
            for (int i = 0; i < end; i++) {
                if (tile[i] <= wholeLimit) {
                    insert(from + i);
                }
            }
        }

        private void insert(int prototype) {
            double square = squared(row, prototype);
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
            return square < best[place] || (square == best[place] && order[prototype] < order[ids[place]]);
        }

        void finish(int at, double[] squares, int[] prototypes) {
            for (int i = 0; i < k; i++) {
                squares[at * k + i] = best[i];
                prototypes[at * k + i] = order[ids[i]];
                last[i] = ids[i];
            }
            warm = true;
        }
    }
}
