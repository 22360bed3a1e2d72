package org.strayflow.sample;

/** Times of the day in microseconds since midnight, and when people in the office are busy. */
final class Clock {
    static final long MILLI = 1_000;
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** How busy the people are, hour by hour: they come between seven and nine, eat at noon, and few stay late. */
    private static final double[] WORK = {
        0.1, 0, 0, 0, 0, 0.1, 0.4, 3, 8, 10, 11, 10, 6, 9, 10, 10, 9, 6, 3, 1.2, 0.8, 0.6, 0.4, 0.2
    };

    /** How busy visitors of the web portal are: day and evening, little at night. */
    private static final double[] VISITORS = {
        1.5, 1, 0.7, 0.5, 0.5, 0.8, 1.5, 3, 5, 6, 6, 6, 6, 6, 6, 5.5, 5, 5, 5, 5, 5, 4, 3, 2
    };

    private Clock() {}

    /** A clock time as microseconds since midnight. */
    static long at(int hour, int minute) {
        return hour * HOUR + minute * MINUTE;
    }

    /** A random moment when people work. */
    static long work(Chance chance) {
        return moment(chance, WORK);
    }

    /** A random moment when visitors come. */
    static long visit(Chance chance) {
        return moment(chance, VISITORS);
    }

    private static long moment(Chance chance, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = chance.unit() * sum;
        int hour = 0;
        while (hour < weights.length - 1 && left >= weights[hour]) {
            left -= weights[hour++];
        }
        return hour * HOUR + (long) (chance.unit() * HOUR);
    }
}
