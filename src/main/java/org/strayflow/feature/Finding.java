package org.strayflow.feature;

import java.util.List;

/**
 * Something about the data that an analyst should know before training.
 *
 * @param code stable code {@code DATA-1NN}, see {@link DataCheck}; never reused for another meaning
 * @param severity how much it matters
 * @param title a few words with the count
 * @param detail one or two sentences: what it means, examples, what to do; says so where rows were sampled
 * @param count how many rows, cells or columns are concerned, at least 1; the title says which
 * @param columns the columns concerned, all of them, the most concerned first; empty when it is about whole rows
 */
public record Finding(String code, Severity severity, String title, String detail, long count, List<String> columns) {
    /** Checks the code's form and copies the columns. */
    public Finding {
        if (!code.matches("DATA-\\d{3}")) {
            throw new IllegalArgumentException("not a finding's code: " + code);
        }
        if (count < 1) {
            throw new IllegalArgumentException("a finding of nothing: " + code);
        }
        columns = List.copyOf(columns);
    }
}
