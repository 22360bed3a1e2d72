package org.strayflow.eval;

/**
 * A yes or no a place, and how many yeses lie before any place in constant time: one bit a place and one count a 64 places, instead of
 * one count a place.
 */
final class FlagBits {
    private final long[] bits;
    private final int[] before;

    private FlagBits(long[] bits) {
        this.bits = bits;
        this.before = new int[bits.length];
        int count = 0;
        for (int word = 0; word < bits.length; word++) {
            before[word] = count;
            count += Long.bitCount(bits[word]);
        }
    }

    /** Takes the bits over: bit {@code place % 64} of word {@code place / 64}. One word more than the places need. */
    static FlagBits over(long[] bits) {
        return new FlagBits(bits);
    }

    /** Room for the bits of so many places. */
    static long[] room(int places) {
        return new long[(places >>> 6) + 1];
    }

    /** Says yes for a place. */
    static void set(long[] bits, int place) {
        bits[place >>> 6] |= 1L << place;
    }

    boolean at(int place) {
        return ((bits[place >>> 6] >>> place) & 1) != 0;
    }

    /** How many yeses are among the first {@code places} places. */
    int among(int places) {
        int word = places >>> 6;
        return before[word] + Long.bitCount(bits[word] & ((1L << places) - 1));
    }

    long heapBytes() {
        return 12L * bits.length;
    }
}
