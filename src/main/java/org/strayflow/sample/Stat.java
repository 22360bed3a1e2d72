package org.strayflow.sample;

import java.math.BigInteger;

/**
 * Count, sum, extremes and sample standard deviation of whole numbers. Sums are exact: a flow lasts at most 120 s, so that even the
 * squares of its gaps in microseconds add up to less than 2^54.
 */
final class Stat {
    private long count;
    private long sum;
    private long squares;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    void add(long value) {
        count++;
        sum += value;
        squares += value * value;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    long count() {
        return count;
    }

    long sum() {
        return sum;
    }

    /** 0 when there was no value, as CICFlowMeter writes it. */
    long min() {
        return count == 0 ? 0 : min;
    }

    /** 0 when there was no value. */
    long max() {
        return count == 0 ? 0 : max;
    }

    /** 0 when there was no value. */
    double mean() {
        return count == 0 ? 0 : (double) sum / count;
    }

    /** Sample variance (divided by count - 1), 0 for fewer than two values. */
    double variance() {
        if (count < 2) {
            return 0;
        }
        BigInteger n = BigInteger.valueOf(count);
        BigInteger total = BigInteger.valueOf(sum);
        BigInteger scaled = n.multiply(BigInteger.valueOf(squares)).subtract(total.multiply(total));
        return scaled.doubleValue() / ((double) count * (count - 1));
    }

    /** Square root of the {@link #variance()}. */
    double deviation() {
        return Math.sqrt(variance());
    }
}
