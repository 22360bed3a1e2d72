package org.strayflow.sample;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A stream of chance that gives the same numbers on every machine. Only {@code nextLong} of the named algorithm {@code
 * L64X128MixRandom} is used; every distribution is derived here with {@link StrictMath}.
 */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final RandomGenerator source;

    private Chance(long seed) {
        source = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** The stream of a name: a change to what one stream is used for leaves the others as they were. */
    static Chance of(long seed, String stream) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < stream.length(); i++) {
            hash = (hash ^ stream.charAt(i)) * 0x100000001B3L;
        }
        return new Chance(seed * GOLDEN ^ hash);
    }

    /** Uniform in [0, 1). */
    double unit() {
        return (source.nextLong() >>> 11) * 0x1p-53;
    }

    /** True with the given probability. */
    boolean with(double probability) {
        return unit() < probability;
    }

    /** Uniform in [low, high). */
    double uniform(double low, double high) {
        return low + unit() * (high - low);
    }

    /** Uniform among the integers low..high, both included. */
    int between(int low, int high) {
        return low + (int) (unit() * (high - low + 1L));
    }

    /** Standard normal, by the polar method without its second value. */
    double normal() {
        while (true) {
            double x = 2 * unit() - 1;
            double y = 2 * unit() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /** A short time of 1..{@code most} microseconds, cheap enough for every packet. */
    long tick(int most) {
        return 1 + (((source.nextLong() >>> 32) * most) >>> 32);
    }

    /** Log-normal with the given median; {@code sigma} is the deviation of its natural logarithm. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** Exponential with the given mean. */
    double exponential(double mean) {
        return -mean * StrictMath.log1p(-unit());
    }

    /** Pareto from {@code least} on, with the tail index {@code alpha}, never above {@code most}. */
    double pareto(double least, double alpha, double most) {
        return Math.min(most, least * StrictMath.pow(1 - unit(), -1 / alpha));
    }

    /** One of the list, each as likely as the others. */
    <T> T pick(List<T> list) {
        return list.get(between(0, list.size() - 1));
    }

    /** The place in a list of falling popularity (Zipf with exponent 1). */
    int popular(int size) {
        // Inverse of the continuous form of Zipf's law: cheap, and close enough for a sample.
        return (int) Math.min(size - 1, StrictMath.exp(unit() * StrictMath.log(size + 1.0)) - 1);
    }
}
