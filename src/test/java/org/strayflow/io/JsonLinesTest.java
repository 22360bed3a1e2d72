package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.Column;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.task.Feedback;

/** Files with a JSON object a line become tables, and every line is a row, a reject or skipped. */
class JsonLinesTest {
    private static final String FLOW = "{\"timestamp\":\"2021-06-06T15:57:37.272281+0200\",\"flow_id\":445348883402532,"
            + "\"event_type\":\"flow\",\"src_ip\":\"10.0.0.1\",\"src_port\":1900,\"dest_ip\":\"10.0.0.2\",\"dest_port\":53,"
            + "\"proto\":\"UDP\",\"flow\":{\"pkts_toserver\":12,\"pkts_toclient\":0,\"bytes_toserver\":4056,"
            + "\"bytes_toclient\":0,\"start\":\"2021-06-06T16:38:55.855844+0200\",\"age\":1}}\n";
    private static final String ALERT = "{\"timestamp\":\"2021-06-06T15:57:37.272281+0200\",\"flow_id\":1,"
            + "\"event_type\":\"alert\",\"alert\":{\"severity\":2},\"flow\":{\"age\":\"?\"}}\n";
    private static final String CONN = "{\"ts\":1.5,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.1\",\"id.orig_p\":4000,"
            + "\"id.resp_h\":\"10.0.0.2\",\"id.resp_p\":53,\"proto\":\"udp\",\"conn_state\":\"SF\"}\n";

    @TempDir
    Path folder;

    @Test
    void onlyFlowsOfSuricataAreRows() throws Exception {
        Capture capture = TestCaptures.read(file(ALERT + FLOW + ALERT + FLOW + "{\"event_type\":\"alert\",broken\n"));
        assertThat(capture.layout().id()).isEqualTo("suricata-eve-flow");
        assertThat(capture.table().rows()).isEqualTo(2);
        assertThat(capture.rejects().count()).isZero();
        assertThat(capture.files().getFirst().skipped()).isEqualTo(3);
        assertThat(TestCaptures.column(capture, "flow.bytes_toserver")).containsExactly("4056", "4056");
        assertThat(TestCaptures.column(capture, "flow_id")).contains("445348883402532");
        assertThat(capture.table().column("alert.severity")).isEmpty();
        assertThat(capture.table().namesOf(Role.ADDRESS)).containsExactly("src_ip", "dest_ip");
        assertThat(capture.table().namesOf(Role.TIME)).containsExactly("timestamp", "flow.start", "flow.end");
    }

    @Test
    void flowsBehindManyOtherEventsAreFound() throws Exception {
        Capture capture = TestCaptures.read(file(ALERT.repeat(12_000) + FLOW + FLOW.replace("age", "years")));
        assertThat(capture.table().rows()).isEqualTo(2);
        assertThat(TestCaptures.column(capture, "flow.age")).containsExactly("1", "");
        assertThat(TestCaptures.column(capture, "flow.years")).containsExactly("", "1");
        assertThat(capture.files().getFirst().skipped()).isEqualTo(12_000);
    }

    @Test
    void aLogWithoutFlowsIsTold() throws Exception {
        Path file = file(ALERT + ALERT);
        assertThatThrownBy(() -> TestCaptures.read(file))
                .hasMessageContaining("IO-106")
                .hasMessageContaining("None of its 2 events is a flow");
    }

    @Test
    void theAnalystMayWantEveryEvent() throws Exception {
        ReadOptions options = ReadOptions.defaults().withLayout("generic");
        Capture capture =
                CaptureReader.read(List.of(file(ALERT + FLOW)), options).run(Feedback.none());
        assertThat(capture.table().rows()).isEqualTo(2);
        assertThat(TestCaptures.column(capture, "alert.severity")).containsExactly("2", "");
    }

    @Test
    void onlyConnectionsOfAZeekStreamAreRows() throws Exception {
        String conn = CONN.replace("{\"ts", "{\"_path\":\"conn\",\"ts");
        Capture capture = TestCaptures.read(file(conn + "{\"_path\":\"dns\",\"ts\":2}\n" + conn));
        assertThat(capture.layout().id()).isEqualTo("zeek-conn");
        assertThat(capture.table().rows()).isEqualTo(2);
        assertThat(capture.files().getFirst().skipped()).isEqualTo(1);
    }

