package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.flow.Column;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.NumberColumnBuilder;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumnBuilder;
import org.strayflow.task.Feedback;

/** Reading plain records from bytes gives exactly what Commons CSV gives record by record: rows, types, widths and rejects. */
@NullMarked
class PlainAgainstCommonsTest {
    private static final String[] NUMBERS = {
        "0",
        "1",
        "-1",
        "+1",
        "-0",
        "007",
        "127",
        "128",
        "-129",
        "32768",
        "-2147483649",
        "999999999999999999",
        "9223372036854775807",
        "9223372036854775808",
        "-99999999999999999999",
        "0.5",
        "-0.0",
        "0.1",
        "5.",
        ".5",
        "-.5",
        "1e5",
        "1E-7",
        "1e",
        "2.5e+3",
        "123456789.123456789",
        "0.1234567890123456789",
        "9007199254740993.5",
        "9007199254740992.0",
        "16777217.5",
        "1e400",
        "4.9e-324",
        "inf",
        "-Infinity",
        "NaN",
        "nan",
        "-",
        "?",
        "",
        " ",
        " 7 ",
        "\t8",
        "7\u00A0",
        "\"12\"",
        "\"1.5\"",
        "\"\"",
        "1 2",
        "--1",
        "1.2.3",
        "0x1p3",
        "1d",
        "\u0663",
        "\"1\"2",
        "'5"
    };
    private static final String[] TEXTS = {
        "tcp",
        "udp",
        "",
        " ",
        "BENIGN",
        " BENIGN ",
        "\"quoted\"",
        "\"with,comma\"",
        "\"with;semicolon\"",
        "\"two\nlines\"",
        "\"two\r\nlines\"",
        "\"say \"\"hi\"\"\"",
        "in\"side",
        "\"open",
        "\"closed\" ",
        "\"closed\"x",
        "caf\u00E9",
        "'=1+1",
        "''=1",
        "a\\\"b",
        "\"a\\\"b\"",
        "\0",
        "# no",
        "Web Attack \u2013 XSS",
        "x y"
    };
    private static final String[] LINE_ENDS = {"\n", "\n", "\n", "\r\n", "\r"};
    private static final String[] ODD_LINES = {
        "", "   ", "\"\"", "# a comment", "1", "1,2,3,4,5,6,7,8,9", "n0,n1,t2,t3", ",,,", "\0", ";", "\t"
    };
    private static final Dialect[] DIALECTS = {
        Dialect.csv(','),
        Dialect.csv(','),
        Dialect.csv(';'),
        Dialect.csv('\t'),
        Dialect.csv('|'),
        new Dialect(Dialect.Syntax.DELIMITED, ',', '"', '\\', Dialect.NONE),
        new Dialect(Dialect.Syntax.DELIMITED, '\t', Dialect.NONE, Dialect.NONE, '#')
    };

    @TempDir
    Path folder = Path.of("");

    @Test
    void randomTables() throws Exception {
        SplittableRandom random = new SplittableRandom(31);
        for (int round = 0; round < 1_500; round++) {
            Dialect dialect = DIALECTS[random.nextInt(DIALECTS.length)];
            byte[] bytes = table(random, dialect, random.nextInt(1, 40));
            check(random, dialect, bytes);
        }
    }

    @Test
    void tablesThatFillTheGatheringMoreThanOnce() throws Exception {
        SplittableRandom random = new SplittableRandom(32);
        for (int round = 0; round < 6; round++) {
            check(random, Dialect.csv(','), table(random, Dialect.csv(','), 3 * NumberCells.ROWS));
        }
    }

