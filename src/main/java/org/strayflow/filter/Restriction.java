package org.strayflow.filter;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.flow.TimeColumn;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/** Keeps some of the flows of a table. Knows no table until it is asked, so that it can be put to another capture too. */
public sealed interface Restriction {
    /** What it keeps, in words: {@code protocol is TCP (6)}. */
    String text();

    /** What it looks at: of two restrictions with the same subject the later one replaces the earlier. */
    String subject();

    /**
     * The test that rows must pass.
     *
     * @param labels of the table; {@code null} without
     * @return may be asked by several threads
     * @throws ConfigurationException {@code FILTER-101} when the table lacks what the restriction looks at
     */
    IntPredicate on(FlowTable table, @Nullable Labels labels) throws ConfigurationException;

    /** The rows that pass, found on several threads; fails as {@link #on} does. */
    default Job<Selection> select(FlowTable table, @Nullable Labels labels, Parallel parallel) {
        return feedback -> {
            IntPredicate test = on(table, labels);
            int words = (table.rows() + Long.SIZE - 1) / Long.SIZE;
            long[] kept = new long[words];
            parallel.forBlocks(words, 128, feedback, (from, to) -> {
                int end = Math.min(table.rows(), to * Long.SIZE);
                for (int row = from * Long.SIZE; row < end; row++) {
                    if (test.test(row)) {
                        kept[row >> 6] |= 1L << (row & 63);
                    }
                }
            });
            feedback.check();
            return Selection.where(table.rows(), row -> (kept[row >> 6] >>> (row & 63) & 1L) != 0);
        };
    }

    /**
     * Flows whose column of a meaning has a value.
     *
     * @param meaning of the column
     * @param value as {@link Column#text} writes it; empty for flows without a value
     */
    record MeaningIs(Meaning meaning, String value) implements Restriction {
        @Override
        public String text() {
            return meaning.title() + (value.isEmpty() ? " is missing" : " is " + ValueNames.of(meaning, value));
        }

        @Override
        public String subject() {
            return meaning.title();
        }

        @Override
        public IntPredicate on(FlowTable table, @Nullable Labels labels) throws ConfigurationException {
            return equalTo(required(table, meaning), value);
        }
    }

    /**
     * Flows whose column of a name has a value.
     *
     * @param column its name
     * @param value as {@link Column#text} writes it; empty for flows without a value
     */
    record ColumnIs(String column, String value) implements Restriction {
        @Override
        public String text() {
            return column + (value.isEmpty() ? " is missing" : " is " + value);
        }

        @Override
        public String subject() {
            return "column " + column;
        }

        @Override
        public IntPredicate on(FlowTable table, @Nullable Labels labels) throws ConfigurationException {
            return equalTo(table.column(column).orElseThrow(() -> lacking("column " + column)), value);
        }
    }

    /**
     * Flows that an address takes part in, at either end.
     *
     * @param address as the capture writes it
     */
    record HostIs(String address) implements Restriction {
        @Override
        public String text() {
            return "host is " + address;
        }

        @Override
        public String subject() {
            return "host";
        }

        @Override
        public IntPredicate on(FlowTable table, @Nullable Labels labels) throws ConfigurationException {
            return equalTo(required(table, Meaning.SOURCE_ADDRESS), address)
                    .or(equalTo(required(table, Meaning.DESTINATION_ADDRESS), address));
        }
    }

    /**
     * Flows that began in a stretch of time.
     *
     * @param from microseconds since 1970, included
     * @param to microseconds since 1970, not included
     */
    record BeganBetween(long from, long to) implements Restriction {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

        @Override
        public String text() {
            return text(ZoneOffset.UTC);
        }

        /** What it keeps, in words, by the clocks of a time zone. */
        public String text(ZoneId zone) {
            LocalDateTime first = moment(from, zone);
            LocalDateTime last = moment(to, zone);
            boolean oneDay = first.toLocalDate().equals(last.toLocalDate());
            return "began " + DAY.format(first) + " " + first.toLocalTime() + " – "
                    + (oneDay ? "" : DAY.format(last) + " ") + last.toLocalTime();
        }

        @Override
        public String subject() {
            return "time";
        }

        private static LocalDateTime moment(long micros, ZoneId zone) {
            return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), zone);
        }

        @Override
        public IntPredicate on(FlowTable table, @Nullable Labels labels) throws ConfigurationException {
            TimeColumn times = table.startTimes().orElseThrow(() -> lacking("start time"));
            return row -> !times.isMissing(row) && times.micros(row) >= from && times.micros(row) < to;
        }
    }

    /**
     * Flows labelled with a kind.
     *
     * @param kind a label text; see {@link Labels#kindOf}; empty for flows without a label
     */
    record KindIs(String kind) implements Restriction {
        @Override
        public String text() {
            return kind.isEmpty() ? "without a label" : "labelled " + kind;
        }

        @Override
        public String subject() {
            return "label";
        }

        @Override
        public IntPredicate on(FlowTable table, @Nullable Labels labels) throws ConfigurationException {
            if (labels == null) {
                throw lacking("label");
            }
            if (kind.isEmpty()) {
                return row -> !labels.isLabelled(row);
            }
            int wanted = labels.kindOf(kind).orElse(Integer.MIN_VALUE);
            return row -> labels.kind(row) == wanted;
        }
    }

    /**
     * Flows that pass every one of some restrictions; all flows when there are none.
     *
     * @param parts the restrictions
     */
    record AllOf(List<Restriction> parts) implements Restriction {
        /** Copies the list. */
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return parts.isEmpty()
                    ? "all flows"
                    : parts.stream().map(Restriction::text).collect(Collectors.joining(" and "));
        }

        @Override
        public String subject() {
            return parts.stream().map(Restriction::subject).collect(Collectors.joining(" and "));
        }

        @Override
        public IntPredicate on(FlowTable table, @Nullable Labels labels) throws ConfigurationException {
            IntPredicate all = row -> true;
            for (Restriction part : parts) {
                all = all.and(part.on(table, labels));
            }
            return all;
        }
    }

    private static Column required(FlowTable table, Meaning meaning) throws ConfigurationException {
        return table.column(meaning).orElseThrow(() -> lacking(meaning.title()));
    }

    private static ConfigurationException lacking(String what) {
        return new ConfigurationException(Problem.of(
                "FILTER-101",
                "The flows cannot be narrowed: this capture has no " + what + ".",
                "Take the restriction away, or say under “How it was read” which column that is."));
    }

    private static IntPredicate equalTo(Column column, String value) {
        if (value.isEmpty()) {
            return column::isMissing;
        }
        return switch (column) {
            case TextColumn texts -> {
                int code = texts.dictionary().indexOf(value);
                yield code < 0 ? row -> false : row -> texts.code(row) == code;
            }
            case NumberColumn numbers -> {
                double wanted = number(value);
                // Large whole numbers that differ may be one double, so the text has the last word.
                yield row -> numbers.value(row) == wanted && numbers.text(row).equals(value);
            }
        };
    }

    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
