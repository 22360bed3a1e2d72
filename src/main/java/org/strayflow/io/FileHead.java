package org.strayflow.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;
import org.strayflow.task.StrayflowException;

/**
 * What a first look at a file tells.
 *
 * @param file the file
 * @param stamp by what a change of it shows
 * @param encoding how its text is written in bytes
 * @param dialect how its text is cut
 * @param form what its records are
 * @param head its first records
 * @param complete whether there are no others
 * @param found the layout that its first records have
 */
record FileHead(
        Path file,
        FileStamp stamp,
        TextEncoding encoding,
        Dialect dialect,
        RecordForm form,
        Head head,
        boolean complete,
        Layouts.Recognised found) {
    /** How much of a file is looked at, in bytes. */
    static final int BYTES = 1 << 20;

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SNIFFED_RECORDS = 50;
    private static final int COLUMN_LIMIT = 16_384;

    /**
     * Looks at a file.
     *
     * @param file a file or a path into a zip archive
     * @param options encoding, dialect and layout, where the analyst has chosen them
     * @throws InputException when it cannot be read, is empty or no text, or has not the columns of the layout
     * @throws LimitException when it has too many columns or too long a first line
     */
    static FileHead read(Path file, ReadOptions options) throws StrayflowException {
        byte[] bytes = new byte[BYTES];
        int filled;
        FileStamp stamp = FileStamp.of(file);
        TextEncoding encoding;
        try (RawInput in = RawInput.look(file, options.encoding(), options.limit())) {
            filled = in.read(bytes, 0, bytes.length);
            encoding = in.encoding();
        }
        return of(file, stamp, encoding, bytes, filled, filled < bytes.length, options);
    }

    /**
     * The same of a file whose first bytes are known.
     *
     * @param file for messages
     * @param stamp by what a change of it shows
     * @param encoding how it is written; the bytes are UTF-8 already
     * @param bytes the first ones, unpacked
     * @param filled how many
     * @param whole whether there are no others
     * @param options dialect and layout, where the analyst has chosen them
     */
    static FileHead of(
            Path file,
            FileStamp stamp,
            TextEncoding encoding,
            byte[] bytes,
            int filled,
            boolean whole,
            ReadOptions options)
            throws StrayflowException {
        ForeignContent.check(file, bytes, filled);
        int from = ChunkSource.markLength(bytes, filled);
        Sample sample = new Sample(bytes, from, filled, whole);
        Log log = sample.log(file, options);
        if (log != null) {
            boolean all = whole && log.head.records().size() < Head.RECORDS;
            Layouts.Recognised found = Layouts.recognise(file, log.head, options.layout());
            return new FileHead(file, stamp, encoding, log.dialect, log.form, log.head, all, settled(found, log.form));
        }
        ForeignContent.checkWording(file, bytes, filled);
        Dialect dialect = options.dialect() == null ? sample.dialect() : options.dialect();
        if (!sample.hasWholeRecord(dialect)) {
            throw IoProblems.recordTooLong(file, from, BYTES);
        }
        List<List<String>> records = sample.records(dialect, Head.RECORDS);
        if (records == null) {
            throw IoProblems.brokenHeader(file);
        }
        if (records.isEmpty()) {
            throw IoProblems.empty(file);
        }
        int width = records.getFirst().size();
        if (width > COLUMN_LIMIT) {
            throw IoProblems.tooManyColumns(file, width, COLUMN_LIMIT);
        }
        Head head = new Head(records);
        boolean complete = whole && records.size() < Head.RECORDS;
        return new FileHead(
                file,
                stamp,
                encoding,
                dialect,
                new PlainForm(),
                head,
                complete,
                Layouts.recognise(file, head, options.layout()));
    }

    /** What a layout says, and of the columns what the file itself says. */
    static Layouts.Recognised settled(Layouts.Recognised found, RecordForm form) {
        List<ColumnPlan> columns = form.settle(found.columns().columns());
        return new Layouts.Recognised(
                found.layout(), new Layout.Recognition(found.columns().header(), columns));
    }

    /** The same of a file of JSON lines with other columns; the layout takes them too. */
    FileHead with(JsonForm other) {
        Head records = other.head();
        Layout.Recognition columns = found.layout().recognise(records).orElseThrow();
        return new FileHead(
                file,
                stamp,
                encoding,
                dialect,
                other,
                records,
                complete,
                settled(new Layouts.Recognised(found.layout(), columns), other));
    }

    /** The same that other columns were found in. */
    FileHead with(Layouts.Recognised other) {
        return new FileHead(file, stamp, encoding, dialect, form, head, complete, other);
    }

    /** Whether the first record is a header. */
    boolean header() {
        return found.columns().header();
    }

    /** Whether there is a header and nothing else. */
    boolean isEmpty() {
        return complete && header() && head.records().size() == 1;
    }

    /** What the layout says of the columns. */
    List<ColumnPlan> columns() {
        return found.columns().columns();
    }

    /** A file that is no separated fields. */
    private record Log(Dialect dialect, RecordForm form, Head head) {}

    /** The first bytes of a file. */
    private record Sample(byte[] bytes, int from, int filled, boolean whole) {
        /** A log of Zeek or lines of JSON; {@code null} when it is neither. */
        @Nullable
        Log log(Path file, ReadOptions options) throws InputException {
            Dialect chosen = options.dialect();
            int limit = limit(Dialect.jsonLines());
            ZeekForm zeek = ZeekForm.find(bytes, from, limit);
            if (zeek != null && (chosen == null || chosen.equals(zeek.dialect()))) {
                return new Log(zeek.dialect(), zeek, zeek.head(bytes, from, limit));
            }
            boolean wanted = chosen != null && chosen.syntax() == Dialect.Syntax.JSON_LINES;
            boolean everything = GenericLayout.ID.equals(options.layout());
            JsonForm json = wanted || chosen == null ? JsonForm.find(bytes, from, limit, everything) : null;
            if (wanted && json == null) {
                throw IoProblems.notText(file, "This is not JSON with an object a line.", "Choose another dialect.");
            }
            return json == null ? null : new Log(Dialect.jsonLines(), json, json.head());
        }

        /** The separator, and whether a backslash takes the meaning from a quote: only where more records fit then. */
        Dialect dialect() {
            Dialect plain = Dialect.csv(separator());
            for (int at = from + 1; at < filled; at++) {
                if (bytes[at] == '"' && bytes[at - 1] == '\\') {
                    Dialect escaped = new Dialect(Dialect.Syntax.DELIMITED, plain.separator(), '"', '\\', Dialect.NONE);
                    return fitting(escaped) > fitting(plain) ? escaped : plain;
                }
            }
            return plain;
        }

        private long fitting(Dialect dialect) {
            List<List<String>> records = records(dialect, Head.RECORDS);
            return records == null
                    ? 0
                    : records.stream()
                            .filter(record ->
                                    record.size() == records.getFirst().size())
                            .count();
        }

        /** The separator that cuts most records into as many fields as the first, the more fields the better. */
        char separator() {
            char best = SEPARATORS[0];
            double most = 0;
            for (char candidate : SEPARATORS) {
                double score = scoreOf(candidate);
                if (score > most) {
                    most = score;
                    best = candidate;
                }
            }
            return best;
        }

        /** Where no record is as wide as the header, the separator that is seen most behind it. */
        private double scoreOf(char candidate) {
            List<List<String>> records = records(Dialect.csv(candidate), SNIFFED_RECORDS);
            int width = records == null || records.isEmpty()
                    ? 0
                    : records.getFirst().size();
            if (records == null || width < 2) {
                return 0;
            }
            List<List<String>> body = records.subList(1, records.size());
            if (body.isEmpty()) {
                return width;
            }
            double alike =
                    body.stream().filter(record -> record.size() == width).count();
            double separators = body.stream().mapToInt(List::size).sum() - body.size();
            return (width * alike + Math.min(separators, body.size()) / SNIFFED_RECORDS) / body.size();
        }

        /** Where the records that are surely whole end. */
        private int limit(Dialect dialect) {
            return whole ? filled : RecordCursor.lastWholeRecord(bytes, from, filled, dialect);
        }

        boolean hasWholeRecord(Dialect dialect) {
            return whole || limit(dialect) > from;
        }

        /** The first records that can be read; {@code null} when the very first one cannot. */
        @Nullable
        List<List<String>> records(Dialect dialect, int most) {
            CSVFormat format = CommonsRecords.format(dialect);
            RecordCursor cursor = new RecordCursor(bytes, from, limit(dialect), dialect);
            List<List<String>> records = new ArrayList<>();
            while (records.size() < most && cursor.next()) {
                List<String> cells = cells(cursor, format, dialect);
                if (cells == null && records.isEmpty()) {
                    return null;
                }
                boolean blank =
                        cells == null || (cells.size() == 1 && cells.getFirst().isBlank());
                boolean oneColumn = !records.isEmpty() && records.getFirst().size() == 1;
                if (cells != null && (!blank || oneColumn)) {
                    records.add(cells);
                }
            }
            return records;
        }

        private @Nullable List<String> cells(RecordCursor cursor, CSVFormat format, Dialect dialect) {
            String text = Utf8.strict(bytes, cursor.start(), cursor.end());
            if (text == null || cursor.isUnclosed()) {
                return null;
            }
            if (isPlain(text, dialect.quote()) && isPlain(text, dialect.escape())) {
                return split(text, dialect.separator());
            }
            CSVRecord record = CommonsRecords.single(text, format);
            return record == null ? null : record.toList();
        }

        private static boolean isPlain(String text, char special) {
            return special == Dialect.NONE || text.indexOf(special) < 0;
        }

        /** What Commons CSV gives for a record without quotes, and quicker: nobody should wait for a first look. */
        private static List<String> split(String text, char separator) {
            List<String> cells = new ArrayList<>();
            int from = 0;
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
                cells.add(text.substring(from, at));
                from = at + 1;
            }
            cells.add(text.substring(from));
            return cells;
        }
    }
}
