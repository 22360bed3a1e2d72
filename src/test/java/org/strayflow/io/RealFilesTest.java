package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.StrayflowException;

/** Real captures open with the rows, columns and labels that are known of them. */
class RealFilesTest {
    private static final Path DATA = Path.of(System.getProperty("strayflow.data", "../shared/data"));
    private static final String DASH = "\uFFFD";

    @TempDir
    Path folder;

    @BeforeEach
    void needsData() {
        assumeTrue(Files.isDirectory(DATA), "no real data at " + DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "cic-ids2017/multiclass_79_columns.csv, cic-ids2017-machine-learning, 9971, 79, 4000",
        "cic-ids2017/raw_head_m1.csv, cic-ids2017-machine-learning, 999, 79, 999",
        "cic-ids2017/raw_head_tu1.csv, cic-ids2017-machine-learning, 999, 79, 999",
        "cic-ids2017/raw_head_f1.csv, cic-ids2017-machine-learning, 999, 79, 999",
        "cic-ids2017/raw_head_th1.csv, cic-ids2017-machine-learning, 1006, 79, 999",
        "cic-ids2017/friday_ddos_head_9998.csv, cic-ids2017-machine-learning, 9998, 79, 9998",
        "cic-ids2017/traffic_labelling_ddos.csv, cic-ids2017-traffic-labelling, 1000, 85, 0",
        "cic-ids2017/traffic_labelling_portscan.csv, cic-ids2017-traffic-labelling, 1000, 85, 0",
        "cic-ids2017/cleaned_52_features.csv, cic-ids2017-cleaned, 12000, 53, 9973",
        "nsl-kdd/KDDTrain+.txt, nsl-kdd, 125973, 43, 67343",
        "nsl-kdd/kaggle_Train_data_25192.csv, nsl-kdd-named, 25192, 42, 13449",
        "kdd99/kddcup.data_10_percent.gz, kdd99, 494021, 42, 97278",
        "unsw-nb15/UNSW_NB15_slice.csv, unsw-nb15, 49666, 45, 22366",
    })
    void opensWhole(String file, String layout, int rows, int columns, int benign) throws Exception {
        Capture capture = read(DATA.resolve(file));
        assertThat(capture.layout().id()).isEqualTo(layout);
        assertThat(capture.table().rows()).isEqualTo(rows);
        assertThat(capture.table().width()).isEqualTo(columns);
        assertThat(capture.rejects().count()).isZero();
        assertThat(labels(capture).benign()).isEqualTo(benign);
        assertThat(labels(capture).attacks()).isEqualTo(rows - benign);
    }

