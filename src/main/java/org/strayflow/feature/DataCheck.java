package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Role;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Looks for what makes figures mislead, before anything is trained. Features are the columns with the role {@link Role#FEATURE}.
 *
 * <table>
 * <caption>Findings</caption>
 * <tr><th>code</th><th>what</th></tr>
 * <tr><td>DATA-101</td><td>rows that repeat an earlier one in every feature and in the label</td></tr>
 * <tr><td>DATA-102</td><td>rows with equal features and different labels</td></tr>
 * <tr><td>DATA-103</td><td>features with one value</td></tr>
 * <tr><td>DATA-104</td><td>features with the values of an earlier one, constant ones aside</td></tr>
 * <tr><td>DATA-105</td><td>infinite values in features</td></tr>
 * <tr><td>DATA-106</td><td>missing values in features</td></tr>
 * <tr><td>DATA-107</td><td>negative durations and inter-arrival times in features</td></tr>
 * <tr><td>DATA-108</td><td>rows without a label</td></tr>
 * <tr><td>DATA-109</td><td>features that name a flow, a host or a moment instead of describing behaviour</td></tr>
 * <tr><td>DATA-110</td><td>features that tell attack from benign all by themselves</td></tr>
 * </table>
 */
public final class DataCheck {
    /** A feature that reaches this area under the ROC curve alone is pointed out. */
    public static final double SHORTCUT = 0.95;

    private final FlowTable table;
    private final @Nullable Labels labels;
    private final Parallel parallel;

    private DataCheck(FlowTable table, @Nullable Labels labels, Parallel parallel) {
        this.table = table;
        this.labels = labels;
        this.parallel = parallel;
    }

    /**
     * Checks a capture.
     *
     * @param table the flows
     * @param labels their labels, one a row; {@code null} when there are none
     * @param parallel how many threads; the findings do not depend on it
     * @return a job that gives the findings, the weightiest first, then by code; empty when there is nothing to say
     */
    public static Job<List<Finding>> check(FlowTable table, @Nullable Labels labels, Parallel parallel) {
        if (labels != null && labels.rows() != table.rows()) {
            throw new IllegalArgumentException(labels.rows() + " labels for " + table.rows() + " rows");
        }
        return new DataCheck(table, labels, parallel)::findings;
    }

    /**
     * Counts the rows that repeat an earlier row in every column, label, identifiers and times included: what a file-level tool
     * calls duplicates.
     *
     * @param table the flows
     * @param parallel how many threads
     * @return a job that gives the count
     */
    public static Job<Long> duplicateRows(FlowTable table, Parallel parallel) {
        return feedback -> {
            feedback.stage("looking for duplicate rows");
            List<IntToLongFunction> values =
                    table.columns().stream().map(RowGroups::bits).toList();
            return RowGroups.one(table.rows())
                    .refined(values, parallel, feedback)
                    .repeats();
        };
    }

    private List<Finding> findings(Feedback feedback) throws StrayflowException {
        List<Column> features = new ArrayList<>();
        for (int place = 0; place < table.width(); place++) {
            if (table.role(place) == Role.FEATURE) {
                features.add(table.column(place));
            }
        }
        List<Finding> findings = new ArrayList<>();
        if (table.rows() == 0) {
            return findings;
        }
        feedback.stage("checking columns");
        ColumnFindings columns = new ColumnFindings(table.rows(), scans(features, feedback.sub(0.25)), feedback);
        columns.addTo(findings);
        feedback.stage("looking for duplicate rows");
        duplicates(features, findings, feedback.sub(0.5));
        feedback.stage("looking for shortcuts");
        shortcuts(features, findings, feedback.sub(0.25));
        unlabelled(findings);
        findings.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::code));
        return List.copyOf(findings);
    }

    private List<ColumnScan> scans(List<Column> features, Feedback feedback) throws StrayflowException {
        ColumnScan[] scans = new ColumnScan[features.size()];
        parallel.forBlocks(scans.length, 1, feedback, (from, to) -> {
            for (int i = from; i < to; i++) {
                scans[i] = ColumnScan.of(features.get(i), feedback);
            }
        });
        return List.of(scans);
    }

    private void duplicates(List<Column> features, List<Finding> findings, Feedback feedback)
            throws StrayflowException {
        if (features.isEmpty()) {
            return;
        }
        List<IntToLongFunction> values = features.stream().map(RowGroups::bits).toList();
        RowGroups alike = RowGroups.one(table.rows()).refined(values, parallel, feedback.sub(0.8));
        Labels known = labels;
        List<IntToLongFunction> label = known == null ? List.of() : List.of(known::kind);
        RowGroups same = alike.refined(label, parallel, feedback.sub(0.2));
        RowFindings.duplicates(table.rows(), same.repeats()).ifPresent(findings::add);
        if (known != null) {
            RowFindings.conflicts(known, alike, feedback).ifPresent(findings::add);
        }
    }

    private void shortcuts(List<Column> features, List<Finding> findings, Feedback feedback) throws StrayflowException {
        Optional<Separation> separation = Separation.of(labels);
        if (separation.isEmpty()) {
            return;
        }
        double[] areas = new double[features.size()];
        parallel.forBlocks(areas.length, 1, feedback, (from, to) -> {
            for (int i = from; i < to; i++) {
                areas[i] = separation.get().of(features.get(i));
            }
        });
        RowFindings.shortcuts(features, areas, separation.get().isSampled()).ifPresent(findings::add);
    }

    private void unlabelled(List<Finding> findings) {
        int without = labels == null ? table.rows() : labels.unlabelled();
        RowFindings.unlabelled(table.rows(), without).ifPresent(findings::add);
    }
}
