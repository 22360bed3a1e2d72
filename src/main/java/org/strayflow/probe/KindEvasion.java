package org.strayflow.probe;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many flagged flows of a kind pass.
 *
 * @param kind its label, empty without labels
 * @param flagged how many are flagged
 * @param tried how many of them were bent
 * @param passing how many of these pass, one number a budget; never fewer with a larger one
 * @param uses how many of those that pass with the largest budget used a control
 */
public record KindEvasion(String kind, int flagged, int tried, List<Integer> passing, Map<Control, Integer> uses) {
    /** Copies list and map. */
    public KindEvasion {
        passing = List.copyOf(passing);
        uses = Map.copyOf(uses);
    }

    static KindEvasion of(String kind, int flagged, List<Attempt> attempts, int budgets) {
        Integer[] passing = new Integer[budgets];
        for (int place = 0; place < budgets; place++) {
            int budget = place;
            passing[place] = Math.toIntExact(
                    attempts.stream().filter(a -> a.passes(budget)).count());
        }
        Map<Control, Integer> uses = new EnumMap<>(Control.class);
        attempts.stream()
                .filter(a -> a.budget() != Attempt.HELD)
                .forEach(a -> a.bend().controls().forEach(control -> uses.merge(control, 1, Integer::sum)));
        return new KindEvasion(kind, flagged, attempts.size(), List.of(passing), uses);
    }

    /** The share that passes with a budget, 0..1; NaN where none was tried. */
    public double share(int place) {
        return tried == 0 ? Double.NaN : (double) passing.get(place) / tried;
    }
}
