package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class RecordCursorTest {
    @Test
    void findsRecordsLinesAndOffsets() {
        byte[] bytes = "a,b\r\n\r\n\"x\ny\",\"\"\"\"\rlast".getBytes(StandardCharsets.UTF_8);
        RecordCursor cursor = new RecordCursor(bytes, 0, bytes.length, Dialect.csv(','));
        assertThat(cursor.next()).isTrue();
        assertThat(text(bytes, cursor)).isEqualTo("a,b");
        assertThat(cursor.line()).isZero();
        assertThat(cursor.next()).isTrue();
        assertThat(text(bytes, cursor)).isEqualTo("\"x\ny\",\"\"\"\"");
        assertThat(cursor.line()).isEqualTo(2);
        assertThat(cursor.start()).isEqualTo(7);
        assertThat(cursor.next()).isTrue();
        assertThat(text(bytes, cursor)).isEqualTo("last");
        assertThat(cursor.line()).isEqualTo(4);
        assertThat(cursor.isUnclosed()).isFalse();
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void aQuoteInTheMiddleOfAFieldIsText() {
        byte[] bytes = "a\"b\n\"c".getBytes(StandardCharsets.UTF_8);
        RecordCursor cursor = new RecordCursor(bytes, 0, bytes.length, Dialect.csv(','));
        assertThat(cursor.next()).isTrue();
        assertThat(text(bytes, cursor)).isEqualTo("a\"b");
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.isUnclosed()).isTrue();
    }

    @Test
    void aQuoteThatIsNotClosedEndsWithItsLineWhenALaterOneMeetsIt() {
        byte[] bytes = "1,\"a\n2,b\n3,\"c\"\n\"x\ny\" \n".getBytes(StandardCharsets.UTF_8);
        RecordCursor cursor = new RecordCursor(bytes, 0, bytes.length, Dialect.csv(','));
        List<String> found = new ArrayList<>();
        while (cursor.next()) {
            found.add(cursor.line() + ": " + text(bytes, cursor));
        }
        assertThat(found).containsExactly("0: 1,\"a", "1: 2,b", "2: 3,\"c\"", "3: \"x\ny\" ");
        assertThat(cursor.linesPassed()).isEqualTo(5);
    }

    @Test
    void escapedLineEndsAreCounted() {
        Dialect escaping = new Dialect(Dialect.Syntax.DELIMITED, ',', '"', '\\', Dialect.NONE);
        byte[] bytes = "a\\\nb,\"c\\\nd\"\n1,2\n".getBytes(StandardCharsets.UTF_8);
        RecordCursor cursor = new RecordCursor(bytes, 0, bytes.length, escaping);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.line()).isEqualTo(3);
    }

    @Test
    void aStretchIsCutOnlyWhereARecordSurelyEnds() {
        assertThat(cut("a,b\nc")).isEqualTo(4);
        assertThat(cut("a,b\r")).isZero();
        assertThat(cut("a,b\rc")).isEqualTo(4);
        assertThat(cut("a,b\r\n")).isEqualTo(5);
        assertThat(cut("a,\"b\nc")).isZero();
        assertThat(cut("1\na,\"b\nc")).isEqualTo(2);
        assertThat(cut("a,\"b\"\n")).isEqualTo(6);
        assertThat(cut("a,\"b\"")).isZero();
        assertThat(cut("\n\n")).isEqualTo(2);
        assertThat(cut("")).isZero();
    }

    @Property(tries = 5000, seed = "3")
    void findsTheRecordsOfCommonsCsv(
            @ForAll @StringLength(max = 24) @Chars({'a', '"', ',', '\n', '\r', ';', ' ', '\t'}) String text) {
        for (char separator : new char[] {',', ';', '\t'}) {
            List<List<String>> found = new ArrayList<>();
            boolean broken = false;
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            RecordCursor cursor = new RecordCursor(bytes, 0, bytes.length, Dialect.csv(separator));
            while (cursor.next() && !broken) {
                CSVRecord record =
                        CommonsRecords.single(text(bytes, cursor), CommonsRecords.format(Dialect.csv(separator)));
                broken = record == null;
                if (record != null) {
                    found.add(record.toList());
                }
            }
            assertThat(found).isEqualTo(commons(text, separator));
        }
    }

    @Property(tries = 5000, seed = "3")
    void aCutChangesNothing(
            @ForAll @StringLength(max = 24) @Chars({'a', '"', ',', '\n', '\r', ' '}) String text,
            @ForAll @StringLength(max = 12) @Chars({'a', '"', ',', '\n', '\r', ' '}) String more) {
        byte[] bytes = (text + more).getBytes(StandardCharsets.UTF_8);
        int whole = RecordCursor.lastWholeRecord(bytes, 0, text.length(), Dialect.csv(','));
        assertThat(whole).isBetween(0, text.length());
        List<String> parts = new ArrayList<>(starts(bytes, 0, whole));
        parts.addAll(starts(bytes, whole, bytes.length));
        assertThat(parts).isEqualTo(starts(bytes, 0, bytes.length));
    }

    private static List<String> starts(byte[] bytes, int from, int to) {
        List<String> all = new ArrayList<>();
        RecordCursor cursor = new RecordCursor(bytes, from, to, Dialect.csv(','));
        while (cursor.next()) {
            all.add(cursor.start() + "-" + cursor.end() + " " + cursor.isUnclosed());
        }
        return all;
    }

    private static int cut(String text) {
        return RecordCursor.lastWholeRecord(text.getBytes(StandardCharsets.UTF_8), 0, text.length(), Dialect.csv(','));
    }

    private static String text(byte[] bytes, RecordCursor cursor) {
        return new String(bytes, cursor.start(), cursor.end() - cursor.start(), StandardCharsets.UTF_8);
    }

    /** The records up to the first that is broken. */
    private static List<List<String>> commons(String text, char separator) {
        List<List<String>> records = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, CommonsRecords.format(Dialect.csv(separator)))) {
            for (CSVRecord record : parser) {
                records.add(record.toList());
            }
        } catch (UncheckedIOException e) {
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    @Test
    void commentsAreNoRecordsAndAreCounted() {
        Dialect zeek = new Dialect(Dialect.Syntax.DELIMITED, '\t', Dialect.NONE, Dialect.NONE, '#');
        byte[] bytes = "#fields\ta\n\n\"1\t2\n#close\r\nx#\ty\n#".getBytes(StandardCharsets.UTF_8);
        RecordCursor cursor = new RecordCursor(bytes, 0, bytes.length, zeek);
        assertThat(cursor.next()).isTrue();
        assertThat(text(bytes, cursor)).isEqualTo("\"1\t2");
        assertThat(cursor.line()).isEqualTo(2);
        assertThat(cursor.next()).isTrue();
        assertThat(text(bytes, cursor)).isEqualTo("x#\ty");
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.comments()).isEqualTo(3);
    }

    @Test
    void anEscapedQuoteDoesNotClose() {
        Dialect escaping = new Dialect(Dialect.Syntax.DELIMITED, ',', '"', '\\', Dialect.NONE);
        byte[] bytes = "\"a\\\"\nb\",c\n1,2\n".getBytes(StandardCharsets.UTF_8);
        RecordCursor cursor = new RecordCursor(bytes, 0, bytes.length, escaping);
        assertThat(cursor.next()).isTrue();
        assertThat(text(bytes, cursor)).isEqualTo("\"a\\\"\nb\",c");
        CSVRecord record = CommonsRecords.single(text(bytes, cursor), CommonsRecords.format(escaping));
        assertThat(record).isNotNull().first().isEqualTo("a\"\nb");
        assertThat(cursor.next()).isTrue();
        assertThat(text(bytes, cursor)).isEqualTo("1,2");
        assertThat(cursor.next()).isFalse();
    }
}
