package org.strayflow.eval;

/**
 * How many rows have which score, apart for benign rows, attacks and rows without a label. Bins are equally wide; a score on an edge is in
 * the upper bin, the greatest edge is in the last.
 *
 * @param edges ascending, one more than bins; not to be changed
 * @param benign benign rows a bin; not to be changed
 * @param attack attacks a bin; not to be changed
 * @param unlabelled rows without a label a bin; not to be changed
 */
public record Histogram(double[] edges, long[] benign, long[] attack, long[] unlabelled) {
    /** Checks the lengths. */
    public Histogram {
        if (edges.length < 2
                || benign.length != edges.length - 1
                || attack.length != benign.length
                || unlabelled.length != benign.length) {
            throw new IllegalArgumentException(edges.length + " edges, " + benign.length + " bins");
        }
    }

    /**
     * The histogram of all ranked rows. Reaches from the lowest to the highest score, both rounded outward to a round number: scores from
     * 0.3712 to 0.7833 give 0.37 to 0.79. Takes a few binary searches a bin, no pass over the rows. Without rows it reaches from 0
     * to 1 and is empty.
     *
     * @param ranking what to count
     * @param bins how many, at least 1
     */
    public static Histogram of(Ranking ranking, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins: " + bins);
        }
        double[] edges = edges(ranking, bins);
        long[] benign = new long[bins];
        long[] attack = new long[bins];
        long[] unlabelled = new long[bins];
        int above = 0;
        for (int bin = bins - 1; bin >= 0; bin--) {
            int places = ranking.flaggedAt(edges[bin]);
            attack[bin] = (long) ranking.attacksAmong(places) - ranking.attacksAmong(above);
            benign[bin] = (long) ranking.benignAmong(places) - ranking.benignAmong(above);
            unlabelled[bin] = places - above - attack[bin] - benign[bin];
            above = places;
        }
        return new Histogram(edges, benign, attack, unlabelled);
    }

    /** How many bins. */
    public int bins() {
        return benign.length;
    }

    /** All rows of a bin. */
    public long count(int bin) {
        return benign[bin] + attack[bin] + unlabelled[bin];
    }

    private static double[] edges(Ranking ranking, int bins) {
        double low = 0;
        double high = 1;
        if (ranking.size() > 0) {
            double least = ranking.scoreAt(ranking.size() - 1);
            double most = ranking.scoreAt(0);
            double range = most > least ? most - least : Math.max(0.1, Math.abs(most) * 0.1);
            // A range of 0.41 has steps of 0.01: between 10 and 100 steps.
            double perUnit = Math.pow(10, 1 - Math.floor(Math.log10(range)));
            low = Math.min(least, Math.floor(least * perUnit) / perUnit);
            high = Math.max(most, Math.ceil(most * perUnit) / perUnit);
            if (low == high) {
                // All scores are one round number: a step to either side, but not out of 0..1 when the score is within.
                low = low >= 0 ? Math.max(0, low - 1 / perUnit) : low - 1 / perUnit;
                high = high <= 1 ? Math.min(1, high + 1 / perUnit) : high + 1 / perUnit;
            }
        }
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = low + (high - low) * i / bins;
        }
        edges[bins] = high;
        return edges;
    }
}
