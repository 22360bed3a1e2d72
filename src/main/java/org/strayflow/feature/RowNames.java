package org.strayflow.feature;

import java.util.List;
import java.util.Locale;

/** Names rows for people: counted from 1, with their file where there are several. Rejected records do not count. */
final class RowNames {
    private final List<DataCheck.Source> sources;

    RowNames(List<DataCheck.Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Whether the rows come from several files. */
    boolean severalFiles() {
        return sources.size() > 1;
    }

    /** The place of a row's file. */
    int fileOf(int row) {
        int file = 0;
        while (file + 1 < sources.size() && sources.get(file + 1).firstRow() <= row) {
            file++;
        }
        return file;
    }

    /** {@code row 17}, or {@code row 17 of tuesday.csv}. */
    String of(int row) {
        if (!severalFiles()) {
            return String.format(Locale.ROOT, "row %,d", row + 1);
        }
        DataCheck.Source source = sources.get(fileOf(row));
        return String.format(Locale.ROOT, "row %,d of %s", row - source.firstRow() + 1, source.name());
    }
}
