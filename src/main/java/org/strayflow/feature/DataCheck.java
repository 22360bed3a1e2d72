package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumn;
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
 * <tr><td>DATA-111</td><td>features that correlate with an earlier one, |r| &gt; 0.95</td></tr>
 * <tr><td>DATA-112</td><td>label texts that are alike but for case, blanks, dashes or damaged characters</td></tr>
 * <tr><td>DATA-113</td><td>a data set's own difficulty level among the features</td></tr>
 * <tr><td>DATA-115</td><td>what is known of files of the layout: wrong columns, labels with published errors; found by the layout, not here</td></tr>
 * <tr><td>DATA-116</td><td>timestamps that cannot be read</td></tr>
 * <tr><td>DATA-117</td><td>timestamps that can be read in several ways</td></tr>
 * <tr><td>DATA-118</td><td>rows that repeat a row of another file in every feature and in the label</td></tr>
 * </table>
 */
public final class DataCheck {
    /** A feature that reaches this area under the ROC curve alone is pointed out. */
    public static final double SHORTCUT = 0.95;

    /** Columns that correlate more than this are pointed out. */
    public static final double CORRELATED = 0.95;

    private final FlowTable table;
    private final @Nullable Labels labels;
    private final RowNames names;
    private final Parallel parallel;

    private DataCheck(FlowTable table, @Nullable Labels labels, List<Source> sources, Parallel parallel) {
        this.table = table;
        this.labels = labels;
        this.names = new RowNames(sources);
        this.parallel = parallel;
    }

    /**
     * Where a stretch of rows comes from.
     *
     * @param name the file's
     * @param firstRow the first of its rows; they end where the next source begins
     */
    public record Source(String name, int firstRow) {}

    /**
     * What was found.
     *
     * @param findings the weightiest first, then by code; empty when there is nothing to say
     * @param duplicateRows rows that repeat an earlier row in every column, label, identifiers and times included: what a
     *     file-level tool calls duplicates
     */
    public record Report(List<Finding> findings, long duplicateRows) {
        /** Sorts the findings. */
        public Report {
            findings = findings.stream()
                    .sorted(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::code))
                    .toList();
        }

        /** With further findings. */
        public Report with(List<Finding> more) {
            return new Report(Stream.concat(findings.stream(), more.stream()).toList(), duplicateRows);
        }
    }

    /**
     * Checks a capture.
     *
     * @param table the flows
     * @param labels their labels, one a row; {@code null} when there are none
     * @param sources the files that the rows come from, in order; may be empty for one
     * @param parallel how many threads; the findings do not depend on it
     */
    public static Job<Report> examine(
            FlowTable table, @Nullable Labels labels, List<Source> sources, Parallel parallel) {
        if (labels != null && labels.rows() != table.rows()) {
            throw new IllegalArgumentException(labels.rows() + " labels for " + table.rows() + " rows");
        }
        return new DataCheck(table, labels, sources, parallel)::report;
    }

    private Report report(Feedback feedback) throws StrayflowException {
        List<Column> features = new ArrayList<>();
        List<Column> others = new ArrayList<>();
        for (int place = 0; place < table.width(); place++) {
            (table.role(place) == Role.FEATURE ? features : others).add(table.column(place));
        }
        List<Finding> findings = new ArrayList<>();
        if (table.rows() == 0) {
            return new Report(findings, 0);
        }
        feedback.stage("checking columns");
        List<ColumnScan> scans = scans(features, feedback.sub(0.15));
        feedback.stage("comparing columns");
        Correlation.Found correlated = Correlation.above(CORRELATED, scans, table.rows(), parallel, feedback.sub(0.25));
        new ColumnFindings(table.rows(), scans, feedback).addTo(findings, correlated);
        new ValueFindings(table.rows(), scans, labels, names, parallel).addTo(findings, feedback.sub(0.05));
        texts(findings, feedback);
        feedback.stage("looking for duplicate rows");
        long duplicates = rows(features, others, findings, feedback.sub(0.4));
        feedback.stage("looking for shortcuts");
        shortcuts(features, findings, feedback.sub(0.15));
        return new Report(findings, duplicates);
    }

    /** What the texts of labels and timestamps say. */
    private void texts(List<Finding> findings, Feedback feedback) {
        Labels known = labels;
        if (known != null) {
            table.labelColumn().ifPresent(column -> LabelFindings.add(column, known, findings));
        }
        for (int place = 0; place < table.width(); place++) {
            if (table.role(place) == Role.TIME && table.column(place) instanceof TextColumn texts) {
                TimeFindings.add(texts, table.times(), names, findings, feedback);
            }
        }
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

    /** Groups the rows ever more finely: by features, by label, by all other columns; gives the repeats of the last. */
    private long rows(List<Column> features, List<Column> others, List<Finding> findings, Feedback feedback)
            throws StrayflowException {
        List<String> looked = features.stream().map(Column::name).toList();
        RowFindings about = new RowFindings(table.rows(), labels, names, looked);
        about.addUnlabelled(findings);
        List<RowBits> values = features.stream().map(RowBits::of).toList();
        RowGroups alike = RowGroups.one(table.rows()).refined(values, parallel, feedback.sub(0.7));
        Labels known = labels;
        List<RowBits> label = known == null ? List.of() : List.of(RowBits.of(known));
        RowGroups same = alike.refined(label, parallel, feedback.sub(0.1));
        if (!features.isEmpty()) {
            about.addDuplicates(same, findings);
        }
        if (known != null && !features.isEmpty()) {
            about.addConflicts(known, alike, LeftOutRows.torn(known, alike, feedback), findings);
        }
        List<RowBits> rest = others.stream()
                .filter(column -> !isLookedAt(column, known))
                .map(RowBits::of)
                .toList();
        return same.refined(rest, parallel, feedback.sub(0.2)).repeats();
    }

    /** Whether a column says no more than the labels, which have been looked at. */
    private boolean isLookedAt(Column column, @Nullable Labels known) {
        return known != null
                && table.labelColumn()
                        .filter(label -> label.equals(column))
                        .filter(label -> label.dictionary().equals(known.kinds()))
                        .isPresent();
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
        RowFindings.addShortcuts(features, areas, separation.get().isSampled(), findings);
    }
}
