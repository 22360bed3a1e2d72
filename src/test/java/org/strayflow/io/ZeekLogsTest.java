package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.Field;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.task.Feedback;

/** Logs in Zeek's own text are read as their first lines say. */
class ZeekLogsTest {
    private static final String FIELDS =
            "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tconn_state";
    private static final String TYPES = "time\tstring\taddr\tport\taddr\tport\tenum\tstring\tstring";
    private static final String HEADER = "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n"
            + "#path\tconn\n#fields\t" + FIELDS + "\n#types\t" + TYPES + "\n";
    private static final String ROW = "1.5\tC1\t10.0.0.1\t4000\t10.0.0.2\t53\tudp\tdns\tSF\n";

    @TempDir
    Path folder;

    @Test
    void aLogIsRecognisedAndEveryLineIsAccountedFor() throws Exception {
        Capture capture = TestCaptures.read(file(HEADER + ROW + "\n" + ROW + "#close\t2024\n"));
        assertThat(capture.layout().id()).isEqualTo("zeek-conn");
        assertThat(capture.table().rows()).isEqualTo(2);
        assertThat(capture.rejects().count()).isZero();
        assertThat(capture.files().getFirst().skipped()).isEqualTo(8);
        assertThat(capture.table().namesOf(Role.ADDRESS)).containsExactly("id.orig_h", "id.resp_h");
        assertThat(capture.table().namesOf(Role.PORT)).containsExactly("id.orig_p");
        assertThat(capture.table().namesOf(Role.FEATURE))
                .containsExactly("id.resp_p", "proto", "service", "conn_state");
    }

    @Test
    void theFirstLineMayBeginWithATabulator() throws Exception {
        Capture capture = TestCaptures.read(file("\t" + HEADER + ROW));
        assertThat(capture.table().rows()).isEqualTo(1);
        assertThat(capture.files().getFirst().skipped()).isEqualTo(7);
    }

    @Test
    void unsetIsMissingAndEmptyIsSaid() throws Exception {
        String header = HEADER.replace("#unset_field\t-", "#unset_field\tNIL").replace("(empty)", "EMPTY");
        Capture capture = TestCaptures.read(file(header
                + "1\tC1\t10.0.0.1\tNIL\t10.0.0.2\t53\tudp\tNIL\tSF\n"
                + "2\tC2\t10.0.0.1\t2\t10.0.0.2\t53\tudp\tEMPTY\t-\n"));
        assertThat(TestCaptures.column(capture, "service")).containsExactly("", "(empty)");
        assertThat(TestCaptures.column(capture, "conn_state")).containsExactly("SF", "-");
        NumberColumn port = (NumberColumn) capture.table().column("id.orig_p").orElseThrow();
        assertThat(port.isMissing(0)).isTrue();
        assertThat(port.isIntegral()).isTrue();
    }

    @Test
    void escapesStandForTheirBytes() throws Exception {
        Capture capture = TestCaptures.read(file(HEADER
                + row("a\\x09b")
                + row("\\x2d")
                + row("caf\\xc3\\xa9")
                + row("\\xff")
                + row("c:\\\\x09")
                + row("\\x4")
                + row("'=1")));
        assertThat(TestCaptures.column(capture, "service"))
                .containsExactly("a\tb", "-", "caf\u00e9", "\\xff", "c:\\x09", "\\x4", "'=1");
    }

    @Test
    void theSeparatorIsWhatTheFileSays() throws Exception {
        String text = (HEADER + ROW + row("x")).replace("\t", ";").replace("\\x09", "\\x3b");
        Capture capture = TestCaptures.read(file(text));
        assertThat(capture.layout().id()).isEqualTo("zeek-conn");
        assertThat(TestCaptures.column(capture, "service")).containsExactly("dns", "x");
    }

