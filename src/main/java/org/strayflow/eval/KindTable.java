package org.strayflow.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Labels;
import org.strayflow.task.Feedback;

/**
 * How many rows of each kind are among the first places of a ranking: a table of running counts at every {@code spacing}-th place and a
 * short scan from there. The spacing is 1,024 or, where there are more kinds, as wide as there are kinds, so that the table never has
 * more entries than the ranking has rows (plus one line).
 */
final class KindTable {
    private static final int SPACING = 1024;
    private static final int CHUNK = 8192;

    private final int[] order;
    private final @Nullable Labels labels;
    /** For each kind of the labels its place among the kinds that have rows here, or -1. */
    private final int[] columnOf;
    /** The kinds that have rows here. */
    private final int[] kinds;

    private final int[] totals;
    private final int spacing;
    /** Running counts, one line of {@code kinds.length} a checkpoint. */
    private final int[] checkpoints;

    private final FlagBits attackBits;
    private final FlagBits benignBits;

    private KindTable(int[] order, @Nullable Labels labels, int[] rowsOfKind, Feedback feedback) {
        this.order = order;
        this.labels = labels;
        this.columnOf = new int[rowsOfKind.length];
        Arrays.fill(columnOf, -1);
        int columns = 0;
        for (int kind = 0; kind < rowsOfKind.length; kind++) {
            if (rowsOfKind[kind] > 0) {
                columnOf[kind] = columns++;
            }
        }
        this.kinds = new int[columns];
        this.totals = new int[columns];
        for (int kind = 0; kind < rowsOfKind.length; kind++) {
            if (columnOf[kind] >= 0) {
                kinds[columnOf[kind]] = kind;
                totals[columnOf[kind]] = rowsOfKind[kind];
            }
        }
        this.spacing = columns <= SPACING ? SPACING : 2 * Integer.highestOneBit(columns - 1);
        this.checkpoints = new int[(order.length / spacing + 1) * columns];
        long[] attack = FlagBits.room(order.length);
        long[] benign = FlagBits.room(order.length);
        fill(attack, benign, feedback);
        this.attackBits = FlagBits.over(attack);
        this.benignBits = FlagBits.over(benign);
    }

    /** Counts; without labels there are no kinds and no bits. */
    static KindTable of(int[] order, @Nullable Labels labels, Feedback feedback) {
        int[] rowsOfKind = new int[labels == null ? 0 : labels.kinds().size()];
        for (int from = 0; from < order.length && labels != null; from += CHUNK) {
            feedback.check();
            for (int place = from; place < Math.min(order.length, from + CHUNK); place++) {
                int kind = labels.kind(order[place]);
                if (kind != Labels.UNLABELLED) {
                    rowsOfKind[kind]++;
                }
            }
        }
        return new KindTable(order, labels, rowsOfKind, feedback);
    }

    private void fill(long[] attack, long[] benign, Feedback feedback) {
        int columns = kinds.length;
        int[] running = new int[columns];
        for (int place = 0; place <= order.length; place++) {
            if (place % spacing == 0) {
                System.arraycopy(running, 0, checkpoints, place / spacing * columns, columns);
            }
            if (place % CHUNK == 0) {
                feedback.check();
                feedback.progress(place, order.length);
            }
            if (place < order.length && labels != null) {
                int kind = labels.kind(order[place]);
                if (kind != Labels.UNLABELLED) {
                    running[columnOf[kind]]++;
                    FlagBits.set(labels.isBenignKind(kind) ? benign : attack, place);
                }
            }
        }
    }

    FlagBits attacks() {
        return attackBits;
    }

    FlagBits benign() {
        return benignBits;
    }

    /** The kinds that have rows, with how many of them are among the first {@code places} places. */
    List<KindCount> among(int places) {
        List<KindCount> counts = new ArrayList<>(kinds.length);
        if (labels == null) {
            return counts;
        }
        int checkpoint = places / spacing;
        int[] running = Arrays.copyOfRange(checkpoints, checkpoint * kinds.length, (checkpoint + 1) * kinds.length);
        for (int place = checkpoint * spacing; place < places; place++) {
            int kind = labels.kind(order[place]);
            if (kind != Labels.UNLABELLED) {
                running[columnOf[kind]]++;
            }
        }
        for (int column = 0; column < kinds.length; column++) {
            int kind = kinds[column];
            counts.add(new KindCount(
                    labels.kinds().get(kind), labels.isBenignKind(kind), totals[column], running[column]));
        }
        return counts;
    }

    long heapBytes() {
        return 4L * checkpoints.length + attackBits.heapBytes() + benignBits.heapBytes();
    }
}
