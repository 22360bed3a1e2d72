package org.strayflow.io;

import java.util.Arrays;

/** Where in the bytes of a chunk the records begin that became rows, in their order. Not for several threads. */
final class RowPlaces {
    private int[] places = new int[256];
    private int size;

    /** Adds that of the next row. */
    void add(int place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = place;
    }

    /** One a row. */
    int[] toArray() {
        return Arrays.copyOf(places, size);
    }
}
