package org.strayflow.forest;

/**
 * A stream of random numbers that is the same on every machine and Java version: SplitMix64 (Steele, Lea, Flood 2014, "Fast
 * splittable pseudorandom number generators"). Not for several threads.
 */
public final class RandomStream {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /**
     * The {@code number}-th stream of a seed. Streams of different numbers have nothing to do with each other.
     *
     * @param seed the seed
     * @param number which stream, 0 or more
     */
    public RandomStream(long seed, long number) {
        this.state = mix(mix(seed) + GAMMA * (number + 1));
    }

    /** 64 random bits. */
    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1), a multiple of 2^−53. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform in {@code 0..bound-1}. */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound: " + bound);
        }
        return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
