package org.strayflow.io;

import java.util.List;
import org.strayflow.task.Feedback;

/** How the records of a file are written, beyond its {@link Dialect}: what stands between the bytes and the cells. */
sealed interface RecordForm permits PlainForm, ZeekForm, JsonForm {
    /**
     * Reads the chunks of a file.
     *
     * @param head the file
     * @param plan what the columns are
     * @param feedback tells of a cancel
     */
    ChunkParser parser(FileHead head, ReadPlan plan, Feedback feedback);

    /** How many records at the start of a file a preview goes through to show at most so many rows. */
    int previewed(FileHead head, int rows);

    /** What the file itself says of its columns: what is known replaces what the layout could only guess. */
    default List<ColumnPlan> settle(List<ColumnPlan> columns) {
        return columns;
    }
}
