package org.strayflow.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** How Commons CSV is set up and called. */
final class CommonsRecords {
    private CommonsRecords() {}

    /** As RFC 4180 but for the dialect: quotes only at the start of a field, blanks kept, empty lines skipped. */
    static CSVFormat format(Dialect dialect) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(dialect.separator())
                .setQuote(orNone(dialect.quote()))
                .setEscape(orNone(dialect.escape()))
                .get();
    }

    private static @Nullable Character orNone(char character) {
        return character == Dialect.NONE ? null : character;
    }

    /** The only record of a text, or {@code null} when its quotes are broken. */
    static @Nullable CSVRecord single(String text, CSVFormat format) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext() ? records.next() : null;
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }
}
