package org.strayflow.feature;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;

/** Rows that repeat an earlier one. */
public final class RepeatedRows {
    private RepeatedRows() {}

    /**
     * Some rows without those that repeat an earlier one of them in every column looked at and in the label.
     *
     * @param table the capture
     * @param labels its labels; {@code null} when there are none
     * @param rows some of its rows
     * @param columns names of columns of the table
     * @param parallel how many threads; the rows do not depend on it
     */
    public static Job<Selection> without(
            FlowTable table, @Nullable Labels labels, Selection rows, List<String> columns, Parallel parallel) {
        return feedback -> {
            feedback.stage("looking for repeated rows");
            List<RowBits> values = new ArrayList<>();
            columns.forEach(name -> values.add(RowBits.of(table.column(name).orElseThrow())));
            if (labels != null) {
                values.add(RowBits.of(labels));
            }
            RowGroups same = RowGroups.one(table.rows()).refined(values, parallel, feedback);
            BitSet seen = new BitSet(table.rows());
            return rows.filter(row -> {
                boolean first = !seen.get(same.first(row));
                seen.set(same.first(row));
                return first;
            });
        };
    }

    /**
     * Those of some rows that equal none of some others in every column looked at.
     *
     * @param table the capture
     * @param seen the others
     * @param rows some of its rows
     * @param columns names of columns of the table
     * @param parallel how many threads; the rows do not depend on it
     */
    public static Job<Selection> unseen(
            FlowTable table, Selection seen, Selection rows, List<String> columns, Parallel parallel) {
        return feedback -> {
            feedback.stage("looking for repeated rows");
            List<RowBits> values = new ArrayList<>();
            columns.forEach(name -> values.add(RowBits.of(table.column(name).orElseThrow())));
            RowGroups same = RowGroups.one(table.rows()).refined(values, parallel, feedback);
            BitSet known = new BitSet(table.rows());
            seen.stream().forEach(row -> known.set(same.first(row)));
            return rows.filter(row -> !known.get(same.first(row)));
        };
    }
}
