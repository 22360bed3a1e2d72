package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * The rows of a capture that some rules leave out.
 *
 * @param rows all of them
 * @param perRule how many each rule names, in the order of the rules; one row may be named by several
 */
public record LeftOutRows(Selection rows, List<Integer> perRule) {
    private static final int CHECK_EVERY = 8_192;

    /** Copies the counts. */
    public LeftOutRows {
        perRule = List.copyOf(perRule);
    }

    /** None. */
    public static LeftOutRows none() {
        return new LeftOutRows(Selection.of(), List.of());
    }

    /**
     * Finds the rows.
     *
     * @param table the capture
     * @param labels its labels; {@code null} when there are none
     * @param rules which rows
     * @param parallel how many threads; the rows do not depend on it
     * @return a job; it fails with {@link ConfigurationException} CONF-124 when the table lacks a column of a rule
     */
    public static Job<LeftOutRows> of(
            FlowTable table, @Nullable Labels labels, List<RowRule> rules, Parallel parallel) {
        return feedback -> {
            BitSet all = new BitSet(table.rows());
            List<Integer> perRule = new ArrayList<>();
            for (RowRule rule : rules) {
                feedback.stage("looking for " + rule.kind().text() + " rows");
                BitSet rows = find(table, labels, rule, parallel, feedback.sub(1.0 / rules.size()));
                perRule.add(rows.cardinality());
                all.or(rows);
            }
            return new LeftOutRows(Selection.of(all.stream().toArray()), perRule);
        };
    }

    private static BitSet find(
            FlowTable table, @Nullable Labels labels, RowRule rule, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        List<Column> columns = new ArrayList<>();
        for (String name : rule.columns()) {
            columns.add(table.column(name)
                    .orElseThrow(() -> new ConfigurationException(Problem.of(
                            "CONF-124",
                            "The capture has no column " + name + ", which says which rows to leave out.",
                            "Take the fix away, or open the capture that was checked."))));
        }
        return switch (rule.kind()) {
            case REPEATED -> repeated(table, labels, columns, parallel, feedback);
            case CONFLICTING -> conflicting(table, labels, columns, parallel, feedback);
            case INFINITE, MISSING, NEGATIVE -> odd(table, rule.kind(), columns, parallel, feedback);
        };
    }

    private static BitSet repeated(
            FlowTable table, @Nullable Labels labels, List<Column> columns, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        List<RowBits> values = new ArrayList<>();
        columns.forEach(column -> values.add(RowBits.of(column)));
        if (labels != null) {
            values.add(RowBits.of(labels));
        }
        RowGroups same = RowGroups.one(table.rows()).refined(values, parallel, feedback);
        BitSet rows = new BitSet(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            rows.set(row, same.first(row) != row);
        }
        return rows;
    }

    private static BitSet conflicting(
            FlowTable table, @Nullable Labels labels, List<Column> columns, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        BitSet rows = new BitSet(table.rows());
        if (labels != null) {
            List<RowBits> values = columns.stream().map(RowBits::of).toList();
            RowGroups alike = RowGroups.one(table.rows()).refined(values, parallel, feedback);
            boolean[] torn = torn(labels, alike, feedback);
            for (int row = 0; row < table.rows(); row++) {
                rows.set(row, labels.isLabelled(row) && torn[alike.first(row)]);
            }
        }
        return rows;
    }

    /** For the first row of every group: whether the rows of the group have different labels. Missing ones do not count. */
    static boolean[] torn(Labels labels, RowGroups alike, Feedback feedback) {
        int[] kinds = new int[labels.rows()];
        boolean[] torn = new boolean[labels.rows()];
        Arrays.fill(kinds, Labels.UNLABELLED);
        for (int row = 0; row < kinds.length; row++) {
            if (row % CHECK_EVERY == 0) {
                feedback.check();
            }
            int first = alike.first(row);
            if (labels.isLabelled(row)) {
                torn[first] |= kinds[first] != Labels.UNLABELLED && kinds[first] != labels.kind(row);
                kinds[first] = kinds[first] == Labels.UNLABELLED ? labels.kind(row) : kinds[first];
            }
        }
        return torn;
    }

    private static BitSet odd(
            FlowTable table, RowRule.Kind kind, List<Column> columns, Parallel parallel, Feedback feedback)
            throws StrayflowException {
        BitSet rows = new BitSet(table.rows());
        new OddValues(kind, columns).count(table.rows(), parallel, feedback, (from, counts) -> {
            synchronized (rows) {
                for (int i = 0; i < counts.length; i++) {
                    if (counts[i] > 0) {
                        rows.set(from + i);
                    }
                }
            }
        });
        return rows;
    }
}
