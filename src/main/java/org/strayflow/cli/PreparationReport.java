package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.feature.Dropped;
import org.strayflow.feature.Phrases;
import org.strayflow.feature.ReplacedValues;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;

/**
 * What {@code train} says of the preparation: what was dropped and why, and what of all rows, those of the other partitions among them,
 * the features cannot take as it is.
 *
 * @param dropped columns and features that the detector is not given
 * @param replaced values that others stand for
 */
record PreparationReport(List<Dropped> dropped, ReplacedValues replaced) {
    /** More reasons than this are counted only. */
    private static final int REASONS = 8;

    static PreparationReport of(Analysis analysis, Workspace workspace, Feedback feedback) throws StrayflowException {
        ReplacedValues replaced = ReplacedValues.of(
                        analysis.model().preparation(), analysis.capture().table(), workspace.parallel())
                .run(feedback.sub(0));
        return new PreparationReport(analysis.model().preparation().dropped(), replaced);
    }

    /** Adds {@code replaced} to a JSON object; what was dropped is in it. */
    void addTo(Map<String, Object> json) {
        json.put("replaced", replaced);
    }

    /** The same in words; nothing where every column is taken as it is. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(droppedLines());
        replaced.infiniteWords().ifPresent(lines::add);
        replaced.unknownWords().ifPresent(lines::add);
        if (!lines.isEmpty()) {
            lines.addFirst("");
        }
        return lines;
    }

    private List<String> droppedLines() {
        Map<String, List<Dropped>> groups = new LinkedHashMap<>();
        dropped.forEach(one ->
                groups.computeIfAbsent(one.reason(), r -> new ArrayList<>()).add(one));
        // Each correlation has its own figure; those with one column are told together when there are many reasons.
        Map<String, List<Dropped>> told = groups.size() > REASONS ? byStart() : groups;
        List<String> lines = new ArrayList<>();
        int left = dropped.size();
        for (Map.Entry<String, List<Dropped>> group :
                told.entrySet().stream().limit(REASONS).toList()) {
            List<String> names = group.getValue().stream().map(Dropped::name).toList();
            lines.add("dropped: " + Phrases.list(names) + " (" + group.getKey() + ")");
            left -= names.size();
        }
        if (left > 0) {
            lines.add("dropped: " + Numbers.count(left) + " more; --json lists them all with their reasons");
        }
        return lines;
    }

    /** By the reason up to its figures: {@code correlated with Bytes}. The most frequent first. */
    private Map<String, List<Dropped>> byStart() {
        Map<String, List<Dropped>> groups = new LinkedHashMap<>();
        for (Dropped one : dropped) {
            int end = one.reason().indexOf(": ");
            groups.computeIfAbsent(end < 0 ? one.reason() : one.reason().substring(0, end), r -> new ArrayList<>())
                    .add(one);
        }
        Map<String, List<Dropped>> sorted = new LinkedHashMap<>();
        groups.entrySet().stream()
                .sorted((a, b) ->
                        Integer.compare(b.getValue().size(), a.getValue().size()))
                .forEach(group -> sorted.put(group.getKey(), group.getValue()));
        return sorted;
    }
}
