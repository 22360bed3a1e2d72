package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.Labels;

/** The findings about rows and labels. */
final class RowFindings {
    /** From this share of repeated rows on, figures of a random split are not worth much. */
    private static final double MANY = 0.1;

    private final int rows;
    private final @Nullable Labels labels;
    private final RowNames names;
    private final List<String> features;

    RowFindings(int rows, @Nullable Labels labels, RowNames names, List<String> features) {
        this.rows = rows;
        this.labels = labels;
        this.names = names;
        this.features = features;
    }

    /**
     * Rows that repeat an earlier one, and those of them whose earlier one is in another file.
     *
     * @param same rows in groups of equal features and label
     */
    void addDuplicates(RowGroups same, List<Finding> findings) {
        int repeats = (int) same.repeats();
        if (repeats == 0) {
            return;
        }
        Map<String, Long> perLabel = perLabel(row -> same.first(row) != row);
        findings.add(new Finding(
                        "DATA-101",
                        repeats >= MANY * rows ? Severity.WARNING : Severity.ADVICE,
                        Phrases.counted(repeats, "duplicate row") + Phrases.share(repeats, rows),
                        "The same features and label as in an earlier row. Split at random, the same flow is learnt from and tested"
                                + " on, which flatters the figures." + Phrases.byLabel(perLabel),
                        repeats,
                        List.of())
                .withExamples(pairs(same, row -> same.first(row) != row, " repeats "))
                .withPerLabel(perLabel)
                .withFix(new Fix.LeaveOutRows(new RowRule(RowRule.Kind.REPEATED, features), repeats)));
        if (!names.severalFiles()) {
            return;
        }
        IntPredicate across = row -> names.fileOf(same.first(row)) != names.fileOf(row);
        long count = IntStream.range(0, rows).filter(across).count();
        if (count > 0) {
            Map<String, Long> acrossPerLabel = perLabel(across);
            findings.add(new Finding(
                            "DATA-118",
                            count >= MANY * rows ? Severity.WARNING : Severity.ADVICE,
                            Phrases.counted(count, "row") + " of an earlier file again" + Phrases.share(count, rows),
                            "The same features and label as in a row of another file: trained on the one, a detector knows these rows"
                                    + " of the other by heart. Leaving out the duplicate rows leaves out these too."
                                    + Phrases.byLabel(acrossPerLabel),
                            count,
                            List.of())
                    .withExamples(pairs(same, across, " repeats "))
                    .withPerLabel(acrossPerLabel));
        }
    }

    /**
     * Rows with equal features and different labels.
     *
     * @param alike rows in groups of equal features
     * @param torn one a row, true for the first row of a group with several labels; see {@link LeftOutRows#torn}
     */
    void addConflicts(Labels known, RowGroups alike, boolean[] torn, List<Finding> findings) {
        IntPredicate concerned = row -> known.isLabelled(row) && torn[alike.first(row)];
        int count = (int) IntStream.range(0, rows).filter(concerned).count();
        if (count == 0) {
            return;
        }
        Map<String, Long> perLabel = perLabel(concerned);
        findings.add(new Finding(
                        "DATA-102",
                        Severity.WARNING,
                        Phrases.counted(count, "row") + " with equal features and different labels",
                        "No detector can tell them apart: either a label is wrong or the features do not show the difference."
                                + Phrases.byLabel(perLabel),
                        count,
                        List.of())
                .withExamples(IntStream.range(0, rows)
                        .filter(row -> concerned.test(row)
                                && alike.first(row) != row
                                && known.kind(row) != known.kind(alike.first(row))
                                && known.isLabelled(alike.first(row)))
                        .limit(Finding.EXAMPLES)
                        .mapToObj(row -> labelled(known, alike.first(row)) + ", " + labelled(known, row))
                        .toList())
                .withPerLabel(perLabel)
                .withFix(new Fix.LeaveOutRows(new RowRule(RowRule.Kind.CONFLICTING, features), count)));
    }

    private String labelled(Labels known, int row) {
        return names.of(row) + " " + known.kinds().get(known.kind(row));
    }

    private List<String> pairs(RowGroups groups, IntPredicate test, String verb) {
        return IntStream.range(0, rows)
                .filter(test)
                .limit(Finding.EXAMPLES)
                .mapToObj(row -> names.of(row) + verb + names.of(groups.first(row)))
                .toList();
    }

    private Map<String, Long> perLabel(IntPredicate test) {
        LabelCounts counts = new LabelCounts(labels);
        long[] part = counts.part();
        for (int row = 0; row < rows; row++) {
            if (test.test(row)) {
                counts.add(row, 1, part);
            }
        }
        counts.join(part);
        return counts.byLabel();
    }

    void addUnlabelled(List<Finding> findings) {
        int without = labels == null ? rows : labels.unlabelled();
        if (without == 0) {
            return;
        }
        boolean all = without == rows;
        findings.add(new Finding(
                "DATA-108",
                all ? Severity.INFO : Severity.ADVICE,
                all ? "No labels" : Phrases.counted(without, "row") + " without a label" + Phrases.share(without, rows),
                all
                        ? "Nothing says which flows are attacks: a threshold can be chosen by number or share of flagged flows, but"
                                + " neither precision nor recall can be given."
                        : "They are neither benign nor attack: no figure counts them.",
                without,
                List.of()));
    }

    static void addShortcuts(List<Column> features, double[] areas, boolean sampled, List<Finding> findings) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < areas.length; i++) {
            if (areas[i] >= DataCheck.SHORTCUT) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return;
        }
        places.sort(Comparator.comparingDouble((Integer i) -> areas[i]).reversed());
        List<String> texts = places.stream()
                .map(i -> String.format(Locale.ROOT, "%s %.3f", features.get(i).name(), areas[i]))
                .toList();
        String rows = sampled
                ? String.format(
                        Locale.ROOT,
                        " Measured on at most %1$,d attacks and %1$,d benign rows, evenly spaced.",
                        Separation.SAMPLE)
                : "";
        List<String> names = places.stream().map(i -> features.get(i).name()).toList();
        findings.add(new Finding(
                        "DATA-110",
                        Severity.WARNING,
                        Phrases.counted(places.size(), "feature") + " that alone "
                                + (places.size() == 1 ? "separates" : "separate") + " the labels",
                        "A single column tells attack from benign (area under its ROC curve): " + Phrases.list(texts)
                                + ". That is often a trace of how the data were made, not of attacks; see whether it can be"
                                + " trusted, or take it out of the features." + rows,
                        places.size(),
                        names)
                .withExamples(texts)
                .withFix(new Fix.LeaveOutColumns(names)));
    }
}