    @Test
    void addressesMayBeAnObjectOfTheirOwn() throws Exception {
        String nested = CONN.replace("\"id.orig_h\"", "\"id\":{\"orig_h\"")
                .replace("\"id.orig_p\"", "\"orig_p\"")
                .replace("\"id.resp_h\"", "\"resp_h\"")
                .replace("\"id.resp_p\":53", "\"resp_p\":53}");
        Capture capture = TestCaptures.read(file(CONN + nested));
        assertThat(capture.layout().id()).isEqualTo("zeek-conn");
        assertThat(TestCaptures.cells(capture.table(), 1)).isEqualTo(TestCaptures.cells(capture.table(), 0));
    }

    @Test
    void valuesAreExact() throws Exception {
        Capture capture = TestCaptures.read(file("{\"a\":9007199254740993,\"b\":0.1,\"c\":1.0,\"d\":\"x\",\"e\":true,"
                + "\"f\":[1, \"a\"],\"g\":null,\"h\":{},\"i\":1e-7,\"j\":Infinity,\"k\":\"\",\"l\":\"'=x\"}\n"));
        assertThat(capture.table().fields().stream().map(field -> field.name() + " " + field.type()))
                .containsExactly(
                        "a INTEGER",
                        "b DECIMAL",
                        "c DECIMAL",
                        "d TEXT",
                        "e TEXT",
                        "f TEXT",
                        "i DECIMAL",
                        "j DECIMAL",
                        "k DECIMAL",
                        "l TEXT");
        assertThat(capture.table().column("a").orElseThrow().text(0)).isEqualTo("9007199254740993");
        assertThat(number(capture, "b")).isEqualTo(0.1);
        assertThat(number(capture, "i")).isEqualTo(1e-7);
        assertThat(number(capture, "j")).isInfinite();
        assertThat(TestCaptures.column(capture, "e")).containsExactly("true");
        assertThat(TestCaptures.column(capture, "f")).containsExactly("[1, \"a\"]");
        assertThat(TestCaptures.column(capture, "l")).containsExactly("'=x");
    }

    @Test
    void textsAreWhatTheyStandFor() throws Exception {
        Capture capture = TestCaptures.read(file("""
                {"a":"caf\\u00e9 \u00e9","\\u0062":"\\ud83d\\ude00\\n\\"\\/"}
                {"b":"x","a":"y"}
                """));
        assertThat(TestCaptures.column(capture, "a")).containsExactly("caf\u00e9 \u00e9", "y");
        assertThat(TestCaptures.column(capture, "b")).containsExactly("\ud83d\ude00\n\"/", "x");
    }

