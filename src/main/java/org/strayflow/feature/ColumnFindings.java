package org.strayflow.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
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

    /**
     * Adds the findings.
     *
     * @param found the pairs of correlated columns
     */
    void addTo(List<Finding> findings, Correlation.Found found) {
        constant(findings);
        identical(findings);
        correlated(findings, found);
        identifiers(findings);
        difficulty(findings);
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
                            names)
                    .withFix(new Fix.LeaveOutColumns(names)));
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
                            names)
                    .withExamples(pairs)
                    .withFix(new Fix.LeaveOutColumns(names)));
        }
    }

    private static void correlated(List<Finding> findings, Correlation.Found found) {
        if (found.pairs().isEmpty()) {
            return;
        }
        Map<String, Correlation.Pair> closest = new LinkedHashMap<>();
        for (Correlation.Pair pair : found.pairs()) {
            closest.merge(pair.later(), pair, (old, other) -> Math.abs(other.r()) > Math.abs(old.r()) ? other : old);
        }
        List<String> names = List.copyOf(closest.keySet());
        List<String> examples = closest.values().stream()
                .map(pair -> String.format(Locale.ROOT, "%s with %s, r = %.3f", pair.later(), pair.earlier(), pair.r()))
                .toList();
        String sampled = found.sample() == 0
                ? ""
                : String.format(Locale.ROOT, " Measured on %,d rows, evenly spaced.", found.sample());
        String aside = found.leftAside() == 0
                ? ""
                : String.format(
                        Locale.ROOT, " Only the first %,d columns of numbers were compared.", Correlation.MAX_COLUMNS);
        findings.add(new Finding(
                        "DATA-111",
                        Severity.ADVICE,
                        Phrases.counted(names.size(), "column") + " that nearly repeat" + (names.size() == 1 ? "s" : "")
                                + " an earlier one",
                        Phrases.counted(found.pairs().size(), "pair")
                                + " of columns with a correlation |r| above 0.95 say the same twice, and what is said twice weighs"
                                + " twice. Of each pair the later column is the one to leave out: "
                                + Phrases.list(examples)
                                + "." + sampled + aside,
                        names.size(),
                        names)
                .withExamples(examples)
                .withFix(new Fix.LeaveOutColumns(names)));
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
                            names)
                    .withFix(new Fix.LeaveOutColumns(names)));
        }
    }

    private void difficulty(List<Finding> findings) {
        List<String> names =
                names(scan -> ColumnNames.isDifficulty(scan.column().name()));
        if (!names.isEmpty()) {
            findings.add(new Finding(
                            "DATA-113",
                            Severity.WARNING,
                            "A difficulty level among the features",
                            "It says how many of the data set's reference classifiers got the row right, which is known only from"
                                    + " the labels. Give it the role ignored: " + Phrases.list(names) + ".",
                            names.size(),
                            names)
                    .withFix(new Fix.LeaveOutColumns(names)));
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
