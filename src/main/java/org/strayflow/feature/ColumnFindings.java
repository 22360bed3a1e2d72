package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;

/** The findings about single columns and pairs of columns. */
final class ColumnFindings {
    /** Of fewer rows it is no wonder when texts differ or numbers rise. */
    private static final int LEAST_ROWS = 100;

    /** Texts that are distinct in this share of the rows name the row. */
    private static final double DISTINCT = 0.9;

    private final int rows;
    private final List<ColumnScan> scans;
    private final Feedback feedback;

    ColumnFindings(int rows, List<ColumnScan> scans, Feedback feedback) {
        this.rows = rows;
        this.scans = scans;
        this.feedback = feedback;
    }

    void addTo(List<Finding> findings) {
        constant(findings);
        identical(findings);
        values(
                findings,
                "DATA-105",
                "infinite values",
                ColumnScan::infinite,
                "A detector takes the largest or smallest finite value of the column instead. In ");
        values(
                findings,
                "DATA-106",
                "missing values",
                ColumnScan::missing,
                "A detector takes the column's median instead, and a text that is missing as a text of its own. In ");
        values(
                findings,
                "DATA-107",
                "negative times",
                scan -> ColumnNames.isDuration(scan.column().name()) ? scan.negative() : 0,
                "No time can be negative: the extractor got packets out of order or a counter overflowed. In ");
        identifiers(findings);
    }

    private void constant(List<Finding> findings) {
        List<String> names = names(ColumnScan::constant);
        if (!names.isEmpty()) {
            findings.add(new Finding(
                    "DATA-103",
                    Severity.INFO,
                    Phrases.counted(names.size(), "constant column"),
                    "The same value in every row that has one, so nothing can be learnt from it; a detector leaves it out: "
                            + Phrases.list(names) + ".",
                    names.size(),
                    names));
        }
    }

    private void identical(List<Finding> findings) {
        Map<Long, List<ColumnScan>> kept = new HashMap<>();
        List<String> names = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        for (ColumnScan scan : scans) {
            if (scan.constant()) {
                continue;
            }
            List<ColumnScan> sameHash = kept.computeIfAbsent(scan.hash(), h -> new ArrayList<>());
            String twin = sameHash.stream()
                    .filter(earlier -> earlier.isSame(scan, feedback))
                    .map(earlier -> earlier.column().name())
                    .findFirst()
                    .orElse("");
            if (twin.isEmpty()) {
                sameHash.add(scan);
            } else {
                names.add(scan.column().name());
                pairs.add(scan.column().name() + " = " + twin);
            }
        }
        if (!names.isEmpty()) {
            findings.add(new Finding(
                    "DATA-104",
                    Severity.INFO,
                    Phrases.counted(names.size(), "column") + " identical to another",
                    "Counted twice, a value weighs twice; a detector leaves the later column out: "
                            + Phrases.list(pairs) + ".",
                    names.size(),
                    names));
        }
    }

    private void values(
            List<Finding> findings, String code, String what, ToLongFunction<ColumnScan> count, String meaning) {
        List<ColumnScan> concerned = scans.stream()
                .filter(scan -> count.applyAsLong(scan) > 0)
                .sorted(Comparator.comparingLong(count).reversed())
                .toList();
        long total = concerned.stream().mapToLong(count).sum();
        if (total > 0) {
            List<String> counts = concerned.stream()
                    .map(scan ->
                            String.format(Locale.ROOT, "%s %,d", scan.column().name(), count.applyAsLong(scan)))
                    .toList();
            findings.add(new Finding(
                    code,
                    Severity.ADVICE,
                    String.format(
                            Locale.ROOT, "%,d %s", total, total == 1 ? what.substring(0, what.length() - 1) : what),
                    meaning + Phrases.counted(concerned.size(), "column") + ": " + Phrases.list(counts) + ".",
                    total,
                    concerned.stream().map(scan -> scan.column().name()).toList()));
        }
    }

    private void identifiers(List<Finding> findings) {
        List<String> names = names(this::isIdentifier);
        if (!names.isEmpty()) {
            findings.add(new Finding(
                    "DATA-109",
                    Severity.WARNING,
                    Phrases.counted(names.size(), "identifier") + " among the features",
                    "They name a flow, a host or a moment: a detector learns by heart who was attacked when, and fails on the"
                            + " next capture. Give them the role identifier, address, port or time: "
                            + Phrases.list(names) + ".",
                    names.size(),
                    names));
        }
    }

    private boolean isIdentifier(ColumnScan scan) {
        if (scan.constant()) {
            return false;
        }
        boolean counts = rows >= LEAST_ROWS && scan.rising();
        return ColumnNames.isIdentifier(scan.column().name()) || counts || namesEachRow(scan);
    }

    private boolean namesEachRow(ColumnScan scan) {
        long present = rows - scan.missing();
        return present >= LEAST_ROWS
                && scan.column() instanceof TextColumn texts
                && texts.dictionary().size() >= DISTINCT * present;
    }

    private List<String> names(Predicate<ColumnScan> test) {
        return scans.stream().filter(test).map(scan -> scan.column().name()).toList();
    }
}
