package org.strayflow.io;

/**
 * Says up to where the bytes of a growing file can be read now. A half line waits for its other half. So does a quote for the quote that
 * closes it, but not for ever: one that is open for more than {@value #HOLD} bytes ends with its line, or else all later flows would wait
 * with it. Where a file is cut does not depend on how its bytes arrive.
 */
final class RecordCutter {
    /** How many bytes a record that goes over several lines may have. */
    static final int HOLD = 1 << 16;

    private RecordCutter() {}

    /**
     * Where the records that can be read end.
     *
     * @param bytes hold the records
     * @param from where the first one begins
     * @param to where the bytes end
     * @param ended whether nothing will follow
     * @param dialect of the records
     * @return {@code from} when there is none yet
     */
    static int end(byte[] bytes, int from, int to, boolean ended, Dialect dialect) {
        int whole = ended ? to : RecordCursor.lastWholeRecord(bytes, from, to, dialect);
        if (to - from <= HOLD || !ByteScan.holds(bytes, from, to, dialect.quote())) {
            return whole;
        }
        RecordCursor cursor = new RecordCursor(bytes, from, to, dialect);
        int before = from;
        while (cursor.next()) {
            if (cursor.length() > HOLD) {
                return before > from ? before : behindFirstLine(bytes, cursor.start(), to, ended, dialect, from);
            }
            if (cursor.nextStart() >= whole) {
                return whole;
            }
            before = cursor.nextStart();
        }
        return whole;
    }

    /** Behind the line in which the quote stands that is open too long; behind the record, when it is a single long line. */
    private static int behindFirstLine(byte[] bytes, int start, int to, boolean ended, Dialect dialect, int none) {
        RecordCursor near = new RecordCursor(bytes, start, Math.min(to, start + HOLD), dialect);
        near.next();
        int at = near.end();
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        if (at == to) {
            return ended ? to : none;
        }
        boolean carriage = bytes[at] == '\r';
        if (carriage && at + 1 == to && !ended) {
            return none;
        }
        return at + (carriage && at + 1 < to && bytes[at + 1] == '\n' ? 2 : 1);
    }
}
