package org.strayflow.detect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Points in tiles of neighbours, each with the box it lies in, so that whole tiles can be ruled out. Points are halved again and again
 * along the direction in which they are spread most (Bentley, "Multidimensional binary search trees", 1975).
 */
final class SpatialTiles {
    private final int tiles;
    private final float[][] low;
    private final float[][] high;
    private final int[] order;

    /**
     * Orders points.
     *
     * @param points row-major, finite
     * @param width features a point
     * @param tile how many points a tile holds; all but the last are full
     */
    SpatialTiles(float[] points, int width, int tile) {
        int count = points.length / width;
        this.tiles = (count + tile - 1) / tile;
        Integer[] places = IntStream.range(0, count).boxed().toArray(Integer[]::new);
        split(points, width, tile, places, 0, count);
        this.order = Arrays.stream(places).mapToInt(place -> place).toArray();
        this.low = new float[width][tiles];
        this.high = new float[width][tiles];
        for (int f = 0; f < width; f++) {
            Arrays.fill(low[f], Float.POSITIVE_INFINITY);
            Arrays.fill(high[f], Float.NEGATIVE_INFINITY);
            for (int i = 0; i < count; i++) {
                float value = points[order[i] * width + f];
                low[f][i / tile] = Math.min(low[f][i / tile], value);
                high[f][i / tile] = Math.max(high[f][i / tile], value);
            }
        }
    }

    private static void split(float[] points, int width, int tile, Integer[] places, int from, int to) {
        if (to - from <= tile) {
            return;
        }
        int widest = 0;
        double most = -1;
        for (int f = 0; f < width; f++) {
            float least = Float.POSITIVE_INFINITY;
            float greatest = Float.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                float value = points[places[i] * width + f];
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            if ((double) greatest - least > most) {
                most = (double) greatest - least;
                widest = f;
            }
        }
        int by = widest;
        Arrays.sort(
                places,
                from,
                to,
                Comparator.comparingDouble((Integer place) -> points[place * width + by])
                        .thenComparing(Comparator.naturalOrder()));
        int middle = from + ((to - from + tile - 1) / tile + 1) / 2 * tile;
        split(points, width, tile, places, from, middle);
        split(points, width, tile, places, middle, to);
    }

    /** How many tiles. */
    int tiles() {
        return tiles;
    }

    /** The places that the points had, in the order of the tiles. */
    int[] order() {
        return order;
    }

    /**
     * How near a tile's points can be.
     *
     * @param point the features of a point
     * @param out takes for every tile a squared distance that none of its points is nearer than, but for rounding
     */
    void bounds(float[] point, float[] out) {
        Arrays.fill(out, 0);
        for (int f = 0; f < low.length; f++) {
            float[] least = low[f];
            float[] greatest = high[f];
            float value = point[f];
            for (int tile = 0; tile < out.length; tile++) {
                float outside = Math.max(0, Math.max(least[tile] - value, value - greatest[tile]));
                out[tile] = Math.fma(outside, outside, out[tile]);
            }
        }
    }
}
