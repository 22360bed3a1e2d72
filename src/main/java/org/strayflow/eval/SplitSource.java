package org.strayflow.eval;

import java.util.List;
import java.util.Optional;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TimeColumn;

/**
 * What a split is made of.
 *
 * @param labels of the capture
 * @param leftOut rows that are to be in no partition but {@link Partition#ALL}
 * @param times when each flow began; empty when that is not known
 * @param firstRows the first row of each file, ascending, the first one 0
 */
public record SplitSource(Labels labels, Selection leftOut, Optional<TimeColumn> times, List<Integer> firstRows) {
    /** Copies the list. */
    public SplitSource {
        firstRows = List.copyOf(firstRows);
    }

    /** Labels alone, all rows of one file. */
    public static SplitSource of(Labels labels, Selection leftOut) {
        return new SplitSource(labels, leftOut, Optional.empty(), List.of(0));
    }

    /** Whether rows can be put in order of time: two moments at least are known. */
    public boolean isTimed() {
        return times.isPresent() && moments(times.get()) > 1;
    }

    private static int moments(TimeColumn times) {
        long first = TimeColumn.MISSING;
        for (int row = 0; row < times.size(); row++) {
            if (!times.isMissing(row)) {
                if (first != TimeColumn.MISSING && first != times.micros(row)) {
                    return 2;
                }
                first = times.micros(row);
            }
        }
        return first == TimeColumn.MISSING ? 0 : 1;
    }
}
