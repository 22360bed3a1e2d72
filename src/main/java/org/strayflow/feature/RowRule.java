package org.strayflow.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says which rows of a capture to leave out. A rule and not a list of rows, so that a model can hold it and the same rows are found
 * again in the same files; see {@link LeftOutRows}.
 *
 * @param kind what is wrong with the rows
 * @param columns names of the columns to look at
 */
public record RowRule(Kind kind, List<String> columns) {
    /** What is wrong with a row. */
    public enum Kind {
        /** It repeats an earlier row in every column looked at and in the label. */
        REPEATED,
        /** It equals a row with another label in every column looked at. */
        CONFLICTING,
        /** It has an infinite value in one of the columns. */
        INFINITE,
        /** It has no value in one of the columns. */
        MISSING,
        /** It has a value below zero in one of the columns. */
        NEGATIVE;

        /** The word for it in model files and on the command line. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of a word; empty for any other word. */
        public static Optional<Kind> of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(text))
                    .findFirst();
        }
    }

    /** Copies the names. */
    public RowRule {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a rule without columns");
        }
    }
}