    @Test
    void anyBytes() throws Exception {
        SplittableRandom random = new SplittableRandom(33);
        String alphabet = "0123456789.,,,,\"\n\n\r -+eE#\\;\t\0\u00E9abn";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(1, 120);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            check(
                    random,
                    DIALECTS[random.nextInt(DIALECTS.length)],
                    text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] table(SplittableRandom random, Dialect dialect, int lines) throws Exception {
        int width = random.nextInt(1, 6);
        // Most columns are clean most of the time, or no row would be plain.
        int clean = random.nextInt(3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String separator = String.valueOf(dialect.separator());
        for (int line = 0; line < lines; line++) {
            List<String> cells = new ArrayList<>();
            for (int place = 0; place < width; place++) {
                boolean number = place % 2 == 0;
                boolean plain = clean < 2 && random.nextInt(20) > clean;
                cells.add(plain ? plainCell(random, number) : oddCell(random, number));
            }
            String text = random.nextInt(25) == 0
                    ? ODD_LINES[random.nextInt(ODD_LINES.length)]
                    : String.join(separator, cells);
            out.write(text.getBytes(random.nextInt(40) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
            boolean last = line == lines - 1;
            out.write((last && random.nextBoolean() ? "" : LINE_ENDS[random.nextInt(LINE_ENDS.length)])
                    .getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String plainCell(SplittableRandom random, boolean number) {
        if (!number) {
            return random.nextBoolean() ? "BENIGN" : "scan";
        }
        return switch (random.nextInt(3)) {
            case 0 -> Integer.toString(random.nextInt(-200, 200));
            case 1 -> Long.toString(random.nextLong() >> random.nextInt(64));
            default -> Double.toString(Math.round(random.nextDouble(-1000, 1000) * 1000) / 1000.0);
        };
    }

    private static String oddCell(SplittableRandom random, boolean number) {
        String[] from = number == (random.nextInt(15) > 0) ? NUMBERS : TEXTS;
        return from[random.nextInt(from.length)];
    }

    private void check(SplittableRandom random, Dialect dialect, byte[] bytes) throws Exception {
        int width = 1 + count(firstLine(bytes), (byte) dialect.separator());
        boolean header = random.nextInt(4) == 0;
        Layout layout = random.nextBoolean() ? new GenericLayout() : new CicMachineLearningLayout();
        List<ColumnPlan> columns = new ArrayList<>();
        List<Integer> texts = new ArrayList<>();
        for (int place = 0; place < width; place++) {
            boolean number = place % 2 == 0;
            columns.add(
                    number
                            ? ColumnPlan.number("n" + place)
                            : ColumnPlan.text("t" + place, place == 1 ? Role.LABEL : Role.FEATURE));
            if (!number || random.nextInt(10) == 0) {
                texts.add(place);
            }
        }
        ReadPlan plan = new ReadPlan(layout, columns, new HashSet<>(texts));
        Path file = Files.write(folder.resolve("a.csv"), bytes);
        int size = random.nextBoolean() ? 1 << 20 : random.nextInt(1, 60);
        Supplier<String> what = () -> dialect + " " + new String(bytes, StandardCharsets.ISO_8859_1);
        RecordReading.Setup setup = new RecordReading.Setup("a.csv", plan, dialect, header);
        try (RawInput in = RawInput.open(file, TextEncoding.UTF_8, UnpackLimit.USUAL)) {
            ChunkSource source = new ChunkSource(file, in, dialect, size);
            for (Chunk chunk = source.next(); chunk != null; chunk = source.next()) {
                RecordReading records = new RecordReading(setup, chunk, null);
                for (int at = chunk.from(); at < chunk.to(); ) {
                    at = records.read(at);
                }
                String expected = described(records.result());
                // A parser of its own, so that no width is known from another chunk.
                assertThat(described(new CsvChunkParser(setup, Feedback.none()).parse(chunk)))
                        .as(what)
                        .isEqualTo(expected);
            }
        }
    }

    private static byte[] firstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static int count(byte[] bytes, byte wanted) {
        int count = 0;
        for (byte b : bytes) {
            count += b == wanted ? 1 : 0;
        }
        return count;
    }

    private static String described(ChunkResult result) {
        StringBuilder all = new StringBuilder();
        all.append(result.rows())
                .append(' ')
                .append(result.rejected())
                .append(' ')
                .append(result.skipped());
        all.append(' ').append(result.lineEnds()).append(' ').append(Arrays.toString(result.noNumbers()));
        result.kept().forEach(reject -> all.append('\n').append(reject));
        for (int place = 0; place < result.numbers().length; place++) {
            all.append('\n').append(described(result.numbers()[place], result.texts()[place]));
        }
        return all.toString();
    }

    private static String described(@Nullable NumberColumnBuilder numbers, @Nullable TextColumnBuilder texts) {
        Column column = numbers == null
                ? Objects.requireNonNull(texts).build("c")
                : NumberColumnBuilder.concat("c", List.of(numbers));
        StringBuilder all =
                new StringBuilder(column.type() + " " + column.heapBytes() + " " + column.missingCount() + ":");
        for (int row = 0; row < column.size(); row++) {
            all.append(' ').append(column.isMissing(row));
            all.append('=')
                    .append(
                            column instanceof NumberColumn n
                                    ? Long.toHexString(Double.doubleToRawLongBits(n.value(row))) + "/" + n.text(row)
                                    : column.text(row));
        }
        return all.toString();
    }
}
