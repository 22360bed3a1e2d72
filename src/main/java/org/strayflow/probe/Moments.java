package org.strayflow.probe;

/**
 * Count, sum and sum of squares of some numbers, from which mean and sample variance follow.
 *
 * @param count how many
 * @param sum of them
 * @param squares sum of their squares
 */
record Moments(double count, double sum, double squares) {
    /** Of numbers of which mean and sample variance are known. */
    static Moments of(double count, double mean, double variance) {
        return new Moments(count, count * mean, variance * Math.max(0, count - 1) + count * mean * mean);
    }

    /** With more numbers that are all the same. */
    Moments and(double more, double value) {
        return new Moments(count + more, sum + more * value, squares + more * value * value);
    }

    /**
     * The same numbers of which some are larger by so much.
     *
     * @param some how many of them
     * @param sumOfThem before
     */
    Moments raised(double some, double sumOfThem, double by) {
        return new Moments(count, sum + some * by, squares + 2 * by * sumOfThem + some * by * by);
    }

    /** Sample variance; 0 of fewer than two numbers. */
    double variance() {
        return count < 2 ? 0 : Math.max(0, (squares - sum * sum / count) / (count - 1));
    }

    /** Sample standard deviation. */
    double deviation() {
        return Math.sqrt(variance());
    }
}
