package org.strayflow.io;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recognised set of columns. One class a layout; a new one is added to {@link Layouts#ALL}. Without state, so every thread may use it.
 */
public interface Layout {
    /** Stable short name: {@code cic-ids2017-machine-learning}. */
    String id();

    /** The name shown to an analyst. */
    String title();

    /**
     * Whether a file that begins like this has this layout.
     *
     * @param head the file's first records
     * @return what the columns are, one plan a column in the order of the file; empty when it is another layout
     */
    Optional<Recognition> recognise(Head head);

    /** The program that makes such files, or the data set they belong to; models of one extractor share their features. */
    default String extractor() {
        return title();
    }

    /** What an analyst should know of such files before training: columns that are known to be wrong, labels with published errors. */
    default List<String> notes() {
        return List.of();
    }

    /** Defects that files of this layout are known for and that the reader makes good. */
    default Set<Quirk> quirks() {
        return Set.of();
    }

    /**
     * What a layout says of a file.
     *
     * @param header whether the first record is a header
     * @param columns one plan a column, with distinct names
     */
    record Recognition(boolean header, List<ColumnPlan> columns) {
        /** Copies the list and adds the meanings that show from well-known names. */
        public Recognition {
            columns = Meanings.added(columns);
        }

        /** The names of the columns. */
        List<String> names() {
            return columns.stream().map(ColumnPlan::name).toList();
        }
    }

    /** A known defect. */
    enum Quirk {
        /** Dashes and quotes in labels are single bytes of Windows-1252 (0x91 to 0x97) in a file that is otherwise ASCII. */
        WINDOWS_DASHES,
        /** There are records without any value, left over from an export; each is rejected instead of becoming an empty flow. */
        EMPTY_RECORDS
    }
}