    @Test
    void labelsBehindThreeBlanksAreColumns() throws Exception {
        String header = HEADER.replace("conn_state\n", "conn_state\ttunnel_parents   label   detailed-label\n")
                .replace("string\tstring\n", "string\tstring\tset[string]   string   string\n");
        String row = ROW.replace("SF\n", "SF\t");
        Capture capture = TestCaptures.read(file(header + row + "-   Benign   -\n" + row
                + "(empty)   Malicious   C&C-Torii\n" + row + "-   Malicious\n" + row + "a,b\\x2cc   Benign   -"));
        assertThat(capture.table().labelColumn().orElseThrow().name()).isEqualTo("label");
        assertThat(TestCaptures.column(capture, "label")).containsExactly("Benign", "Malicious", "Benign");
        assertThat(TestCaptures.column(capture, "detailed-label")).containsExactly("", "C&C-Torii", "");
        assertThat(TestCaptures.column(capture, "tunnel_parents")).containsExactly("", "(empty)", "a,b\\x2cc");
        assertThat(capture.table().namesOf(Role.IGNORED)).containsExactly("detailed-label");
        assertThat(capture.rejects().kept().getFirst().reason()).isEqualTo("11 fields instead of 12");
    }

    @Test
    void badLinesAreToldWithTheirPlace() throws Exception {
        String bad = "x\tC1\t10.0.0.1\t4000\t10.0.0.2\t53\tudp\tdns\tSF\n";
        Capture capture = TestCaptures.read(file(HEADER + ROW + bad + ROW + "3\tC"));
        assertThat(capture.table().rows()).isEqualTo(2);
        Reject first = capture.rejects().kept().getFirst();
        assertThat(first.line()).isEqualTo(9);
        assertThat(first.byteOffset()).isEqualTo(HEADER.length() + ROW.length());
        assertThat(first.column()).isEqualTo("ts");
        assertThat(first.text()).isEqualTo(bad.strip());
        assertThat(capture.rejects().kept().getLast().reason()).isEqualTo("2 fields instead of 9");
    }

    @Test
    void logsBehindEachOtherAreReadAndOtherFieldsTold() throws Exception {
        String other = HEADER.replace("id.orig_h\tid.orig_p", "id.orig_p\tid.orig_h");
        Capture capture = TestCaptures.read(file(HEADER + ROW + HEADER + ROW + other));
        assertThat(capture.table().rows()).isEqualTo(2);
        assertThat(capture.files().getFirst().skipped()).isEqualTo(7 + 7 + 6);
        assertThat(capture.rejects().count()).isEqualTo(1);
        assertThat(capture.rejects().kept().getFirst().reason()).contains("other fields");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 500})
    void theSizeOfAChunkDoesNotMatter(int size) throws Exception {
        Path file = file(
                "\t" + HEADER + ROW + "x\tbad\n\r\n" + row("\\x09") + HEADER + ROW.replace("\n", "\r\n") + "#close");
        List<String> whole = TestCaptures.described(TestCaptures.read(file));
        assertThat(TestCaptures.described(TestCaptures.read(file, size, 2))).isEqualTo(whole);
    }

    @Test
    void anotherLogIsATableByItsTypes() throws Exception {
        Capture capture = TestCaptures.read(file("""
                #separator \\x09
                #fields\tts\tuid\tquery\tanswers
                #types\ttime\tstring\tstring\tvector[string]
                1\tC1\t123\t-
                2\tC2\t456\t7
                """));
        assertThat(capture.layout().id()).isEqualTo("generic");
        assertThat(capture.table().fields().stream().map(Field::type))
                .containsExactly(Field.Type.INTEGER, Field.Type.TEXT, Field.Type.TEXT, Field.Type.TEXT);
    }

    @Test
    void thePreviewsDialectReadsTheSame() throws Exception {
        Path file = file(HEADER + ROW);
        Preview preview =
                CapturePreview.of(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        assertThat(preview.rows().rows()).isEqualTo(1);
        ReadOptions options = ReadOptions.defaults().withDialect(preview.dialect());
        Capture capture = CaptureReader.read(List.of(file), options).run(Feedback.none());
        assertThat(TestCaptures.described(capture)).isEqualTo(TestCaptures.described(TestCaptures.read(file)));
    }

    @Test
    void aLogWithoutNamesOrFlowsIsTold() throws Exception {
        Path nameless = TestCaptures.file(folder, "nameless.log", "#separator \\x09\n#path\tconn\n" + ROW);
        assertThatThrownBy(() -> TestCaptures.read(nameless)).hasMessageContaining("IO-107");
        Path empty = file(HEADER + "#close\t2024\n");
        assertThatThrownBy(() -> TestCaptures.read(empty)).hasMessageContaining("IO-106");
    }

    private static String row(String service) {
        return ROW.replace("dns", service);
    }

    private Path file(String text) throws Exception {
        return TestCaptures.file(folder, "conn.log", text);
    }
}
