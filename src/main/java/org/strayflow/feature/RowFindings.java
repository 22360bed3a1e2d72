package org.strayflow.feature;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.strayflow.flow.Column;
import org.strayflow.flow.Labels;
import org.strayflow.task.Feedback;

/** The findings about rows and labels. */
final class RowFindings {
    /** From this share of repeated rows on, figures of a random split are not worth much. */
    private static final double MANY = 0.1;

    private static final int CHECK_EVERY = 8_192;

    private RowFindings() {}

    static Optional<Finding> duplicates(int rows, long repeats) {
        if (repeats == 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "DATA-101",
                repeats >= MANY * rows ? Severity.WARNING : Severity.ADVICE,
                Phrases.counted(repeats, "duplicate row") + Phrases.share(repeats, rows),
                "They repeat an earlier row in every feature and in the label. Split at random, the same flow is learnt from and"
                        + " tested on, which flatters the figures.",
                repeats,
                List.of()));
    }

    static Optional<Finding> conflicts(Labels labels, RowGroups alike, Feedback feedback) {
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
        int[] concerned = IntStream.range(0, kinds.length)
                .filter(row -> labels.isLabelled(row) && torn[alike.first(row)])
                .toArray();
        if (concerned.length == 0) {
            return Optional.empty();
        }
        List<String> texts = Arrays.stream(concerned)
                .map(labels::kind)
                .distinct()
                .mapToObj(labels.kinds()::get)
                .toList();
        return Optional.of(new Finding(
                "DATA-102",
                Severity.WARNING,
                Phrases.counted(concerned.length, "row") + " with equal features and different labels",
                "No detector can tell them apart: either a label is wrong or the features do not show the difference. Labels"
                        + " concerned: " + Phrases.list(texts) + ".",
                concerned.length,
                List.of()));
    }

    static Optional<Finding> unlabelled(int rows, int without) {
        if (without == 0) {
            return Optional.empty();
        }
        boolean all = without == rows;
        return Optional.of(new Finding(
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

    static Optional<Finding> shortcuts(List<Column> features, double[] areas, boolean sampled) {
        List<Integer> places = IntStream.range(0, areas.length)
                .filter(i -> areas[i] >= DataCheck.SHORTCUT)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> areas[i]).reversed())
                .toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = places.stream()
                .map(i -> String.format(Locale.ROOT, "%s %.3f", features.get(i).name(), areas[i]))
                .toList();
        String rows = sampled
                ? String.format(
                        Locale.ROOT,
                        " Measured on at most %1$,d attacks and %1$,d benign rows, evenly spaced.",
                        Separation.SAMPLE)
                : "";
        return Optional.of(new Finding(
                "DATA-110",
                Severity.WARNING,
                Phrases.counted(places.size(), "feature") + " that alone "
                        + (places.size() == 1 ? "separates" : "separate") + " the labels",
                "A single column tells attack from benign (area under its ROC curve): " + Phrases.list(texts)
                        + ". That is often a trace of how the data were made, not of attacks; see whether it can be trusted, or"
                        + " take it out of the features." + rows,
                places.size(),
                places.stream().map(i -> features.get(i).name()).toList()));
    }
}
