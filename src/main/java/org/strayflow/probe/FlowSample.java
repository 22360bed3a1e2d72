package org.strayflow.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Draws flows so that every kind has as many as another, as far as it has them. */
final class FlowSample {
    private FlowSample() {}

    /**
     * So many flows.
     *
     * @param kinds rows of each kind
     * @param most of all kinds together
     * @return kind of each row that was drawn, ascending by row
     */
    static Map<Integer, String> of(Map<String, List<Integer>> kinds, int most, SplittableRandom random) {
        List<Map.Entry<String, List<Integer>>> fewestFirst = new ArrayList<>(kinds.entrySet());
        fewestFirst.sort(Comparator.comparingInt(
                        (Map.Entry<String, List<Integer>> e) -> e.getValue().size())
                .thenComparing(Map.Entry::getKey));
        Map<Integer, String> drawn = new TreeMap<>();
        for (int place = 0; place < fewestFirst.size(); place++) {
            List<Integer> rows = fewestFirst.get(place).getValue();
            int left = fewestFirst.size() - place;
            int share = Math.min(rows.size(), (most - drawn.size() + left - 1) / left);
            for (int row : draw(rows, share, random)) {
                drawn.put(row, fewestFirst.get(place).getKey());
            }
        }
        return drawn;
    }

    private static List<Integer> draw(List<Integer> rows, int count, SplittableRandom random) {
        List<Integer> drawn = new ArrayList<>();
        for (int place = 0; drawn.size() < count; place++) {
            if (random.nextInt(rows.size() - place) < count - drawn.size()) {
                drawn.add(rows.get(place));
            }
        }
        return drawn;
    }
}
