package org.strayflow.io;

import org.jspecify.annotations.Nullable;
import org.strayflow.flow.TextColumnBuilder;

/**
 * Reads plain records from the bytes of a chunk and gives them to the columns many at a time. Plain is a record with the right number of
 * fields, numbers where they belong, and no quote but around a whole field. Not for several threads.
 */
final class PlainRows {
    private final byte[] bytes;
    private final byte separator;
    private final int quote;
    private final int escape;
    private final int comment;
    private final RowSink sink;
    private final NumberCells numbers;
    private final @Nullable TextCells[] texts;
    private int gathered;

    /**
     * Rows of a chunk.
     *
     * @param bytes hold the records; behind every record that is read stands a line end
     * @param dialect how they are cut
     * @param isNumber which of the columns hold numbers
     * @param sink has the columns
     */
    PlainRows(byte[] bytes, Dialect dialect, boolean[] isNumber, RowSink sink) {
        this.bytes = bytes;
        this.separator = (byte) dialect.separator();
        quote = RecordCursor.orNever(dialect.quote());
        escape = RecordCursor.orNever(dialect.escape());
        comment = RecordCursor.orNever(dialect.comment());
        this.sink = sink;
        numbers = new NumberCells(bytes, separator, isNumber);
        texts = new TextCells[isNumber.length];
        for (int place = 0; place < texts.length; place++) {
            TextColumnBuilder column = sink.texts(place);
            if (column != null) {
                int own = place;
                texts[place] = new TextCells(bytes, column, latin -> sink.text(own, latin));
            }
        }
    }

    /** Reads the record that begins at a place; gives where its line end is, or -1 when it is not plain. */
    int read(int from) {
        if (bytes[from] == comment) {
            return -1;
        }
        int at = from;
        int last = texts.length - 1;
        for (int place = 0; place <= last; place++) {
            at = cell(place, at);
            if (at < 0 || (place < last) != (bytes[at] == separator)) {
                return -1;
            }
            at += place < last ? 1 : 0;
        }
        if (sink.rejectsEmpty() && isEmpty()) {
            return -1;
        }
        gathered++;
        if (gathered == NumberCells.ROWS) {
            flush();
        }
        return at;
    }

    private int cell(int place, int from) {
        TextCells text = texts[place];
        if (bytes[from] == quote) {
            return quoted(place, text, from + 1);
        }
        return text == null ? numbers.read(place, gathered, from) : text(text, from);
    }

    private int text(TextCells text, int from) {
        int hash = 0;
        int at = from;
        byte b = bytes[at];
        while (b != separator && b != '\n' && b != '\r') {
            if (b == 0 || b == escape || b == quote) {
                return -1;
            }
            hash = TextCells.hash(hash, b);
            b = bytes[++at];
        }
        return text.take(gathered, from, at, hash) ? at : -1;
    }

    private int quoted(int place, @Nullable TextCells text, int from) {
        int hash = 0;
        int at = from;
        byte b = bytes[at];
        while (b != quote) {
            if (b == 0 || b == escape || b == '\n' || b == '\r') {
                return -1;
            }
            hash = TextCells.hash(hash, b);
            b = bytes[++at];
        }
        byte behind = bytes[at + 1];
        if (behind != separator && behind != '\n' && behind != '\r') {
            return -1;
        }
        boolean taken =
                text == null ? numbers.readText(place, gathered, from, at) : text.take(gathered, from, at, hash);
        return taken ? at + 1 : -1;
    }

    private boolean isEmpty() {
        for (TextCells text : texts) {
            if (text != null && !text.isBlank(gathered)) {
                return false;
            }
        }
        return numbers.isEmpty(gathered);
    }

    /** Gives the rows read so far to the columns. */
    void flush() {
        for (int place = 0; place < texts.length; place++) {
            TextCells text = texts[place];
            if (text == null) {
                numbers.addTo(sink.numbers(place), place, gathered);
            } else {
                text.flush(gathered);
            }
        }
        sink.addedRows(gathered);
        gathered = 0;
    }
}
