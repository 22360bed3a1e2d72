package org.strayflow.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strayflow.flow.TextColumn;

/** Which share of the rows had which text: the frequent ones by themselves, the others together, and those not there before. */
final class TextShares {
    private final Map<String, Integer> places = new HashMap<>();
    private final double[] shares;
    private final Set<String> known;

    /**
     * From a sketch.
     *
     * @param categories share of each of the frequent texts among the rows that have one
     * @param known all texts there were, where that is known; otherwise empty, and no text counts as new
     */
    TextShares(Map<String, Double> categories, Set<String> known) {
        this.shares = new double[categories.size() + 2];
        this.known = known;
        double left = 1;
        for (Map.Entry<String, Double> category : categories.entrySet()) {
            shares[places.size()] = category.getValue();
            places.put(category.getKey(), places.size());
            left -= category.getValue();
        }
        shares[places.size()] = left < 1e-9 ? 0 : left;
    }

    /** How many shares: those of the texts, of all others, and last of those that were not there. */
    int size() {
        return shares.length;
    }

    /** The place of the share of each text of a column's dictionary. */
    int[] placesIn(TextColumn column) {
        List<Integer> found = new ArrayList<>();
        for (String text : column.dictionary()) {
            int other = known.isEmpty() || known.contains(text) ? shares.length - 2 : shares.length - 1;
            found.add(places.getOrDefault(text, other));
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The shares, in order of their places. */
    double[] shares() {
        return shares.clone();
    }

    /** The total variation distance: half the sum of the differences, 0..1; NaN without values. */
    double distance(int[] counts) {
        double all = StepShares.total(counts);
        if (all == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += Math.abs(counts[i] / all - shares[i]);
        }
        return Math.min(1, sum / 2);
    }
}
