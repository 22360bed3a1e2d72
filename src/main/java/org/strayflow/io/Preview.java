package org.strayflow.io;

import java.nio.file.Path;
import java.util.List;
import org.strayflow.flow.FlowTable;
import org.strayflow.task.Problem;

/**
 * What an analyst sees of a capture before it is read.
 *
 * @param file the table that was looked at
 * @param files how many files may be read, those included that may turn out to be no tables of this layout
 * @param bytes how many bytes {@code file} has on the disk, packed if it is
 * @param layout the layout that was recognised or chosen
 * @param dialect how its text is cut into records and fields
 * @param encoding how its text is written in bytes
 * @param header whether its first record names the columns
 * @param columns what its columns are, with the analyst's choices
 * @param rows its first flows, at most {@value CapturePreview#ROWS}; types are those of these flows alone
 * @param rejects the records among them that cannot be read
 * @param doubts what was assumed and may be wrong, and what will be left out
 */
public record Preview(
        Path file,
        int files,
        long bytes,
        Layout layout,
        Dialect dialect,
        TextEncoding encoding,
        boolean header,
        List<ColumnPlan> columns,
        FlowTable rows,
        RejectLog rejects,
        List<Problem> doubts) {
    /** Copies the lists. */
    public Preview {
        columns = List.copyOf(columns);
        doubts = List.copyOf(doubts);
    }
}
