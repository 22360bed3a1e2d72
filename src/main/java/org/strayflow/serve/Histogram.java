package org.strayflow.serve;

import java.util.Arrays;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Counts values in buckets. Safe for any number of threads. */
final class Histogram {
    private final double[] bounds;
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    /**
     * Empty buckets.
     *
     * @param bounds the largest value of each, ascending; larger ones have a bucket of their own
     */
    Histogram(double... bounds) {
        this.bounds = bounds;
        counts = new LongAdder[bounds.length + 1];
        Arrays.setAll(counts, i -> new LongAdder());
    }

    /** Counts a value. */
    void add(double value) {
        int place = Arrays.binarySearch(bounds, value);
        counts[place < 0 ? -place - 1 : place].increment();
        sum.add(value);
    }

    /** Writes the buckets, each with those below it, as Prometheus wants them. */
    void write(Exposition out, String name, String... labels) {
        long below = 0;
        String[] all = Arrays.copyOf(labels, labels.length + 2);
        all[labels.length] = "le";
        for (int i = 0; i < counts.length; i++) {
            below += counts[i].sum();
            all[labels.length + 1] = i < bounds.length ? Exposition.number(bounds[i]) : "+Inf";
            out.sample(name + "_bucket", below, all);
        }
        out.sample(name + "_sum", sum.sum(), labels);
        out.sample(name + "_count", below, labels);
    }
}
