package org.strayflow.io;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.TextColumn;

/**
 * What was opened: one or several files of one layout as one table.
 *
 * @param files where the rows come from, in the order given; the rows of a file are consecutive
 * @param layout the layout that all files have
 * @param table the flows
 * @param labels what the label column says; {@code null} without a label column or when no flow has a label
 * @param rejects the records that could not be read
 */
public record Capture(
        List<SourceFile> files,
        Layout layout,
        FlowTable table,
        @Nullable Labels labels,
        RejectLog rejects) {
    /** Copies the list of files. */
    public Capture {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a capture has at least one file");
        }
    }

    /** A capture whose labels are those of the table's label column; as the options say. */
    static Capture of(List<SourceFile> files, Layout layout, FlowTable table, ReadOptions options, RejectLog rejects) {
        return new Capture(files, layout, table, labelsOf(table, options), rejects);
    }

    private static @Nullable Labels labelsOf(FlowTable table, ReadOptions options) {
        TextColumn column = table.labelColumn().orElse(null);
        if (column == null || column.missingCount() == column.size()) {
            return null;
        }
        Set<String> benign = options.benign();
        if (benign == null) {
            return Labels.of(column).withApart(options.kindsApart());
        }
        return options.kindsApart() ? Labels.apart(column, benign) : Labels.of(column, benign);
    }

    /** Short name: {@code monday.csv}, or {@code monday.csv + 3} when there are three files more. */
    public String title() {
        String first = files.getFirst().fingerprint().name();
        return files.size() == 1 ? first : first + " + " + (files.size() - 1);
    }

    /** The same capture where the given label texts mean benign; see {@link Labels#of(TextColumn, Set)}. */
    public Capture withBenign(Set<String> texts) {
        Labels now = labels;
        if (now == null) {
            return this;
        }
        TextColumn column = table.labelColumn().orElseThrow();
        return withLabels(now.isApart() ? Labels.apart(column, texts) : Labels.of(column, texts));
    }

    /** The same capture where label texts that are alike are kinds of their own, or one kind again. */
    public Capture withKindsApart(boolean apart) {
        return labels == null ? this : withLabels(labels.withApart(apart));
    }

    private Capture withLabels(Labels other) {
        return new Capture(files, layout, table, other, rejects);
    }

    /**
     * The file that a row comes from.
     *
     * @param row {@code 0..table().rows()-1}
     * @throws IndexOutOfBoundsException for any other row
     */
    public SourceFile fileOf(int row) {
        if (row >= 0 && row < table.rows()) {
            int from = 0;
            int to = files.size() - 1;
            while (from < to) {
                int middle = (from + to) >>> 1;
                SourceFile file = files.get(middle);
                if (row < file.firstRow() + file.rows()) {
                    to = middle;
                } else {
                    from = middle + 1;
                }
            }
            return files.get(from);
        }
        throw new IndexOutOfBoundsException("row " + row + " of " + table.rows());
    }
}
