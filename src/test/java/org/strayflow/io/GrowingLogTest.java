package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strayflow.io.GrowingFiles.append;
import static org.strayflow.io.GrowingFiles.open;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.io.GrowingFiles.Made;
import org.strayflow.io.GrowingFiles.Seen;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/** A file that grows gives the flows that reading it whole gives, however its bytes come. */
class GrowingLogTest {
    private static final int CSV = 0;
    private static final int ZEEK = 1;
    private static final int JSON = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {CSV, ZEEK, JSON})
    void anyPiecesGiveWhatTheWholeFileGives(int form) throws Exception {
        SplittableRandom random = new SplittableRandom(form + 1);
        for (int run = 0; run < 25; run++) {
            Made made = GrowingFiles.make(form, random.nextInt(40, 60), random);
            Path whole = Files.write(folder.resolve(made.name()), made.bytes());
            Capture capture =
                    CaptureReader.read(List.of(whole), ReadOptions.defaults()).run(Feedback.none());
            Seen atOnce = seen(whole, made);
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < capture.table().rows(); row++) {
                cells.add(GrowingFiles.cells(capture.table(), made.wanted(), row));
            }
            assertThat(atOnce.cells()).isEqualTo(cells);
            assertThat(atOnce.rejects)
                    .isEqualTo(capture.rejects().kept().stream()
                            .map(Reject::toString)
                            .toList());
            assertThat(atOnce.skipped).isEqualTo(capture.files().getFirst().skipped());
            int most = new int[] {1, 7, 100, 3000}[run % 4];
            Seen pieces = inPieces(folder.resolve("grows.log"), made, most, random);
            assertThat(pieces.rows).as("pieces of up to %d bytes", most).isEqualTo(atOnce.rows);
            assertThat(pieces.rejects.toString().replace("grows.log", made.name()))
                    .isEqualTo(atOnce.rejects.toString());
            assertThat(pieces.skipped).isEqualTo(atOnce.skipped);
        }
    }

    private static Seen seen(Path file, Made made) throws StrayflowException {
        try (GrowingLog log = open(file, made.wanted(), LogPoint.START)) {
            return new Seen().drain(log, made.wanted());
        }
    }

    private static Seen inPieces(Path file, Made made, int most, SplittableRandom random) throws Exception {
        Files.deleteIfExists(file);
        Seen seen = new Seen();
        try (GrowingLog log = open(file, made.wanted(), LogPoint.START)) {
            int at = 0;
            while (at < made.bytes().length) {
                int to = Math.min(made.bytes().length, at + random.nextInt(1, most + 1));
                append(file, made.bytes(), at, to);
                at = to;
                seen.drain(log, made.wanted());
            }
        }
        return seen;
    }

    @Test
    void linesAndOffsetsAreWhereTheRecordsStand() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        Made made = GrowingFiles.make(CSV, 50, random);
        Seen seen = seen(Files.write(folder.resolve("a.csv"), made.bytes()), made);
        String text = new String(made.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(seen.rows).isNotEmpty();
        for (String row : seen.rows) {
            int line = Integer.parseInt(row.substring(0, row.indexOf('@')));
            int offset = Integer.parseInt(row.substring(row.indexOf('@') + 1, row.indexOf(' ')));
            double port = Double.parseDouble(row.substring(row.indexOf(' ') + 1, row.indexOf('|')));
            assertThat(text.substring(offset)).startsWith((int) port + ",");
            assertThat(text.substring(0, offset).chars().filter(c -> c == '\n').count())
                    .isEqualTo(line - 1L);
        }
    }

    @Test
    void aHeaderMayComeLongBeforeTheFirstFlowAndHalfALineWaits() throws Exception {
        Path file = folder.resolve("conn.log");
        SplittableRandom random = new SplittableRandom(5);
        Seen seen = new Seen();
        try (GrowingLog log = open(file, GrowingFiles.ZEEK, LogPoint.START)) {
            assertThat(seen.drain(log, GrowingFiles.ZEEK).events).containsExactly(LogEvent.GONE);
            append(file, GrowingFiles.zeekHeader());
            assertThat(seen.drain(log, GrowingFiles.ZEEK).rows).isEmpty();
            assertThat(seen.events).endsWith(LogEvent.FOUND);
            String row = GrowingFiles.zeekRow(1, random);
            append(file, row + row.substring(0, 20));
            assertThat(seen.drain(log, GrowingFiles.ZEEK).rows).hasSize(1);
            assertThat(log.pending()).isEqualTo(20);
            append(file, row.substring(20));
            assertThat(seen.drain(log, GrowingFiles.ZEEK).rows).hasSize(2);
            assertThat(seen.rejects).isEmpty();
        }
    }

    @Test
    void aNewHeaderInALogOfZeekMayNameOtherColumns() throws Exception {
        SplittableRandom random = new SplittableRandom(6);
        String row = GrowingFiles.zeekRow(7, random);
        String[] cells = row.strip().split("\t", -1);
        String turned = String.join("\t", Arrays.asList(cells).reversed()) + "\n";
        String[] fields = GrowingFiles.ZEEK_FIELDS.split("\t", -1);
        String[] types = GrowingFiles.ZEEK_TYPES.split("\t", -1);
        String other = "#separator \\x09\n#unset_field\t-\n#fields\t"
                + String.join("\t", Arrays.asList(fields).reversed()) + "\n#types\t"
                + String.join("\t", Arrays.asList(types).reversed()) + "\n";
        byte[] all = GrowingFiles.bytes(
                GrowingFiles.zeekHeader() + row + "#close\tnow\n" + other + turned + turned + "#close\tnow\n");
        for (int most : new int[] {1, 13, 10_000}) {
            Made made = new Made(GrowingFiles.ZEEK, "conn.log", all);
            Seen seen = inPieces(folder.resolve("conn.log"), made, most, random);
            assertThat(seen.cells()).hasSize(3).containsOnly(seen.cells().getFirst());
            assertThat(seen.rejects).isEmpty();
        }
    }

    @Test
    void aQuoteThatIsNeverClosedHoldsUpNothingForLong() throws Exception {
        StringBuilder csv = new StringBuilder("a,b\n1,x\n2,\"open\n");
        for (int row = 0; row < 20_000; row++) {
            csv.append(row).append(",y\n");
        }
        WantedColumns wanted = GrowingFiles.wanted("generic", "a", true);
        Made made = new Made(wanted, "a.csv", GrowingFiles.bytes(csv.toString()));
        Seen atOnce = seen(Files.write(folder.resolve("a.csv"), made.bytes()), made);
        assertThat(atOnce.rejects).singleElement().asString().contains("a quote is opened and never closed");
        assertThat(atOnce.rows).hasSize(20_001);
        Seen pieces = inPieces(folder.resolve("b.csv"), made, 50_000, new SplittableRandom(7));
        assertThat(pieces.rows).isEqualTo(atOnce.rows);
    }

    @Test
    void flowsWithoutAHeaderAreKnownByTheirFirst() throws Exception {
        String row = "1,tcp,http,SF,2,3" + ",0".repeat(35) + ",normal,20\n";
        WantedColumns wanted = GrowingFiles.wanted("nsl-kdd", "duration", true, "service", false, "src_bytes", true);
        Path file = folder.resolve("kdd.txt");
        append(file, row + row);
        Seen seen = seen(file, new Made(wanted, "kdd.txt", new byte[0]));
        assertThat(seen.cells()).containsExactly("1.0|http|2.0", "1.0|http|2.0");
        WantedColumns numbered = GrowingFiles.wanted("generic", "column 1", true, "column 3", true);
        Path table = folder.resolve("numbers.csv");
        append(table, "1,2,3\n4,5,6\n");
        assertThat(seen(table, new Made(numbered, "", new byte[0])).cells()).containsExactly("1.0|3.0", "4.0|6.0");
    }

    @Test
    void whatTheModelDoesNotLookAtMayBeAnything() throws Exception {
        Path file = folder.resolve("a.csv");
        append(file, "note,bytes\n1,5\nwords,6\n2,no number\n");
        WantedColumns wanted = GrowingFiles.wanted("generic", "bytes", true);
        Seen seen = seen(file, new Made(wanted, "a.csv", new byte[0]));
        assertThat(seen.cells()).containsExactly("5.0", "6.0");
        assertThat(seen.rejects).singleElement().asString().contains("not a number");
    }

    @Test
    void eventsOfOtherKindsAreNoFlows() throws Exception {
        Path file = folder.resolve("eve.json");
        append(file, "{\"timestamp\":\"2024-01-01T00:00:00+0000\",\"event_type\":\"stats\"}\n");
        WantedColumns wanted = GrowingFiles.wanted("suricata-flow", "flow.pkts_toserver", true, "proto", false);
        try (GrowingLog log = open(file, wanted, LogPoint.START)) {
            Seen seen = new Seen().drain(log, wanted);
            assertThat(seen.skipped).isEqualTo(1);
            append(file, """
                    {"timestamp":"2024-01-01T00:00:01+0000","event_type":"flow","flow_id":1,"proto":"TCP","flow":{"pkts_toserver":7}}
                    """);
            assertThat(seen.drain(log, wanted).cells()).containsExactly("7.0|TCP");
        }
    }

    @Test
    void whatCannotGrowOrBeReadIsSaid() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(GrowingFiles.bytes("a,b\n1,2\n"));
        }
        assertRefused(packed.toByteArray(), "IO-141");
        assertRefused("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16), "IO-142");
        assertThatThrownBy(() -> open(folder.resolve("no/where.csv"), GrowingFiles.ZEEK, LogPoint.START))
                .hasMessageContaining("IO-144");
        try (GrowingLog log = open(folder, GrowingFiles.ZEEK, LogPoint.START)) {
            assertThatThrownBy(() -> log.look(Feedback.none())).hasMessageContaining("IO-143");
        }
        ReadOptions western = ReadOptions.defaults().withEncoding(TextEncoding.WINDOWS_1252);
        assertThatThrownBy(() -> GrowingLog.of(folder.resolve("a.csv"), GrowingFiles.ZEEK, western, LogPoint.START))
                .hasMessageContaining("CONF-241");
    }

    private void assertRefused(byte[] bytes, String code) throws IOException, StrayflowException {
        Path file = Files.write(folder.resolve("refused"), bytes);
        try (GrowingLog log = open(file, GrowingFiles.ZEEK, LogPoint.START)) {
            assertThatThrownBy(() -> new Seen().drain(log, GrowingFiles.ZEEK)).hasMessageContaining(code);
        }
    }
}
