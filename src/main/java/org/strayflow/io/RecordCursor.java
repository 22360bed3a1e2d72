package org.strayflow.io;

/**
 * Walks over the records in a stretch of bytes: where each begins and ends and on which line, nothing more. Knows that a quote at the
 * start of a field hides separators and line ends up to the next single quote, and what an escape and a comment are. Lines end with LF,
 * CR or CRLF; empty lines and comments are no records. Finds the same records as Commons CSV, which a test holds, but for one thing: a
 * quote that is never closed, or is closed in a later line with text behind it (so by the opening quote of another field), ends its record
 * with its line, and the lines behind are not lost with it.
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
    private boolean open;
    private boolean strayQuote;
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
        strayQuote = false;
        unclosed = false;
        open = false;
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

    /** Whether it has a quote that is never closed, or by another field's. */
    boolean isUnclosed() {
        return unclosed;
    }

    /** Whether a quote stands inside a field that does not begin with one. */
    boolean hasStrayQuote() {
        return strayQuote;
    }

    /** How many bytes it has as far as is known: all that follow, if a quote is open. */
    int length() {
        return (open ? limit : end) - start;
    }

    /** How many bytes its longest field has as far as is known, quotes included. */
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
                long lines = nextLine;
                int behind = behindQuoted(at + 1);
                boolean later = nextLine > lines && behind - at <= ChunkSource.FIELD_LIMIT;
                if (open || (later && isText(behind))) {
                    unclosed = true;
                    nextLine = lines;
                    return lineEnd(at);
                }
                at = behind;
                fieldStart = false;
                continue;
            }
            if (isLineEnd(b)) {
                return at;
            }
            strayQuote |= b == quote;
            if (b == escape) {
                at++;
                nextLine += endsLine(at) ? 1 : 0;
            }
            fieldStart = b == separator;
            at++;
        }
        return Math.min(at, limit);
    }

    /** Whether there is more than blanks between a place and the next separator or line end. */
    private boolean isText(int from) {
        int at = from;
        while (at < limit && bytes[at] != separator && !isLineEnd(bytes[at])) {
            if (!Character.isWhitespace(bytes[at] & 0xff)) {
                return true;
            }
            at++;
        }
        return false;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < limit && !isLineEnd(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Where the text behind the closing quote begins; a doubled quote does not close. */
    private int behindQuoted(int from) {
        int at = from;
        while (at < limit) {
            byte b = bytes[at];
            if (b == escape) {
                at++;
                nextLine += endsLine(at) ? 1 : 0;
            } else if (b == quote) {
                if (at + 1 < limit && bytes[at + 1] == quote) {
                    at++;
                } else {
                    return at + 1;
                }
            } else {
                nextLine += endsLine(at) ? 1 : 0;
            }
            at++;
        }
        open = true;
        return limit;
    }

    /** How many comments were passed over so far. */
    long comments() {
        return comments;
    }

    private void skipComment() {
        if (bytes[next] == comment) {
            comments++;
            next = lineEnd(next);
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

    /** Whether a line ends with the byte at a place; the CR of a CRLF does not. */
    private boolean endsLine(int at) {
        return at < limit && (bytes[at] == '\n' || (bytes[at] == '\r' && !(at + 1 < limit && bytes[at + 1] == '\n')));
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
        while (cursor.next() && !cursor.open && cursor.nextStart() < limit) {
            whole = cursor.nextStart();
        }
        if (cursor.nextStart() == limit && limit > from && bytes[limit - 1] == '\n' && !cursor.open) {
            whole = limit;
        }
        return whole;
    }
}
