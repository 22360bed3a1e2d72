package org.strayflow.io;

import org.jspecify.annotations.Nullable;
import org.strayflow.io.RowSink.Fault;
import org.strayflow.task.Feedback;

/** Goes through the lines of one chunk of a log, a record a line, and keeps count of what is rejected and skipped. */
final class LineReading {
    /** Says of a record that it is no flow. */
    static final Fault SKIPPED = Fault.ofRecord("no flow");

    private static final int CHECK_EVERY = 1024;

    /** Takes one record. */
    interface Taker {
        /**
         * Takes the record between two places of the chunk's bytes.
         *
         * @return {@code null} when it became a row, {@link #SKIPPED} when it is no flow, otherwise why it is rejected
         */
        @Nullable
        Fault take(int from, int to);
    }

    private LineReading() {}

    /**
     * Reads a chunk.
     *
     * @param file its name, for rejects
     * @param chunk lines
     * @param plan what the columns are
     * @param sink what the taker gives the rows to
     * @param taker takes every line that is not blank
     * @param feedback tells of a cancel
     */
    static ChunkResult read(String file, Chunk chunk, ReadPlan plan, RowSink sink, Taker taker, Feedback feedback) {
        RejectCollector rejects = new RejectCollector();
        RecordCursor cursor = new RecordCursor(chunk.bytes(), chunk.from(), chunk.to(), Dialect.jsonLines());
        long skipped = 0;
        for (int passed = 0; cursor.next(); passed++) {
            if (passed % CHECK_EVERY == 0) {
                feedback.check();
            }
            Fault fault = isBlank(chunk.bytes(), cursor) ? SKIPPED : taker.take(cursor.start(), cursor.end());
            if (fault == null) {
                chunk.tookRow(cursor.start());
            } else if (SKIPPED.equals(fault)) {
                skipped++;
            } else if (rejects.hasRoom()) {
                rejects.add(reject(file, chunk, plan, cursor, fault));
            } else {
                rejects.addUnkept(1);
            }
        }
        return sink.result(rejects, skipped, chunk.lineEnds());
    }

    private static boolean isBlank(byte[] bytes, RecordCursor cursor) {
        int at = cursor.start();
        while (at < cursor.end() && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at == cursor.end();
    }

    private static Reject reject(String file, Chunk chunk, ReadPlan plan, RecordCursor cursor, Fault fault) {
        String column = fault.place() < 0 ? null : plan.name(fault.place());
        String shown = Utf8.shown(chunk.bytes(), cursor.start(), cursor.end(), Reject.TEXT_LIMIT + 1);
        return new Reject(file, cursor.line(), chunk.offsetOf(cursor.start()), column, fault.reason(), shown);
    }
}
