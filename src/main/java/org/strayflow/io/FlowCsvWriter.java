package org.strayflow.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;

/**
 * Writes flows as CSV: comma, UTF-8, line feeds, a header, the table's columns in the order of the file, then the extra columns.
 *
 * <p>Texts and names that a spreadsheet would run as a formula get a leading apostrophe, which {@link CaptureReader} takes away again.
 * Numbers are written so that reading them gives the same value and are never touched, not even negative ones; so are cells of an
 * extra column that are numbers. Reading the file gives every original column back with the same values; only a text column whose
 * exported cells all happen to look like numbers, in a layout that does not know it for text, comes back as numbers.
 */
public final class FlowCsvWriter {
    private static final int CHECK_EVERY = 1024;

    private final FlowTable table;
    private final int[] rows;
    private final List<ExtraColumn> extra;
    private final NumberText numbers = new NumberText();

    private FlowCsvWriter(FlowTable table, int[] rows, List<ExtraColumn> extra) {
        this.table = table;
        this.rows = rows;
        this.extra = extra;
    }

    /**
     * Writes rows of a table.
     *
     * @param out the file to write; its folder must exist
     * @param overwrite whether it may replace a file that is there
     * @param table the flows
     * @param rows the table rows to write, in the order of the output
     * @param extra columns to add
     * @return a job that gives the file written; cancelled or failed, it leaves no file behind and an older file as it was
     */
    public static Job<Path> write(Path out, boolean overwrite, FlowTable table, int[] rows, List<ExtraColumn> extra) {
        FlowCsvWriter writer = new FlowCsvWriter(table, rows.clone(), List.copyOf(extra));
        return feedback -> {
            feedback.stage("writing " + out.getFileName());
            AtomicFile.writeText(out, overwrite, text -> writer.writeTo(text, feedback));
            return out;
        };
    }

    private void writeTo(Writer out, Feedback feedback) throws IOException {
        StringBuilder line = new StringBuilder();
        CsvText.appendLine(line, header());
        out.append(line);
        for (int i = 0; i < rows.length; i++) {
            if (i % CHECK_EVERY == 0) {
                feedback.check();
                feedback.progress(i, rows.length);
            }
            line.setLength(0);
            appendRow(line, rows[i]);
            out.append(line);
        }
        feedback.check();
        feedback.progress(rows.length, rows.length);
    }

    private List<String> header() {
        List<String> names = new ArrayList<>();
        table.columns().forEach(column -> names.add(column.name()));
        extra.forEach(column -> names.add(column.name()));
        return HeaderNames.unique(names).stream().map(CsvText::guard).toList();
    }

    private void appendRow(StringBuilder line, int row) {
        for (int place = 0; place < table.width(); place++) {
            if (place > 0) {
                line.append(',');
            }
            Column column = table.column(place);
            String text = column.text(row);
            CsvText.append(line, column instanceof TextColumn ? CsvText.guard(text) : text);
        }
        for (int i = 0; i < extra.size(); i++) {
            if (table.width() + i > 0) {
                line.append(',');
            }
            String text = extra.get(i).textOfRow().apply(row);
            CsvText.append(line, numbers.read(text).isNumber() ? text : CsvText.guard(text));
        }
        CsvText.endLine(line, table.width() + extra.size());
    }
}
