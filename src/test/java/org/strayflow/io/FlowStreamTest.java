package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.Column;
import org.strayflow.flow.Field;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.io.FlowStream.Fault;
import org.strayflow.io.FlowStream.Form;
import org.strayflow.io.FlowStream.Part;
import org.strayflow.task.InputException;
import org.strayflow.task.StrayflowException;

class FlowStreamTest {
    private static final List<ColumnPlan> AB =
            List.of(ColumnPlan.number("Dst Port"), ColumnPlan.text("Proto", Role.FEATURE));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000, 1 << 18})
    void aTableIsReadAsAFileIs(int chunkSize) throws Exception {
        byte[] csv = sample();
        FlowTable whole =
                TestCaptures.read(Files.write(folder.resolve("day.csv"), csv)).table();

        List<Part> parts = parts(FlowStream.open(slow(csv), Form.TABLE, wanted(whole), chunkSize), true);

        assertThat(parts).allSatisfy(part -> assertThat(part.faults()).isEmpty());
        assertThat(rows(parts)).isEqualTo(rows(List.of(new Part(whole, List.of()))));
    }

    @Test
    void everyFormOfJsonGivesTheSameFlows() throws Exception {
        String one = "{\"Dst Port\": 80, \"Proto\": \"tcp\"}";
        String two = "{\n  \"Proto\" : \"a, \\\"b\\\" ]\" ,\n  \"Dst Port\" : null\n}";

        List<String> lines = rows(parts(json(one + "\n\n" + two.replace("\n", " ") + "\n", Form.JSON_LINES), true));

        assertThat(lines).containsExactly("80|tcp", "|a, \"b\" ]");
        for (int chunkSize : new int[] {1, 7, 1000}) {
            String array = " [ " + one + " ,\n" + two + "] \n";
            assertThat(rows(parts(FlowStream.open(in(array), Form.JSON_ARRAY, AB, chunkSize), true)))
                    .isEqualTo(lines);
        }
        assertThat(rows(parts(json(two, Form.JSON_OBJECT), true))).containsExactly(lines.get(1));
        assertThat(parts(json(" [ ]", Form.JSON_ARRAY), true)).isEmpty();
    }

    @Test
    void faultsStandWhereTheirRecordStood() throws Exception {
        String csv = "Proto,Dst Port,Extra\ntcp,1,x\ntcp,many,x\n\nudp,2,y\nudp\nicmp,3,z\nicmp,4,";
        for (int chunkSize : new int[] {1, 20, 1000}) {
            List<Part> parts = parts(FlowStream.open(in(csv), Form.TABLE, AB, chunkSize), true);
            assertThat(rows(parts)).containsExactly("1|tcp", "2|udp", "3|icmp", "4|icmp");
            assertThat(faults(parts))
                    .containsExactly("1 line 3 Dst Port: not a number", "2 line 6 null: 1 field instead of 3");
        }
    }

    @Test
    void anUnknownNameIsAFaultWhereThatIsAskedFor() throws Exception {
        String lines = "{\"Dst Port\":1}\n{\"Dst Port\":2,\"ttl\":5}\n7\n{\"Dst Port\":3}\n{\"Dst Port\":}";

        List<Part> strict = parts(json(lines, Form.JSON_LINES), true);
        assertThat(rows(strict)).containsExactly("1|", "3|");
        assertThat(strict.getFirst().faults().getFirst().unknown()).containsExactly("ttl");
        assertThat(faults(strict))
                .containsExactly(
                        "1 line 2 null: has fields that are not known",
                        "1 line 3 null: no JSON object",
                        "2 line 5 null: no JSON at byte 12 of the record");
        assertThat(rows(parts(json(lines, Form.JSON_LINES), false))).containsExactly("1|", "2|", "3|");
    }

    @Test
    void namesMayBeSpelledOtherwise() throws Exception {
        assertThat(rows(parts(json("{\"destination_port\":9,\"PROTO\":\"x\"}", Form.JSON_OBJECT), true)))
                .containsExactly("9|x");
        FlowStream table = FlowStream.open(in("dst_port;protocol;ttl\n5;x;6\n"), Form.TABLE, AB);
        assertThat(table.unknown()).containsExactly("ttl");
        assertThat(table.absent()).isEmpty();
        assertThat(rows(parts(table, true))).containsExactly("5|x");
        // Flow Duration is in microseconds, duration in seconds: these are not the same.
        assertThat(new ColumnNames(List.of("Flow Duration", "a b", "A_B")).resolved(List.of("duration", "ab")))
                .isEmpty();
    }

    @Test
    void absentColumnsHaveNoValues() throws Exception {
        FlowStream table = FlowStream.open(in("Proto\ntcp\nudp\n"), Form.TABLE, AB);
        assertThat(table.absent()).containsExactly("Dst Port");
        assertThat(rows(parts(table, true))).containsExactly("|tcp", "|udp");
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> FlowStream.open(in("a,b\n1,2\n"), Form.TABLE, AB))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("No column has the name");
        for (String array : List.of("{}", "[1,]", "[1", "[1] 2", "[,1]", "[{]", "", "[" + "[".repeat(100))) {
            assertThatThrownBy(() -> parts(json(array, Form.JSON_ARRAY), true))
                    .as(array)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("This is no JSON");
        }
    }

    @Test
    void aFailureToReadComesOutAsItIs() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> FlowStream.open(broken, Form.JSON_LINES, AB)).isInstanceOf(IOException.class);
    }

    private static FlowStream json(String text, Form form) throws IOException, StrayflowException {
        return FlowStream.open(in(text), form, AB);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that come in stretches of any length. */
    private static InputStream slow(byte[] bytes) {
        SplittableRandom random = new SplittableRandom(3);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(70_000)));
            }
        };
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of("sample-data/office-day-2.csv.gz")))) {
            String text = new String(in.readNBytes(400_000), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static List<ColumnPlan> wanted(FlowTable table) {
        List<ColumnPlan> wanted = new ArrayList<>();
        for (Field field : table.fields()) {
            ColumnPlan.Kind kind = field.isNumber() ? ColumnPlan.Kind.NUMBER : ColumnPlan.Kind.TEXT;
            wanted.add(new ColumnPlan(field.name(), field.role(), kind));
        }
        return wanted;
    }

    private static List<Part> parts(FlowStream stream, boolean strict) throws IOException, StrayflowException {
        List<Part> parts = new ArrayList<>();
        FlowStream.@Nullable Piece piece = stream.next();
        while (piece != null) {
            parts.add(piece.read(strict));
            piece = stream.next();
        }
        return parts;
    }

    private static List<String> rows(List<Part> parts) {
        List<String> rows = new ArrayList<>();
        for (Part part : parts) {
            for (int row = 0; row < part.table().rows(); row++) {
                int at = row;
                rows.add(String.join(
                        "|",
                        part.table().columns().stream()
                                .map(column -> text(column, at))
                                .toList()));
            }
        }
        return rows;
    }

    /** A column of a stretch of a table may be all integers where that of the whole table is not. */
    private static String text(Column column, int row) {
        return column instanceof NumberColumn numbers && !numbers.isMissing(row)
                ? Double.toString(numbers.value(row)).replaceFirst("\\.0$", "")
                : column.text(row);
    }

    private static List<String> faults(List<Part> parts) {
        List<String> faults = new ArrayList<>();
        int before = 0;
        for (Part part : parts) {
            for (Fault fault : part.faults()) {
                faults.add(
                        before + fault.row() + " line " + fault.line() + " " + fault.column() + ": " + fault.reason());
            }
            before += part.table().rows();
        }
        return faults;
    }
}
