package org.strayflow.feature;

import java.util.Arrays;

/**
 * Counts distinct values: exactly up to {@value #EXACT} of them, beyond that by HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) with
 * {@value #REGISTERS} registers, whose standard error is 0.8 %.
 */
final class DistinctCount {
    /** More distinct values than this are estimated. */
    static final int EXACT = 65_536;

    private static final int INDEX_BITS = 14;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int FIRST_PLACES = 256;

    /** Values with one bit turned, so that 0 can stand for an empty place; the value whose code is 0 is counted apart. */
    private static final long TURN = 0x5DEECE66DL << 20;

    private long[] places = new long[FIRST_PLACES];
    private int count;
    private boolean zero;
    private byte[] registers = new byte[0];
    private long last;

    /** Counts a value; equal values have equal bits. */
    void add(long bits) {
        long code = bits ^ TURN;
        if (code == 0) {
            zero = true;
            return;
        }
        if (code == last) {
            return;
        }
        last = code;
        if (registers.length > 0) {
            register(code);
        } else {
            insert(code);
        }
    }

    private void insert(long code) {
        int place = place(code);
        if (places[place] == code) {
            return;
        }
        if (count == EXACT) {
            registers = new byte[REGISTERS];
            Arrays.stream(places).filter(c -> c != 0).forEach(this::register);
            register(code);
            places = new long[0];
            return;
        }
        places[place] = code;
        count++;
        if (2 * count > places.length) {
            long[] old = places;
            places = new long[2 * old.length];
            for (long known : old) {
                if (known != 0) {
                    places[place(known)] = known;
                }
            }
        }
    }

    /** Where a code is or belongs. */
    private int place(long code) {
        int place = (int) RowGroups.mixed(code) & (places.length - 1);
        while (places[place] != 0 && places[place] != code) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private void register(long code) {
        long hash = RowGroups.mixed(code);
        int index = (int) (hash >>> (Long.SIZE - INDEX_BITS));
        int rank = Long.numberOfLeadingZeros(hash << INDEX_BITS | 1L << (INDEX_BITS - 1)) + 1;
        if (rank > registers[index]) {
            registers[index] = (byte) rank;
        }
    }

    /** Whether {@link #distinct} is exact. */
    boolean isExact() {
        return registers.length == 0;
    }

    /** How many distinct values were added. */
    long distinct() {
        if (isExact()) {
            return zero ? count + 1L : count;
        }
        double sum = 0;
        for (byte register : registers) {
            sum += 1.0 / (1L << register);
        }
        double alpha = 0.7213 / (1 + 1.079 / REGISTERS);
        return Math.round(alpha * REGISTERS * REGISTERS / sum);
    }
}
