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

    /** RFC 4180 with another separator: quotes only at the start of a field, blanks kept, empty lines skipped. */
    static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT.builder().setDelimiter(separator).get();
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
