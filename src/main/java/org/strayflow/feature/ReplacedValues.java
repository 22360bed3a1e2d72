package org.strayflow.feature;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/**
 * How many values of a capture a preparation cannot take as they are, column by column.
 *
 * @param rows of the capture
 * @param missing columns of numbers without a value in some row: the median of the training rows stands for it
 * @param infinite columns with infinite values, or such as are too large for a float: the largest or smallest finite value of the
 *     training rows stands for them
 * @param unknown columns with texts that no training row had
 */
public record ReplacedValues(int rows, List<Count> missing, List<Count> infinite, List<Count> unknown) {
    private static final int BLOCK = 2_048;
    private static final int EXAMPLES = 5;

    /**
     * The values of one column.
     *
     * @param column its name
     * @param rows how many rows have such a value, at least 1
     * @param examples some of the texts, where they are texts
     */
    public record Count(String column, int rows, List<String> examples) {
        /** Copies the list. */
        public Count {
            examples = List.copyOf(examples);
        }

        /**
         * In words: {@code Bytes in 1,200 rows (60.0 %)}.
         *
         * @param of how many rows there are
         */
        public String words(int of) {
            String texts = examples.isEmpty()
                    ? ""
                    : " (" + String.join(", ", examples) + (examples.size() == EXAMPLES ? " …)" : ")");
            return column + " in " + Phrases.counted(rows, "row") + Phrases.share(rows, of) + texts;
        }
    }

    /** Copies the lists. */
    public ReplacedValues {
        missing = List.copyOf(missing);
        infinite = List.copyOf(infinite);
        unknown = List.copyOf(unknown);
    }

    /**
     * Counts the values.
     *
     * @param preparation fits the capture; see {@link Preparation#bind}
     * @param table the capture
     * @param parallel how many threads
     */
    public static Job<ReplacedValues> of(Preparation preparation, FlowTable table, Parallel parallel) {
        return feedback -> {
            Map<String, List<PreparedFeature>> byColumn = new LinkedHashMap<>();
            for (PreparedFeature feature : preparation.features()) {
                byColumn.computeIfAbsent(feature.column(), name -> new ArrayList<>())
                        .add(feature);
            }
            List<Map.Entry<String, List<PreparedFeature>>> columns = List.copyOf(byColumn.entrySet());
            Found[] found = new Found[columns.size()];
            parallel.forBlocks(found.length, 1, feedback, (from, to) -> {
                for (int i = from; i < to; i++) {
                    Column column = table.column(columns.get(i).getKey()).orElseThrow();
                    found[i] = Found.in(column, columns.get(i).getValue(), feedback);
                }
            });
            return of(found, table.rows());
        };
    }

    private static ReplacedValues of(Found[] found, int rows) {
        List<Count> gaps = new ArrayList<>();
        List<Count> infinities = new ArrayList<>();
        List<Count> texts = new ArrayList<>();
        for (Found column : found) {
            column.addTo(gaps, infinities, texts);
        }
        return new ReplacedValues(rows, gaps, infinities, texts);
    }

    /** What is found in one column. */
    private record Found(String column, int missing, int infinite, int unknown, List<String> examples) {
        static Found in(Column column, Collection<PreparedFeature> features, Feedback feedback) {
            boolean wantsNumbers = features.stream().anyMatch(f -> f.kind() == PreparedFeature.Kind.NUMBER);
            if (wantsNumbers && column.missingCount() == column.size()) {
                // Nothing tells the type of a column without a value: it may stand here as one of texts.
                return new Found(column.name(), column.missingCount(), 0, 0, List.of());
            }
            return switch (column) {
                case NumberColumn numbers -> inNumbers(numbers, feedback);
                case TextColumn texts -> inTexts(texts, features, feedback);
            };
        }

        private static Found inNumbers(NumberColumn column, Feedback feedback) {
            int infinite = 0;
            float[] block = new float[BLOCK];
            for (int from = 0; !column.isWhole() && from < column.size(); from += BLOCK) {
                feedback.check();
                int to = Math.min(from + BLOCK, column.size());
                column.copyTo(from, to, block, 0, 1);
                for (int i = 0; i < to - from; i++) {
                    infinite += Float.isInfinite(block[i]) ? 1 : 0;
                }
            }
            return new Found(column.name(), column.missingCount(), infinite, 0, List.of());
        }

        private static Found inTexts(TextColumn column, Collection<PreparedFeature> features, Feedback feedback) {
            Set<String> known = known(features);
            List<String> dictionary = column.dictionary();
            boolean[] isNew = new boolean[dictionary.size()];
            Set<String> examples = new TreeSet<>();
            for (int code = 0; code < isNew.length; code++) {
                isNew[code] = !known.isEmpty() && !known.contains(dictionary.get(code));
            }
            int unknown = 0;
            for (int row = 0; row < column.size(); row++) {
                if (row % BLOCK == 0) {
                    feedback.check();
                }
                int code = column.code(row);
                if (code != TextColumn.MISSING && isNew[code]) {
                    unknown++;
                    if (examples.size() < EXAMPLES) {
                        examples.add(dictionary.get(code));
                    }
                }
            }
            return new Found(column.name(), 0, 0, unknown, List.copyOf(examples));
        }

        /** Every encoding of a column knows all texts of the training rows, so that it does not matter which of them is asked. */
        private static Set<String> known(Collection<PreparedFeature> features) {
            Set<String> known = new TreeSet<>();
            features.forEach(f -> f.categories().forEach(category -> known.add(category.text())));
            return known;
        }

        void addTo(List<Count> gaps, List<Count> infinities, List<Count> texts) {
            if (missing > 0) {
                gaps.add(new Count(column, missing, List.of()));
            }
            if (infinite > 0) {
                infinities.add(new Count(column, infinite, List.of()));
            }
            if (unknown > 0) {
                texts.add(new Count(column, unknown, examples));
            }
        }
    }

    /**
     * The infinite values of the rows that sketches were made of; gaps and texts that stand for themselves are left aside.
     *
     * @param sketches of the columns
     * @param rows how many rows they were made of
     */
    public static ReplacedValues ofSketches(List<FeatureSketch> sketches, int rows) {
        List<Count> infinities = sketches.stream()
                .filter(sketch -> sketch.infiniteShare() > 0)
                .map(sketch -> new Count(sketch.feature(), (int) Math.round(sketch.infiniteShare() * rows), List.of()))
                .toList();
        return new ReplacedValues(rows, List.of(), infinities, List.of());
    }

    /** What an analyst should be told of before scores are trusted: infinite values, MODEL-303, and new texts, MODEL-304. */
    public List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>();
        infiniteWords()
                .ifPresent(words -> warnings.add(Problem.of(
                        "MODEL-303",
                        words + ".",
                        "If they are many, see how the extractor computes these columns, or train without them.")));
        unknownWords()
                .ifPresent(
                        words -> warnings.add(
                                Problem.of(
                                        "MODEL-304",
                                        words + ".",
                                        "The detector takes them for what it has not seen; train it again when they are here to stay.")));
        return warnings;
    }

    /** Which columns have infinite values and what stands for them, a sentence without its stop; empty where there are none. */
    public Optional<String> infiniteWords() {
        return words("Infinite values count as the largest finite ones of the training rows: ", infinite);
    }

    /** Which columns have texts that no training row had, a sentence without its stop; empty where there are none. */
    public Optional<String> unknownWords() {
        return words("The training rows had none of these texts: ", unknown);
    }

    private Optional<String> words(String start, List<Count> counts) {
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(start
                        + Phrases.list(
                                counts.stream().map(count -> count.words(rows)).toList()));
    }
}
