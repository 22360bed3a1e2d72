package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;

/** Real logs of Zeek and Suricata open with the flows that are known of them. */
class RealLogsTest {
    private static final Path DATA = Path.of(System.getProperty("strayflow.data", "../shared/data"));

    @TempDir
    Path folder;

    @BeforeEach
    void needsData() {
        assumeTrue(Files.isDirectory(DATA), "no real data at " + DATA);
    }

    /** The tabulator before the first line of {@code mixed_conn_tsv.log} makes it look like a flow to who counts lines without a #. */
    @ParameterizedTest
    @CsvSource({
        "zeek/iot23_conn.log.labeled, zeek-conn, 11572, 23, 8",
        "zeek/mixed_conn_tsv.log, zeek-conn, 141, 21, 9",
        "zeek/mixed_conn_json.log, zeek-conn, 576, 22, 0",
        "zeek/portscan_vertical_conn.log, zeek-conn, 50, 22, 0",
        "zeek/portscan_horizontal_conn.log, zeek-conn, 41, 21, 8",
        "suricata/malicious_eve.json, suricata-eve-flow, 3512, 33, 1488",
    })
    void opensWhole(String file, String layout, int rows, int columns, int skipped) throws Exception {
        Path path = DATA.resolve(file);
        Capture capture = TestCaptures.read(path);
        assertThat(capture.layout().id()).isEqualTo(layout);
        assertThat(capture.table().rows()).isEqualTo(rows);
        assertThat(capture.table().width()).isEqualTo(columns);
        assertThat(capture.rejects().count()).isZero();
        assertThat(capture.files().getFirst().skipped()).isEqualTo(skipped);
        try (var lines = Files.lines(path)) {
            assertThat(lines.count()).isEqualTo(rows + skipped);
        }
    }

    @Test
    void countsTheLabelsOfIot23() throws Exception {
        Capture capture = TestCaptures.read(DATA.resolve("zeek/iot23_conn.log.labeled"));
        String text = Files.readString(DATA.resolve("zeek/iot23_conn.log.labeled"));
        Labels labels = Objects.requireNonNull(capture.labels());
        assertThat(labels.benign()).isEqualTo(count(text, "   Benign   "));
        assertThat(labels.attacks()).isEqualTo(count(text, "   Malicious   ")).isPositive();
        assertThat(TestCaptures.column(capture, "detailed-label").stream().distinct())
                .containsExactlyInAnyOrder("", "DDoS", "PartOfAHorizontalPortScan", "C&C");
        assertThat(capture.table().namesOf(Role.IDENTIFIER)).containsExactly("uid", "tunnel_parents");
        assertThat(capture.table().namesOf(Role.FEATURE)).hasSize(15).doesNotContain("detailed-label");
    }

    @Test
    void numbersOfEveAreExact() throws Exception {
        Capture capture = TestCaptures.read(DATA.resolve("suricata/malicious_eve.json"));
        NumberColumn ids = (NumberColumn) capture.table().column("flow_id").orElseThrow();
        assertThat(ids.isIntegral()).isTrue();
        assertThat(ids.text(0)).isEqualTo("445348883402532");
        assertThat(TestCaptures.column(capture, "tcp.tcp_flags_ts")).contains("02");
        assertThat(capture.table().namesOf(Role.TIME)).containsExactly("timestamp", "flow.start", "flow.end");
        assertThat(capture.labels()).isNull();
    }

    @Test
    void smallChunksAndATruncatedEndGiveTheSameRows() throws Exception {
        for (String name : List.of("zeek/iot23_conn.log.labeled", "suricata/malicious_eve.json")) {
            byte[] bytes = Files.readAllBytes(DATA.resolve(name));
            Path cut = folder.resolve("cut.log");
            Files.write(cut, Arrays.copyOf(bytes, bytes.length - 200));
            List<String> whole = TestCaptures.described(TestCaptures.read(cut));
            assertThat(TestCaptures.described(TestCaptures.read(cut, 3000, 2))).isEqualTo(whole);
            assertThat(TestCaptures.read(cut).rejects().count()).isEqualTo(1);
        }
    }

    @Test
    void aFolderOfConnectionLogsIsOneCapture() throws Exception {
        for (String name : List.of("mixed_conn_json.log", "portscan_vertical_conn.log")) {
            Files.copy(DATA.resolve("zeek").resolve(name), folder.resolve(name));
        }
        Capture capture = TestCaptures.read(folder);
        assertThat(capture.table().rows()).isEqualTo(576 + 50);
        assertThat(capture.files()).hasSize(2);
        assertThat(Files.readString(folder.resolve("mixed_conn_json.log"), StandardCharsets.UTF_8))
                .startsWith("{");
    }

    @Test
    void columnsAreFoundByWhatTheyMean() throws Exception {
        assertThat(meant("zeek/iot23_conn.log.labeled"))
                .containsExactly(
                        "id.orig_h",
                        "id.orig_p",
                        "id.resp_h",
                        "id.resp_p",
                        "proto",
                        "service",
                        "ts",
                        "duration",
                        "orig_bytes",
                        "resp_bytes",
                        "orig_pkts",
                        "resp_pkts",
                        "label");
        assertThat(meant("suricata/malicious_eve.json"))
                .containsExactly(
                        "src_ip",
                        "src_port",
                        "dest_ip",
                        "dest_port",
                        "proto",
                        "app_proto",
                        "flow.start",
                        "flow.age",
                        "flow.bytes_toserver",
                        "flow.bytes_toclient",
                        "flow.pkts_toserver",
                        "flow.pkts_toclient");
    }

    private static List<String> meant(String file) throws Exception {
        FlowTable table = TestCaptures.read(DATA.resolve(file)).table();
        return Arrays.stream(Meaning.values())
                .flatMap(meaning -> table.meant(meaning).stream())
                .map(Meant::column)
                .toList();
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }
}