    @Test
    void whatIsNoObjectIsTold() throws Exception {
        List<String> bad = List.of(
                "{\"a\":1",
                "{\"a\":}",
                "{\"a\":01}",
                "{\"a\":1}x",
                "{\"a\":1,\"a\":2}",
                "[1]",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"b\tc\"}",
                "{\"a\" 1}",
                "{\"a\":[1,}",
                "{\"a\":nul}",
                "{a:1}",
                "{}",
                "{\"a\":" + "[".repeat(70) + "]".repeat(70) + "}",
                "{\"a\":" + "1".repeat(1001) + "}",
                "{\"a\":\"x\"}",
                "{\"a\":1} {\"a\":2}");
        Capture capture = TestCaptures.read(
                file("{\"a\":1}\n".repeat(1200) + String.join("\n", bad) + "\n \n{\"a\":3}\n{\"a\":\"c"));
        assertThat(capture.table().rows()).isEqualTo(1201);
        assertThat(capture.files().getFirst().skipped()).isEqualTo(1);
        assertThat(capture.rejects().count()).isEqualTo(bad.size() + 1L);
        List<Reject> rejects = capture.rejects().kept();
        for (int i = 0; i < bad.size(); i++) {
            assertThat(rejects.get(i).line()).isEqualTo(1201L + i);
            assertThat(rejects.get(i).text()).startsWith(bad.get(i).substring(0, 2));
        }
        assertThat(rejects.get(0).reason()).isEqualTo("the object ends too early");
        assertThat(rejects.get(1).reason()).isEqualTo("no JSON at byte 5 of the record");
        assertThat(rejects.get(4).reason()).isEqualTo("the name a twice");
        assertThat(rejects.get(16).column()).isEqualTo("a");
        assertThat(rejects.getLast().reason()).isEqualTo("a text is not closed");
        assertThat(rejects.getLast().byteOffset())
                .isEqualTo(1200 * 8 + String.join("\n", bad).length() + 1 + 2 + 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 16, 1 << 20, 4 << 20})
    void lateColumnsAreKeptWhateverTheChunk(int size) throws Exception {
        String skipped = "{\"z\":1,\"a\":oops}\n";
        Path file = file("{\"a\":1}\n".repeat(150_000) + skipped
                + "{\"c\":\"x\",\"a\":1,\"b\":{\"d\":2}}\n{\"b\":{\"d\":3},\"z\":7}\n");
        Capture capture = TestCaptures.read(file, size, 2);
        assertThat(capture.table().columns().stream().map(Column::name)).containsExactly("a", "c", "b.d", "z");
        assertThat(capture.table().rows()).isEqualTo(150_002);
        assertThat(capture.rejects().count()).isEqualTo(1);
        assertThat(capture.table().column("c").orElseThrow().text(150_000)).isEqualTo("x");
        assertThat(((NumberColumn) capture.table().column("b.d").orElseThrow()).isIntegral())
                .isTrue();
        assertThat(capture.table().column("b.d").orElseThrow().text(150_001)).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 33, 400})
    void theSizeOfAChunkDoesNotMatter(int size) throws Exception {
        String text = ALERT + FLOW + "\n{\"event_type\":\"flow\",\"src_port\":\"x\"}\r\n"
                + FLOW.replace("age", "\\u0061ge") + "{\"event_type\":\"flow\",\n" + FLOW.strip();
        Path file = file(text);
        List<String> whole = TestCaptures.described(TestCaptures.read(file));
        assertThat(TestCaptures.described(TestCaptures.read(file, size, 2))).isEqualTo(whole);
        assertThat(whole).anyMatch(line -> line.contains("src_port"));
    }

    @Test
    void filesOfOneKindMayLackColumns() throws Exception {
        Path first = TestCaptures.file(folder, "a.log", CONN);
        Path second = TestCaptures.file(folder, "b.log", CONN.replace("}", ",\"service\":\"dns\"}") + CONN);
        Path other = TestCaptures.file(folder, "c.log", "{\"ts\":1,\"uid\":\"C1\",\"query\":\"x\"}\n".repeat(3));
        Capture capture = TestCaptures.read(first, second);
        assertThat(TestCaptures.column(capture, "service")).containsExactly("", "dns", "");
        Capture all = TestCaptures.read(folder);
        assertThat(all.files().stream().map(SourceFile::path)).containsExactly(first, second);
        assertThat(all.files()).noneMatch(file -> file.path().equals(other));
    }

    @Test
    void aLogAsTextAndAsJsonMakeOneCapture() throws Exception {
        Path text = TestCaptures.file(
                folder,
                "a.log",
                "#separator \\x09\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h"
                        + "\tid.resp_p\tproto\tconn_state\tservice\n2\tC1\t10.0.0.1\t1\t10.0.0.2\t2\tudp\tSF\t-\n");
        Path json = TestCaptures.file(folder, "b.log", CONN);
        Capture capture = TestCaptures.read(text, json);
        assertThat(TestCaptures.column(capture, "id.orig_p")).containsExactly("1", "4000");
        assertThat(capture.table().rows()).isEqualTo(2);
    }

    @Test
    void aPreviewShowsFlows() throws Exception {
        Path file = file((ALERT + FLOW).repeat(1500));
        Preview preview =
                CapturePreview.of(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        assertThat(preview.layout().id()).isEqualTo("suricata-eve-flow");
        assertThat(preview.dialect().syntax()).isEqualTo(Dialect.Syntax.JSON_LINES);
        assertThat(preview.rows().rows()).isBetween(900, CapturePreview.ROWS);
    }

    @Test
    void jsonOfAnotherFormIsTold() throws Exception {
        for (String text : List.of("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "[{\"a\":1},\n{\"a\":2}]\n")) {
            Path file = file(text);
            assertThatThrownBy(() -> TestCaptures.read(file))
                    .hasMessageContaining("IO-107")
                    .hasMessageContaining("JSON");
        }
        Path table = TestCaptures.file(folder, "table.csv", "a,b\n1,2\n");
        ReadOptions options = ReadOptions.defaults().withDialect(Dialect.jsonLines());
        assertThatThrownBy(() -> CaptureReader.read(List.of(table), options).run(Feedback.none()))
                .hasMessageContaining("IO-107");
    }

    @Test
    void namesWithoutEndAreALimit() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 17_000; i++) {
            lines.add("{\"a\":1,\"n" + i + "\":1}");
        }
        Path file = file("{\"a\":1}\n".repeat(150_000) + String.join("\n", lines));
        assertThatThrownBy(() -> TestCaptures.read(file)).hasMessageContaining("IO-122");
    }

    private static double number(Capture capture, String name) {
        return ((NumberColumn) capture.table().column(name).orElseThrow()).value(0);
    }

    private Path file(String text) throws Exception {
        return TestCaptures.file(folder, "flows.json", text);
    }
}
