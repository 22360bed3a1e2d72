package org.strayflow.ui.chart;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How many flows have a score in each of equally wide bins, by what their label says. Arrays are kept, not copied, and must not change.
 *
 * @param edges the bins' edges, ascending, one more than bins
 * @param benign flows labelled benign, one count a bin
 * @param attack flows labelled as an attack, one count a bin
 * @param unlabelled flows without a label, one count a bin
 */
public record HistogramSeries(double[] edges, long[] benign, long[] attack, long[] unlabelled) {
    /** Checks the lengths. */
    public HistogramSeries {
        int bins = edges.length - 1;
        if (bins < 1 || benign.length != bins || attack.length != bins || unlabelled.length != bins) {
            throw new IllegalArgumentException(edges.length + " edges, " + benign.length + ", " + attack.length
                    + " and " + unlabelled.length + " counts");
        }
    }

    /** How many bins. */
    public int bins() {
        return benign.length;
    }

    /** How many flows in all. */
    public long flows() {
        return total(benign) + total(attack) + total(unlabelled);
    }

    /** The largest count of one kind in one bin. */
    public long largest() {
        return LongStream.of(largest(benign), largest(attack), largest(unlabelled))
                .max()
                .orElse(0);
    }

    static long total(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    private static long largest(long[] counts) {
        return Arrays.stream(counts).max().orElse(0);
    }
}
