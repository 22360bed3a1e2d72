package org.strayflow.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.RowSink.Fault;
import org.strayflow.task.Feedback;

/**
 * Turns the chunks of a file of separated fields into columns, through Commons CSV.
 *
 * <p>A chunk is parsed in one go. When that fails, because a quote is broken or there is a NUL byte, the chunk is parsed again record by
 * record, so that only the broken records are lost. Either way gives the same rows and the same rejects.
 */
final class CsvChunkParser implements ChunkParser {
    private static final int CHECK_EVERY = 1024;

    private final String file;
    private final ReadPlan plan;
    private final boolean header;
    private final Dialect dialect;
    private final CSVFormat format;
    private final Feedback feedback;

    /**
     * A parser for a file.
     *
     * @param head the file
     * @param plan what the columns are
     * @param feedback tells of a cancel
     */
    CsvChunkParser(FileHead head, ReadPlan plan, Feedback feedback) {
        this.file = String.valueOf(head.file().getFileName());
        this.plan = plan;
        this.header = head.header();
        this.dialect = head.dialect();
        this.format = CommonsRecords.format(head.dialect());
        this.feedback = feedback;
    }

    @Override
    public ChunkResult parse(Chunk chunk) {
        // Commons CSV does not tell how many comments it passes over.
        ChunkResult whole = chunk.hasNul() || dialect.comment() != Dialect.NONE ? null : new Run(chunk).whole();
        return whole == null ? new Run(chunk).oneByOne() : whole;
    }

    /** One pass over one chunk. */
    private final class Run {
        private final Chunk chunk;
        private final RowSink sink = new RowSink(plan);
        private final RejectCollector rejects = new RejectCollector();
        /** Walks behind, only as far as the last record at fault. */
        private final RecordCursor cursor;

        private boolean headerPending;
        private int passed;
        private long skipped;

        Run(Chunk chunk) {
            this.chunk = chunk;
            cursor = new RecordCursor(chunk.bytes(), chunk.from(), chunk.to(), dialect);
            headerPending = chunk.first() && header;
        }

        /** Everything in one go; {@code null} when a quote is broken. */
        @Nullable
        ChunkResult whole() {
            try (CSVParser parser = CSVParser.parse(chunk.latin(), format)) {
                int number = 0;
                for (CSVRecord record : parser) {
                    checkNowAndThen(number++);
                    Fault fault = take(record);
                    if (fault != null) {
                        moveTo(number);
                        reject(fault);
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                return null;
            }
            return result();
        }

        ChunkResult oneByOne() {
            while (cursor.next()) {
                checkNowAndThen(passed++);
                Fault fault = takeRecord();
                if (fault != null) {
                    reject(fault);
                }
            }
            skipped += cursor.comments();
            return result();
        }

        private ChunkResult result() {
            return sink.result(rejects, skipped, chunk.lineEnds());
        }

        private void checkNowAndThen(int number) {
            if (number % CHECK_EVERY == 0) {
                feedback.check();
            }
        }

        private void moveTo(int number) {
            while (passed < number && cursor.next()) {
                passed++;
            }
        }

        private @Nullable Fault takeRecord() {
            String text = chunk.latin(cursor.start(), cursor.end());
            if (text.indexOf('\0') >= 0) {
                return Fault.ofRecord("holds a NUL byte");
            }
            if (cursor.isUnclosed()) {
                return Fault.ofRecord("a quote is opened and never closed");
            }
            CSVRecord record = CommonsRecords.single(text, format);
            return record == null ? Fault.ofRecord("text behind a closing quote") : take(record);
        }

        private @Nullable Fault take(CSVRecord record) {
            if (record.size() == 1
                    && (plan.width() > 1 || headerPending)
                    && record.get(0).isBlank()) {
                skipped++;
                return null;
            }
            if (headerPending) {
                headerPending = false;
                skipped++;
                return null;
            }
            return sink.take(new CommonsCells(record));
        }

        private void reject(Fault fault) {
            if (!rejects.hasRoom()) {
                rejects.addUnkept(1);
                return;
            }
            String column = fault.place() < 0 ? null : plan.name(fault.place());
            String shown = Utf8.shown(chunk.bytes(), cursor.start(), cursor.end(), Reject.TEXT_LIMIT + 1);
            rejects.add(new Reject(file, cursor.line(), chunk.offsetOf(cursor.start()), column, fault.reason(), shown));
        }
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
