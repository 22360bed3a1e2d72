package org.strayflow.io;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.NumberColumnBuilder;
import org.strayflow.io.RowSink.Fault;

/**
 * Reads the records of one chunk one by one through Commons CSV and keeps count of lines, rejects and what is skipped: the way of
 * everything that is not plain, and the measure of what is. Not for several threads.
 */
final class RecordReading {
    /**
     * What is the same for all chunks of a file.
     *
     * @param file its name, for rejects
     * @param plan what the columns are
     * @param dialect how its text is cut
     * @param header whether the first record is a header
     */
    record Setup(String file, ReadPlan plan, Dialect dialect, boolean header) {}

    private final Setup setup;
    private final Chunk chunk;
    private final CSVFormat format;
    private final RowSink sink;
    private final RejectCollector rejects = new RejectCollector();
    private boolean headerPending;
    private boolean strayQuotes;
    private long skipped;
    private long lines;

    /** Reads a chunk of a file. {@code like} are the columns of numbers of another chunk of it, when there is one. */
    RecordReading(Setup setup, Chunk chunk, @Nullable NumberColumnBuilder @Nullable [] like) {
        this.setup = setup;
        this.chunk = chunk;
        format = CommonsRecords.format(setup.dialect);
        sink = new RowSink(setup.plan, expectedRows(), like);
        headerPending = chunk.first() && setup.header;
    }

    /** As many as there would be if all were a little shorter than the first. */
    private int expectedRows() {
        int end = chunk.from();
        while (end < chunk.to() && chunk.bytes()[end] != '\n') {
            end++;
        }
        int length = chunk.to() - chunk.from();
        return Math.clamp(
                length / Math.max(1, (end - chunk.from()) * 7L / 8), 1, Math.max(1, length / setup.plan.width()));
    }

    /** Takes the rows. */
    RowSink sink() {
        return sink;
    }

    /** Whether the next record is the header. */
    boolean isHeaderPending() {
        return headerPending;
    }

    /** Whether a quote stood inside a field that does not begin with one, in a record that was taken. */
    boolean hasStrayQuotes() {
        return strayQuotes;
    }

    /** Counts a line end that was passed. */
    void passLine() {
        lines++;
    }

    /** Counts a comment that was passed, its line end aside. */
    void passComment() {
        skipped++;
    }

    /**
     * Reads one record: a row, a reject, or skipped.
     *
     * @param from where it begins, or empty lines and comments before it
     * @return where the bytes behind it begin
     */
    int read(int from) {
        RecordCursor cursor = new RecordCursor(chunk.bytes(), from, chunk.to(), setup.dialect);
        boolean any = cursor.next();
        skipped += cursor.comments();
        if (!any) {
            lines += cursor.linesPassed();
            return chunk.to();
        }
        Fault fault = cursor.isUnclosed() ? unclosed() : take(cursor.start(), cursor.end());
        if (fault != null) {
            reject(fault, cursor.start(), cursor.end(), cursor.line());
        } else {
            strayQuotes |= cursor.hasStrayQuote();
        }
        lines += cursor.linesPassed();
        return cursor.nextStart();
    }

    private Fault unclosed() {
        headerPending = false;
        return Fault.ofRecord("a quote is opened and never closed");
    }

    private @Nullable Fault take(int start, int end) {
        String text = chunk.latin(start, end);
        if (text.indexOf('\0') >= 0) {
            return Fault.ofRecord("holds a NUL byte");
        }
        CSVRecord record = CommonsRecords.single(text, format);
        if (record == null) {
            return Fault.ofRecord("text behind a closing quote");
        }
        boolean oneColumn = setup.plan.width() == 1 && !headerPending;
        if (record.size() == 1 && !oneColumn && record.get(0).isBlank()) {
            skipped++;
            return null;
        }
        if (headerPending) {
            headerPending = false;
            skipped++;
            return null;
        }
        Fault fault = sink.take(new CommonsCells(record));
        if (fault == null) {
            chunk.tookRow(start);
        }
        return fault;
    }

    private void reject(Fault fault, int start, int end, long line) {
        if (!rejects.hasRoom()) {
            rejects.addUnkept(1);
            return;
        }
        String column = fault.place() < 0 ? null : setup.plan.name(fault.place());
        String shown = Utf8.shown(chunk.bytes(), start, end, Reject.TEXT_LIMIT + 1);
        rejects.add(new Reject(setup.file, lines + line, chunk.offsetOf(start), column, fault.reason(), shown));
    }

    /** What was read; nothing is to be read afterwards. */
    ChunkResult result() {
        return sink.result(rejects, skipped, lines);
    }

    private record CommonsCells(CSVRecord record) implements Cells {
        @Override
        public int size() {
            return record.size();
        }

        @Override
        public String get(int place) {
            return record.get(place);
        }
    }
}