    @Test
    void countsTheKindsOfTheMulticlassFile() throws Exception {
        Capture capture = read(DATA.resolve("cic-ids2017/multiclass_79_columns.csv"));
        assertThat(kinds(capture))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("BENIGN", 4000),
                        Map.entry("PortScan", 1500),
                        Map.entry("DoS Hulk", 1500),
                        Map.entry("DDoS", 1000),
                        Map.entry("DoS GoldenEye", 800),
                        Map.entry("FTP-Patator", 500),
                        Map.entry("SSH-Patator", 400),
                        Map.entry("Web Attack " + DASH + " Brute Force", 150),
                        Map.entry("Web Attack " + DASH + " XSS", 100),
                        Map.entry("Web Attack " + DASH + " Sql Injection", 21)));
        FlowTable table = capture.table();
        NumberColumn speed = (NumberColumn) table.column("Flow Bytes/s").orElseThrow();
        assertThat(speed.missingCount()).isEqualTo(6);
        long infinite = 0;
        for (int row = 0; row < table.rows(); row++) {
            for (String name : List.of("Flow Bytes/s", "Flow Packets/s")) {
                NumberColumn column = (NumberColumn) table.column(name).orElseThrow();
                infinite += Double.isInfinite(column.value(row)) ? 1 : 0;
            }
        }
        assertThat(infinite).isEqualTo(12);
        assertThat(table.column("Fwd Header Length.1")).isPresent();
    }

    @Test
    void aRepeatedHeaderNameGetsANumber() throws Exception {
        FlowTable table = read(DATA.resolve("cic-ids2017/raw_head_m1.csv")).table();
        assertThat(table.columns().stream().map(Column::name).filter(name -> name.startsWith("Fwd Header Length")))
                .containsExactly("Fwd Header Length", "Fwd Header Length.1");
    }

    @Test
    void countsTheKindsOfTheCleanedCopy() throws Exception {
        assertThat(kinds(read(DATA.resolve("cic-ids2017/cleaned_52_features.csv"))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Normal Traffic", 9973,
                        "DoS", 945,
                        "DDoS", 623,
                        "Port Scanning", 401,
                        "Brute Force", 38,
                        "Web Attacks", 12,
                        "Bots", 8));
    }

    @Test
    void readsTheCorrectedSet() throws Exception {
        Capture capture = read(DATA.resolve("cic-ids2017/improved_91_columns.csv"));
        FlowTable table = capture.table();
        assertThat(capture.layout().id()).isEqualTo("cic-ids2017-improved");
        assertThat(table.rows()).isEqualTo(28_282);
        assertThat(table.width()).isEqualTo(91);
        assertThat(table.labelColumn().orElseThrow().name()).isEqualTo("Label");
        assertThat(table.namesOf(Role.IDENTIFIER)).containsExactly("id", "Flow ID");
        assertThat(table.namesOf(Role.ADDRESS)).containsExactly("Src IP", "Dst IP");
        assertThat(table.namesOf(Role.PORT)).containsExactly("Src Port");
        assertThat(table.namesOf(Role.TIME)).containsExactly("Timestamp");
        assertThat(table.namesOf(Role.IGNORED)).containsExactly("Attempted Category");
        assertThat(table.namesOf(Role.FEATURE)).hasSize(83).contains("Dst Port", "Protocol", "ICMP Code");
        assertThat(kinds(capture)).containsKey("Infiltration - Portscan");
    }

    @Test
    void knowsTheRolesOfTrafficLabelling() throws Exception {
        FlowTable table =
                read(DATA.resolve("cic-ids2017/traffic_labelling_ddos.csv")).table();
        assertThat(table.namesOf(Role.IDENTIFIER)).containsExactly("Flow ID");
        assertThat(table.namesOf(Role.ADDRESS)).containsExactly("Source IP", "Destination IP");
        assertThat(table.namesOf(Role.PORT)).containsExactly("Source Port");
        assertThat(table.namesOf(Role.TIME)).containsExactly("Timestamp");
        assertThat(table.namesOf(Role.FEATURE)).hasSize(79).startsWith("Destination Port", "Protocol");
    }

    @Test
    void theDifficultyOfNslKddIsNoFeature() throws Exception {
        Capture capture = read(DATA.resolve("nsl-kdd/KDDTrain+.txt"));
        assertThat(capture.table().namesOf(Role.IGNORED)).containsExactly("difficulty_level");
        assertThat(capture.table().namesOf(Role.FEATURE)).hasSize(41);
        assertThat(labels(capture).kinds()).hasSize(23);
    }

    @Test
    void readsTheThirdSpellingOfNslKdd() throws Exception {
        Path file = folder.resolve("variant.csv");
        String header = Files.readString(DATA.resolve("nsl-kdd/header_network_anomaly_variant.txt"));
        List<String> rows;
        try (var lines = Files.lines(DATA.resolve("nsl-kdd/KDDTrain+.txt"))) {
            rows = lines.limit(100).toList();
        }
        Files.writeString(file, header.strip() + "\n" + String.join("\n", rows) + "\n");
        Capture capture = read(file);
        assertThat(capture.layout().id()).isEqualTo("nsl-kdd-named");
        assertThat(capture.table().rows()).isEqualTo(100);
        assertThat(capture.table().labelColumn().orElseThrow().name()).isEqualTo("attack");
        assertThat(capture.table().namesOf(Role.IGNORED)).containsExactly("lastflag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"header_43_columns.txt", "header_network_anomaly_variant.txt"})
    void aHeaderAloneIsNoCapture(String name) {
        Path file = DATA.resolve("nsl-kdd").resolve(name);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("IO-106")
                .hasMessageContaining("a header but no flows");
    }

    @Test
    void takesTheTextLabelOfTwo() throws Exception {
        FlowTable table = read(DATA.resolve("unsw-nb15/UNSW_NB15_slice.csv")).table();
        assertThat(table.labelColumn().orElseThrow().name()).isEqualTo("attack_cat");
        assertThat(table.namesOf(Role.IGNORED)).containsExactly("label");
        assertThat(table.namesOf(Role.IDENTIFIER)).containsExactly("id");
        assertThat(table.column("service").orElseThrow().text(0)).isEqualTo("-");
    }

    @Test
    void anArgusFileHasNoLabels() throws Exception {
        Capture capture = read(DATA.resolve("argus/malicious.binetflow"));
        assertThat(capture.table().rows() + capture.rejects().count()).isEqualTo(6751);
        assertThat(capture.rejects().count()).isZero();
        assertThat(capture.layout().id()).isEqualTo("argus-binetflow");
        assertThat(capture.labels()).isNull();
        assertThat(capture.table().namesOf(Role.ADDRESS)).containsExactly("SrcAddr", "DstAddr");
        assertThat(capture.table().namesOf(Role.TIME)).containsExactly("StartTime");
        assertThat(capture.table().namesOf(Role.PORT)).containsExactly("Sport");
    }

    @Test
    void everyOtherFileOpensOrIsToldWhy() throws Exception {
        int opened = 0;
        List<String> told = new ArrayList<>();
        try (var all = Files.walk(DATA)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String folderName = file.getName(file.getNameCount() - 2).toString();
                if (List.of("csv", "csvs", "zeek", "suricata").contains(folderName)) {
                    try {
                        opened += read(file).table().rows() > 0 ? 1 : 0;
                    } catch (StrayflowException e) {
                        told.add(file.getFileName() + " " + e.problem().code());
                    }
                }
            }
        }
        assertThat(opened).isEqualTo(34);
        assertThat(told).contains("bad-missing-quote.csv IO-111");
    }

    @Test
    void severalFilesMakeOneCapture() throws Exception {
        Path first = DATA.resolve("cic-ids2017/multiclass_79_columns.csv");
        Path second = DATA.resolve("cic-ids2017/friday_ddos_head_9998.csv");
        Capture capture = CaptureReader.read(List.of(first, second), ReadOptions.defaults())
                .run(Feedback.none());
        assertThat(capture.title()).isEqualTo("multiclass_79_columns.csv + 1");
        assertThat(capture.table().rows()).isEqualTo(9971 + 9998);
        assertThat(capture.fileOf(9970).path()).isEqualTo(first);
        assertThat(capture.fileOf(9971).path()).isEqualTo(second);
        assertThat(capture.table().column(0).text(9971)).isEqualTo("54865");
    }

    @Test
    void whatIsWrittenReadsBackTheSame() throws Exception {
        for (String name : List.of(
                "cic-ids2017/multiclass_79_columns.csv",
                "cic-ids2017/traffic_labelling_ddos.csv",
                "cic-ids2017/improved_91_columns.csv",
                "cic-ids2017/cleaned_52_features.csv",
                "unsw-nb15/UNSW_NB15_slice.csv")) {
            Capture capture = read(DATA.resolve(name));
            FlowTable table = capture.table();
            int[] rows = new int[table.rows()];
            Arrays.setAll(rows, i -> rows.length - 1 - i);
            Path out = folder.resolve("out.csv");
            ExtraColumn score = new ExtraColumn("anomaly_score", row -> "0." + row);
            FlowCsvWriter.write(out, true, table, rows, List.of(score)).run(Feedback.none());
            FlowTable back = read(out).table();
            assertThat(back.rows()).isEqualTo(table.rows());
            assertThat(back.width()).isEqualTo(table.width() + 1);
            assertThat(back.namesOf(Role.IGNORED)).contains("anomaly_score");
            for (int place = 0; place < table.width(); place++) {
                assertThat(back.column(place).name())
                        .isEqualTo(table.column(place).name());
                assertThat(back.role(place)).isEqualTo(table.role(place));
                for (int i = 0; i < rows.length; i++) {
                    assertThat(back.column(place).text(i))
                            .isEqualTo(table.column(place).text(rows[i]));
                }
            }
        }
    }

    private static Capture read(Path file) throws Exception {
        return CaptureReader.read(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private static Labels labels(Capture capture) {
        Labels labels = capture.labels();
        assertThat(labels).isNotNull();
        return Objects.requireNonNull(labels);
    }

    private static Map<String, Integer> kinds(Capture capture) {
        Labels labels = labels(capture);
        Map<String, Integer> counts = new TreeMap<>();
        for (int kind = 0; kind < labels.kinds().size(); kind++) {
            counts.put(labels.kinds().get(kind), labels.count(kind));
        }
        return counts;
    }
}
