package org.strayflow.io;

/**
 * Walks over the records in a stretch of bytes: where each begins and ends and on which line, nothing more. Knows that a quote at the
 * start of a field hides separators and line ends up to the next single quote, and what an escape and a comment are. Lines end with LF,
 * CR or CRLF; empty lines and comments are no records. Finds the same records as Commons CSV, which a test holds.
 */
final class RecordCursor {
    private final byte[] bytes;
    private final int limit;
    private final byte separator;
    private final int quote;
    private final int escape;
    private final int comment;
    private int next;
    private long nextLine;
    private int start;
    private int end;
    private long line;
    private boolean unclosed;
    private long comments;

    /**
     * A cursor before the first record.
     *
     * @param bytes holds the records
     * @param from where the first one begins
     * @param limit where the stretch ends, not included
     * @param dialect of the records
     */
    RecordCursor(byte[] bytes, int from, int limit, Dialect dialect) {
        this.bytes = bytes;
        this.next = from;
        this.limit = limit;
        this.separator = (byte) dialect.separator();
        quote = orNever(dialect.quote());
        escape = orNever(dialect.escape());
        comment = orNever(dialect.comment());
    }

    /** Goes to the next record; false when there is none. */
    boolean next() {
        while (next < limit && (isLineEnd(bytes[next]) || bytes[next] == comment)) {
            skipComment();
            if (next < limit) {
                skipLineEnd();
            }
        }
        if (next >= limit) {
            return false;
        }
        start = next;
        line = nextLine;
        end = findEnd();
        next = end;
        if (next < limit) {
            skipLineEnd();
        }
        return true;
    }

    /** Where the record begins. */
    int start() {
        return start;
    }

    /** Where it ends, its line end not included. */
    int end() {
        return end;
    }

    /** Where the bytes behind the record and its line end begin. */
    int nextStart() {
        return next;
    }

    /** The line on which it begins, counted from 0 where the stretch begins. */
    long line() {
        return line;
    }

    /** Whether it has a quote that the stretch never closes. */
    boolean isUnclosed() {
        return unclosed;
    }

    /** How many bytes its longest field has, quotes included. */
    int longestField() {
        int longest = 0;
        int from = start;
        for (int at = start; at < end; at++) {
            if (at == from && bytes[at] == quote) {
                long lines = nextLine;
                at = behindQuoted(at + 1);
                nextLine = lines;
            }
            if (at >= end || bytes[at] == separator) {
                longest = Math.max(longest, at - from);
                from = at + 1;
            }
        }
        return Math.max(longest, end - from);
    }

    /** How many line ends were passed so far. */
    long linesPassed() {
        return nextLine;
    }

    private int findEnd() {
        boolean fieldStart = true;
        int at = start;
        while (at < limit) {
            byte b = bytes[at];
            if (fieldStart && b == quote) {
                at = behindQuoted(at + 1);
                fieldStart = false;
                continue;
            }
            if (isLineEnd(b)) {
                return at;
            }
            at += b == escape ? 1 : 0;
            fieldStart = b == separator;
            at++;
        }
        return Math.min(at, limit);
    }

    /** Where the text behind the closing quote begins; a doubled quote does not close. */
    private int behindQuoted(int from) {
        int at = from;
        while (at < limit) {
            byte b = bytes[at];
            if (b == escape) {
                at++;
            } else if (b == quote) {
                if (at + 1 < limit && bytes[at + 1] == quote) {
                    at++;
                } else {
                    return at + 1;
                }
            } else if (b == '\n' || (b == '\r' && !(at + 1 < limit && bytes[at + 1] == '\n'))) {
                nextLine++;
            }
            at++;
        }
        unclosed = true;
        return limit;
    }

    /** How many comments were passed over so far. */
    long comments() {
        return comments;
    }

    private void skipComment() {
        if (bytes[next] == comment) {
            comments++;
            while (next < limit && !isLineEnd(bytes[next])) {
                next++;
            }
        }
    }

    /** A number that no byte has where the dialect has no such character. */
    static int orNever(char character) {
        return character == Dialect.NONE ? -1000 : character;
    }

    private void skipLineEnd() {
        boolean both = bytes[next] == '\r' && next + 1 < limit && bytes[next + 1] == '\n';
        next += both ? 2 : 1;
        nextLine++;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /**
     * Where the last whole record in the stretch ends, its line end included: the bytes before can be read by themselves.
     *
     * @param bytes hold the records
     * @param from where the first one begins
     * @param limit where the stretch ends; more may follow
     * @param dialect of the records
     * @return {@code from} when no record is whole
     */
    static int lastWholeRecord(byte[] bytes, int from, int limit, Dialect dialect) {
        if (!ByteScan.holds(bytes, from, limit, dialect.quote())
                && !ByteScan.holds(bytes, from, limit, dialect.escape())) {
            for (int at = limit - 1; at >= from; at--) {
                if (bytes[at] == '\n') {
                    return at + 1;
                }
            }
        }
        RecordCursor cursor = new RecordCursor(bytes, from, limit, dialect);
        int whole = from;
        // The very last byte may be the CR of a CRLF, or a quote the first of two: wait for what follows.
        while (cursor.next() && cursor.nextStart() < limit) {
            whole = cursor.nextStart();
        }
        if (cursor.nextStart() == limit && limit > from && bytes[limit - 1] == '\n' && !cursor.isUnclosed()) {
            whole = limit;
        }
        return whole;
    }
}
