package org.strayflow.io;

import java.util.List;
import org.strayflow.flow.FlowTable;

/**
 * Flows that were written to a growing file since the last look. The arrays are not copied.
 *
 * @param layout what the file was recognised as
 * @param table the flows; there may be none where records were rejected or skipped only, or a header was read
 * @param offsets where the record of each flow begins, in bytes
 * @param lines the line on which it begins, counted from 1
 * @param rejected how many records could not be read
 * @param rejects the first of them
 * @param skipped records that are no flows: the header, comments, other events
 */
public record GrownRows(
        Layout layout,
        FlowTable table,
        long[] offsets,
        long[] lines,
        long rejected,
        List<Reject> rejects,
        long skipped) {
    /** Copies the list. */
    public GrownRows {
        rejects = List.copyOf(rejects);
    }
}
