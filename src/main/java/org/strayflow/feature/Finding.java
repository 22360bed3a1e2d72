package org.strayflow.feature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something about the data that an analyst should know before training.
 *
 * @param code stable code {@code DATA-1NN}, see {@link DataCheck}; never reused for another meaning
 * @param severity how much it matters
 * @param title a few words with the count
 * @param detail one or two sentences: what it means, examples, what to do; says so where rows were sampled
 * @param count how many rows, cells or columns are concerned, at least 1; the title says which
 * @param columns the columns concerned, all of them, the most concerned first; empty when it is about whole rows
 * @param examples a few of the rows, pairs of columns or texts concerned, in words; may be empty
 * @param perLabel how much of the count falls to each label text, the most first; empty without labels or when it is not about rows
 * @param fix what can be done about it; {@code null} when there is nothing that this program can do
 */
public record Finding(
        String code,
        Severity severity,
        String title,
        String detail,
        long count,
        List<String> columns,
        List<String> examples,
        Map<String, Long> perLabel,
        @Nullable Fix fix) {
    /** How many examples are given at most. */
    public static final int EXAMPLES = 5;

    /** Checks the code's form and copies the lists. */
    public Finding {
        if (!code.matches("DATA-\\d{3}")) {
            throw new IllegalArgumentException("not a finding's code: " + code);
        }
        if (count < 1) {
            throw new IllegalArgumentException("a finding of nothing: " + code);
        }
        columns = List.copyOf(columns);
        examples = List.copyOf(examples);
        perLabel = Collections.unmodifiableMap(new LinkedHashMap<>(perLabel));
    }

    /** A finding without examples, labels and fix. */
    public Finding(String code, Severity severity, String title, String detail, long count, List<String> columns) {
        this(code, severity, title, detail, count, columns, List.of(), Map.of(), null);
    }

    /** With examples, the first {@value #EXAMPLES} of those given. */
    public Finding withExamples(List<String> some) {
        List<String> few = some.subList(0, Math.min(EXAMPLES, some.size()));
        return new Finding(code, severity, title, detail, count, columns, few, perLabel, fix);
    }

    /** With a count a label. */
    public Finding withPerLabel(Map<String, Long> counts) {
        return new Finding(code, severity, title, detail, count, columns, examples, counts, fix);
    }

    /** With a fix. */
    public Finding withFix(@Nullable Fix other) {
        return new Finding(code, severity, title, detail, count, columns, examples, perLabel, other);
    }

    /** What can be done about it, if anything. */
    public Optional<Fix> possibleFix() {
        return Optional.ofNullable(fix);
    }
}
