package org.strayflow.ui.vm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Ranking;
import org.strayflow.flow.Column;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.workspace.Analysis;

/** Sorts ranked rows by a column. Equal values stay in the order of their scores; missing ones come last either way. */
final class RowSorting {
    private static final int CHECK_EVERY = 8_192;

    private RowSorting() {}

    /** All ranked rows in the order of a sort. */
    static Job<int[]> of(Analysis analysis, Ranking ranking, RowSort sort) {
        return feedback -> {
            double[] keys = keys(analysis, ranking, sort, feedback);
            if (!sort.ascending()) {
                for (int place = 0; place < keys.length; place++) {
                    keys[place] = -keys[place];
                }
            }
            return ordered(ranking, keys, feedback);
        };
    }

    /** The sort key of every place of the ranking; NaN when missing. */
    private static double[] keys(Analysis analysis, Ranking ranking, RowSort sort, Feedback feedback) {
        double[] keys = new double[ranking.size()];
        if (sort.columnId().equals(FlaggedColumns.SCORE)) {
            return fill(keys, feedback, ranking::scoreAt);
        }
        Labels labels = analysis.capture().labels();
        if (sort.columnId().equals(FlaggedColumns.LABEL) && labels != null) {
            double[] ranks = alphabetical(labels.kinds());
            return fill(keys, feedback, place -> {
                int kind = labels.kind(ranking.rowAt(place));
                return kind == Labels.UNLABELLED ? Double.NaN : ranks[kind];
            });
        }
        Column column = analysis.capture()
                .table()
                .column(FlaggedColumns.name(sort.columnId()))
                .orElseThrow();
        return switch (column) {
            case NumberColumn numbers -> fill(keys, feedback, place -> numbers.value(ranking.rowAt(place)));
            case TextColumn texts -> {
                double[] ranks = alphabetical(texts.dictionary());
                yield fill(keys, feedback, place -> {
                    int code = texts.code(ranking.rowAt(place));
                    return code == TextColumn.MISSING ? Double.NaN : ranks[code];
                });
            }
        };
    }

    /** A key for a place. */
    private interface Key {
        double at(int place);
    }

    private static double[] fill(double[] keys, Feedback feedback, Key key) {
        for (int place = 0; place < keys.length; place++) {
            if (place % CHECK_EVERY == 0) {
                feedback.check();
            }
            keys[place] = key.at(place);
        }
        return keys;
    }

    /** The place of each text in alphabetical order. */
    private static double[] alphabetical(List<String> texts) {
        int[] codes = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparing(texts::get))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[codes.length];
        for (int rank = 0; rank < codes.length; rank++) {
            ranks[codes[rank]] = rank;
        }
        return ranks;
    }

    private static int[] ordered(Ranking ranking, double[] keys, Feedback feedback) {
        double[] distinct =
                Arrays.stream(keys).filter(key -> !Double.isNaN(key)).toArray();
        feedback.check();
        Arrays.parallelSort(distinct);
        feedback.check();
        int count = unique(distinct);
        // A counting sort over the distinct values keeps equal ones in the order of their scores.
        int[] starts = new int[count + 2];
        int[] buckets = new int[keys.length];
        for (int place = 0; place < keys.length; place++) {
            if (place % CHECK_EVERY == 0) {
                feedback.check();
            }
            buckets[place] = Double.isNaN(keys[place]) ? count : Arrays.binarySearch(distinct, 0, count, keys[place]);
            starts[buckets[place] + 1]++;
        }
        for (int bucket = 1; bucket < starts.length; bucket++) {
            starts[bucket] += starts[bucket - 1];
        }
        int[] order = new int[keys.length];
        for (int place = 0; place < keys.length; place++) {
            order[starts[buckets[place]]++] = ranking.rowAt(place);
        }
        return order;
    }

    /** Moves the distinct ones of sorted values to the front and says how many there are. */
    private static int unique(double[] values) {
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || Double.compare(values[i], values[i - 1]) != 0) {
                values[count++] = values[i];
            }
        }
        return count;
    }

    /**
     * Those of the ordered rows that are among the first {@code flagged} places of the ranking.
     *
     * @param only and among these; {@code null} for all
     */
    static Job<int[]> keep(Ranking ranking, int[] order, int flagged, @Nullable Selection only) {
        return feedback -> {
            if (flagged == ranking.size() && only == null) {
                return order;
            }
            BitSet wanted = new BitSet();
            for (int place = 0; place < flagged; place++) {
                wanted.set(ranking.rowAt(place));
            }
            feedback.check();
            if (only != null) {
                wanted.and(bits(only));
            }
            int[] kept = new int[wanted.cardinality()];
            int count = 0;
            for (int row : order) {
                if (wanted.get(row)) {
                    kept[count++] = row;
                }
            }
            return kept;
        };
    }

    private static BitSet bits(Selection rows) {
        BitSet bits = new BitSet();
        for (int place = 0; place < rows.size(); place++) {
            bits.set(rows.get(place));
        }
        return bits;
    }

    /**
     * The ranked rows that are among some.
     *
     * @param order the rows, highest score first
     * @param places of these rows in the ranking, ascending
     */
    record Kept(int[] order, int[] places) {
        /** How many of them are among the first {@code flagged} places of the ranking. */
        int among(int flagged) {
            int at = Arrays.binarySearch(places, flagged);
            return at >= 0 ? at : -at - 1;
        }
    }

    /** The ranked rows that are among some. */
    static Job<Kept> narrowed(Ranking ranking, Selection only) {
        return feedback -> {
            BitSet wanted = bits(only);
            int[] order = new int[only.size()];
            int[] places = new int[only.size()];
            int count = 0;
            for (int place = 0; place < ranking.size(); place++) {
                if (place % CHECK_EVERY == 0) {
                    feedback.check();
                }
                if (wanted.get(ranking.rowAt(place))) {
                    order[count] = ranking.rowAt(place);
                    places[count++] = place;
                }
            }
            return new Kept(Arrays.copyOf(order, count), Arrays.copyOf(places, count));
        };
    }
}
