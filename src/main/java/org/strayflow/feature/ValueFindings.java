package org.strayflow.feature;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** The findings about infinite, missing and negative values. */
final class ValueFindings {
    /** When more rows than this share are concerned, leaving them out would leave out too much. */
    private static final double MOST_ROWS = 0.05;

    /** A column that lacks more than this share of its values is hardly a feature. */
    private static final double MOSTLY_MISSING = 0.5;

    private final int rows;
    private final List<ColumnScan> scans;
    private final @Nullable Labels labels;
    private final RowNames names;
    private final Parallel parallel;

    ValueFindings(int rows, List<ColumnScan> scans, @Nullable Labels labels, RowNames names, Parallel parallel) {
        this.rows = rows;
        this.scans = scans;
        this.labels = labels;
        this.names = names;
        this.parallel = parallel;
    }

    /**
     * What one finding says and looks at.
     *
     * @param code its code
     * @param what the values, in the singular
     * @param kind which values
     * @param count how many of them a column has
     * @param meaning what a detector makes of them
     */
    private record Kind(
            String code, String what, RowRule.Kind kind, ToLongFunction<ColumnScan> count, String meaning) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "DATA-105",
                    "infinite value",
                    RowRule.Kind.INFINITE,
                    ColumnScan::infinite,
                    "A detector takes the largest or smallest finite value of the column instead. In "),
            new Kind(
                    "DATA-106",
                    "missing value",
                    RowRule.Kind.MISSING,
                    ColumnScan::missing,
                    "A detector takes the column's median instead, and a text that is missing as a text of its own. In "),
            new Kind(
                    "DATA-107",
                    "negative time",
                    RowRule.Kind.NEGATIVE,
                    scan -> ColumnNames.isDuration(scan.column().name()) ? scan.negative() : 0,
                    "No time can be negative: the extractor got packets out of order or a counter overflowed. In "));

    void addTo(List<Finding> findings, Feedback feedback) throws StrayflowException {
        for (Kind kind : KINDS) {
            List<ColumnScan> concerned = scans.stream()
                    .filter(scan -> kind.count.applyAsLong(scan) > 0)
                    .sorted(Comparator.comparingLong(kind.count).reversed())
                    .toList();
            if (!concerned.isEmpty()) {
                findings.add(finding(kind, concerned, feedback.sub(1.0 / KINDS.size())));
            }
        }
    }

    private Finding finding(Kind kind, List<ColumnScan> concerned, Feedback feedback) throws StrayflowException {
        long total = concerned.stream().mapToLong(kind.count).sum();
        List<String> counts = concerned.stream()
                .map(scan -> String.format(Locale.ROOT, "%s %,d", scan.column().name(), kind.count.applyAsLong(scan)))
                .toList();
        List<Column> columns = concerned.stream().map(ColumnScan::column).toList();
        OddValues odd = new OddValues(kind.kind, columns);
        LabelCounts byLabel = new LabelCounts(labels);
        NavigableSet<Integer> first = new TreeSet<>();
        odd.count(rows, parallel, feedback.sub(0.5), (from, values) -> {
            long[] part = byLabel.part();
            for (int i = 0; i < values.length; i++) {
                if (values[i] > 0) {
                    byLabel.add(from + i, values[i], part);
                    keepFirst(first, from + i);
                }
            }
            byLabel.join(part);
        });
        Map<String, Long> perLabel = byLabel.byLabel();
        return new Finding(
                        kind.code,
                        Severity.ADVICE,
                        Phrases.counted(total, kind.what),
                        kind.meaning + Phrases.counted(concerned.size(), "column") + ": " + Phrases.list(counts) + "."
                                + Phrases.byLabel(perLabel),
                        total,
                        columns.stream().map(Column::name).toList())
                .withExamples(first.stream()
                        .map(row -> names.of(row) + ": " + Phrases.list(odd.in(row)))
                        .toList())
                .withPerLabel(perLabel)
                .withFix(fix(kind.kind, concerned, feedback.sub(0.5)));
    }

    private static void keepFirst(NavigableSet<Integer> first, int row) {
        synchronized (first) {
            if (first.size() < Finding.EXAMPLES) {
                first.add(row);
            } else if (row < first.last()) {
                first.add(row);
                first.pollLast();
            }
        }
    }

    private @Nullable Fix fix(RowRule.Kind kind, List<ColumnScan> concerned, Feedback feedback)
            throws StrayflowException {
        if (kind == RowRule.Kind.MISSING) {
            List<String> mostly = concerned.stream()
                    .filter(scan -> scan.column() instanceof NumberColumn)
                    .filter(scan -> scan.missing() > MOSTLY_MISSING * rows)
                    .map(scan -> scan.column().name())
                    .toList();
            if (!mostly.isEmpty()) {
                return new Fix.LeaveOutColumns(mostly);
            }
        }
        // A text that is missing is a text like any other.
        List<Column> numbers = concerned.stream()
                .map(ColumnScan::column)
                .filter(column -> column instanceof NumberColumn)
                .toList();
        AtomicInteger odd = new AtomicInteger();
        new OddValues(kind, numbers)
                .count(
                        rows,
                        parallel,
                        feedback,
                        (from, values) -> odd.addAndGet((int)
                                Arrays.stream(values).filter(count -> count > 0).count()));
        if (odd.get() == 0 || odd.get() > MOST_ROWS * rows) {
            return null;
        }
        List<String> columns = numbers.stream().map(Column::name).toList();
        return new Fix.LeaveOutRows(new RowRule(kind, columns), odd.get());
    }
}
