package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Labels;

/** Counts how much of something falls to each label. Several threads may add at once. */
final class LabelCounts {
    /** The labels with most are given one by one, the others together. */
    static final int MOST = 100;

    /** Stands for all labels beyond {@link #MOST}. */
    static final String OTHERS = "other labels";

    /** Stands for rows without a label where others have one. */
    static final String NONE = "no label";

    private final @Nullable Labels labels;
    private final long[] counts;

    LabelCounts(@Nullable Labels labels) {
        this.labels = labels;
        this.counts = new long[labels == null ? 1 : labels.kinds().size() + 1];
    }

    /** Adds to the label of a row; into an array of its own where many rows are counted. */
    void add(int row, long count, long[] into) {
        if (labels != null) {
            int kind = labels.kind(row);
            into[kind == Labels.UNLABELLED ? counts.length - 1 : kind] += count;
        }
    }

    /** An array to {@link #add} into. */
    long[] part() {
        return new long[counts.length];
    }

    /** Takes what was counted into an array. */
    synchronized void join(long[] part) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += part[i];
        }
    }

    /** The counts above 0, the largest first; empty without labels. */
    synchronized Map<String, Long> byLabel() {
        Map<String, Long> byLabel = new LinkedHashMap<>();
        if (labels == null) {
            return byLabel;
        }
        List<Integer> kinds = new ArrayList<>();
        for (int kind = 0; kind < counts.length; kind++) {
            if (counts[kind] > 0) {
                kinds.add(kind);
            }
        }
        kinds.sort(Comparator.comparingLong((Integer kind) -> counts[kind]).reversed());
        for (int kind : kinds) {
            String label = kind == counts.length - 1 ? NONE : labels.kinds().get(kind);
            byLabel.merge(byLabel.size() < MOST ? label : OTHERS, counts[kind], Long::sum);
        }
        return byLabel;
    }
}
