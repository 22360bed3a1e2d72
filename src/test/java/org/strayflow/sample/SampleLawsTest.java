package org.strayflow.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold in every row of the checked-in captures, whatever was simulated. */
class SampleLawsTest {
    private static final SampleRows FIRST = SampleRows.of(OfficeDay.FIRST);
    private static final SampleRows SECOND = SampleRows.of(OfficeDay.SECOND);

    private static final Pattern DOCUMENTATION_OR_PRIVATE =
            Pattern.compile("(192\\.168\\.20|192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}");

    /** One law, looked at in one row. */
    private interface Law {
        void check(SampleRows rows, int row);
    }

    private static SampleRows rowsOf(OfficeDay day) {
        return day == OfficeDay.FIRST ? FIRST : SECOND;
    }

    private static void everyRow(OfficeDay day, Law law) {
        SampleRows rows = rowsOf(day);
        assertThat(rows.size()).isEqualTo(OfficeDay.FLOWS);
        for (int row = 0; row < rows.size(); row++) {
            try {
                law.check(rows, row);
            } catch (AssertionError e) {
                throw new AssertionError(day + " row " + row + ": " + String.join(",", rows.row(row)), e);
            }
        }
    }

    /** Equal up to the rounding to ten significant digits. */
    private static void same(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void everyRowHasAllColumnsAndOnlyNumbersBetweenTimestampAndLabel(OfficeDay day) {
        assertThat(rowsOf(day).width()).isEqualTo(85);
        Pattern number = Pattern.compile("-?\\d+(\\.\\d+)?|Infinity|NaN");
        everyRow(day, (rows, row) -> {
            String[] cells = rows.row(row);
            assertThat(cells).hasSize(85);
            for (int i = 7; i < 84; i++) {
                if (!number.matcher(cells[i]).matches()) {
                    throw new AssertionError("not a number: " + cells[i]);
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void bytesArePacketsTimesMeanSize(OfficeDay day) {
        everyRow(day, (rows, row) -> {
            double sent = rows.number(row, "Total Length of Fwd Packets");
            double received = rows.number(row, "Total Length of Bwd Packets");
            double packetsSent = rows.whole(row, "Total Fwd Packets");
            double packetsReceived = rows.whole(row, "Total Backward Packets");
            same(rows.number(row, "Fwd Packet Length Mean") * packetsSent, sent);
            same(rows.number(row, "Bwd Packet Length Mean") * packetsReceived, received);
            same(rows.number(row, "Packet Length Mean") * (packetsSent + packetsReceived), sent + received);
            same(rows.number(row, "Average Packet Size"), rows.number(row, "Packet Length Mean"));
            same(rows.number(row, "Avg Fwd Segment Size"), rows.number(row, "Fwd Packet Length Mean"));
            same(rows.number(row, "Avg Bwd Segment Size"), rows.number(row, "Bwd Packet Length Mean"));
            double deviation = rows.number(row, "Packet Length Std");
            assertThat(deviation * deviation)
                    .isCloseTo(rows.number(row, "Packet Length Variance"), within(1e-8 * deviation * deviation));
        });
    }

    @ParameterizedTest
    @EnumSource
    void ratesTimesDurationAreTheTotals(OfficeDay day) {
        everyRow(day, (rows, row) -> {
            double seconds = rows.number(row, "Flow Duration") / 1e6;
            double bytes =
                    rows.number(row, "Total Length of Fwd Packets") + rows.number(row, "Total Length of Bwd Packets");
            long sent = rows.whole(row, "Total Fwd Packets");
            long received = rows.whole(row, "Total Backward Packets");
            if (seconds == 0) {
                assertThat(rows.text(row, "Flow Bytes/s")).isEqualTo(bytes == 0 ? "NaN" : "Infinity");
                assertThat(rows.text(row, "Flow Packets/s")).isEqualTo("Infinity");
                assertThat(rows.text(row, "Fwd Packets/s")).isEqualTo("0");
            } else {
                same(rows.number(row, "Flow Bytes/s") * seconds, bytes);
                same(rows.number(row, "Flow Packets/s") * seconds, (double) (sent + received));
                same(rows.number(row, "Fwd Packets/s") * seconds, (double) sent);
                same(rows.number(row, "Bwd Packets/s") * seconds, (double) received);
            }
            assertThat(rows.whole(row, "Down/Up Ratio")).isEqualTo(sent == 0 ? 0 : received / sent);
        });
    }

    @ParameterizedTest
    @EnumSource
    void extremesEncloseTheMean(OfficeDay day) {
        everyRow(day, (rows, row) -> {
            for (String what : new String[] {
                "Fwd Packet Length", "Bwd Packet Length", "Flow IAT", "Fwd IAT", "Bwd IAT", "Active", "Idle"
            }) {
                double min = rows.number(row, what + " Min");
                double mean = rows.number(row, what + " Mean");
                double max = rows.number(row, what + " Max");
                double deviation = rows.number(row, what + " Std");
                assertThat(mean).as(what).isBetween(min * (1 - 1e-9), max * (1 + 1e-9));
                // The sample deviation is at most (max - min) / sqrt(2), which two values reach.
                assertThat(deviation).as(what).isBetween(0.0, (max - min) * 0.70711 + 1e-9);
            }
            double mean = rows.number(row, "Packet Length Mean");
            double least = rows.number(row, "Min Packet Length");
            assertThat(mean).isBetween(least * (1 - 1e-9), rows.number(row, "Max Packet Length") * (1 + 1e-9));
        });
    }

    @ParameterizedTest
    @EnumSource
    void gapsAddUpToNoMoreThanTheDuration(OfficeDay day) {
        everyRow(day, (rows, row) -> {
            double duration = rows.number(row, "Flow Duration");
            long sent = rows.whole(row, "Total Fwd Packets");
            long received = rows.whole(row, "Total Backward Packets");
            assertThat(duration).isBetween(0.0, 120e6);
            same(rows.number(row, "Flow IAT Mean") * (double) (sent + received - 1), duration);
            assertThat(rows.number(row, "Fwd IAT Total")).isLessThanOrEqualTo(duration);
            assertThat(rows.number(row, "Bwd IAT Total")).isLessThanOrEqualTo(duration);
            same(rows.number(row, "Fwd IAT Mean") * Math.max(0, sent - 1), rows.number(row, "Fwd IAT Total"));
            same(rows.number(row, "Bwd IAT Mean") * Math.max(0, received - 1), rows.number(row, "Bwd IAT Total"));
            double idle = rows.number(row, "Idle Max");
            assertThat(rows.number(row, "Flow IAT Max") > 5e6).isEqualTo(idle > 0);
            assertThat(idle == 0 || idle == rows.number(row, "Flow IAT Max")).isTrue();
            assertThat(rows.number(row, "Active Max")).isLessThanOrEqualTo(duration - idle);
        });
    }

    @ParameterizedTest
    @EnumSource
    void flagsHeadersAndWindowsFitTheProtocol(OfficeDay day) {
        everyRow(day, (rows, row) -> {
            boolean tcp = rows.text(row, "Protocol").equals("6");
            long sent = rows.whole(row, "Total Fwd Packets");
            long received = rows.whole(row, "Total Backward Packets");
            long least = tcp ? 20 : 8;
            for (String flag : new String[] {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "CWE", "ECE"}) {
                assertThat(rows.whole(row, flag + " Flag Count")).isBetween(0L, tcp ? sent + received : 0);
            }
            long pushes = rows.whole(row, "Fwd PSH Flags") + rows.whole(row, "Bwd PSH Flags");
            assertThat(pushes).isEqualTo(rows.whole(row, "PSH Flag Count"));
            assertThat(rows.whole(row, "Fwd Header Length")).isBetween(least * sent, 60 * sent);
            assertThat(rows.whole(row, "Bwd Header Length")).isBetween(least * received, 60 * received);
            assertThat(rows.text(row, "Fwd Header Length.1")).isEqualTo(rows.text(row, "Fwd Header Length"));
            assertThat(rows.whole(row, "min_seg_size_forward")).isBetween(sent == 0 ? 0 : least, 60L);
            assertThat(rows.whole(row, "act_data_pkt_fwd")).isBetween(0L, sent);
            assertThat(rows.whole(row, "Init_Win_bytes_forward") >= 0).isEqualTo(tcp && sent > 0);
            assertThat(rows.whole(row, "Init_Win_bytes_backward") >= 0).isEqualTo(tcp && received > 0);
            assertThat(rows.whole(row, "Subflow Fwd Packets")).isLessThanOrEqualTo(sent);
            assertThat(rows.whole(row, "Subflow Bwd Bytes"))
                    .isLessThanOrEqualTo(rows.whole(row, "Total Length of Bwd Packets"));
            if (rows.number(row, "Flow IAT Max") <= 1e6) {
                assertThat(rows.whole(row, "Subflow Fwd Packets")).isEqualTo(sent);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void addressesAreOfTheOfficeOrForDocumentation(OfficeDay day) {
        everyRow(day, (rows, row) -> {
            String source = rows.text(row, "Source IP");
            String destination = rows.text(row, "Destination IP");
            if (!DOCUMENTATION_OR_PRIVATE.matcher(source).matches()) {
                throw new AssertionError(source);
            }
            if (!DOCUMENTATION_OR_PRIVATE.matcher(destination).matches()) {
                throw new AssertionError(destination);
            }
            String id = source + "-" + destination + "-" + rows.text(row, "Source Port") + "-"
                    + rows.text(row, "Destination Port") + "-" + rows.text(row, "Protocol");
            assertThat(rows.text(row, "Flow ID")).isEqualTo(id);
        });
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreSortedByTimeWithinTheDay(OfficeDay day) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);
        LocalDateTime[] before = {day.date().atStartOfDay()};
        everyRow(day, (rows, row) -> {
            LocalDateTime time = LocalDateTime.parse(rows.text(row, "Timestamp"), format);
            assertThat(time)
                    .isAfterOrEqualTo(before[0])
                    .isBefore(day.date().plusDays(1).atStartOfDay());
            before[0] = time;
        });
    }

    @Test
    void aScannedPortIsOneFlowWithOneForwardPacketWithoutPayload() {
        everyRow(OfficeDay.FIRST, (rows, row) -> {
            if (rows.text(row, "Label").equals("PortScan")) {
                assertThat(rows.whole(row, "Total Fwd Packets")).isEqualTo(1);
                assertThat(rows.whole(row, "Total Length of Fwd Packets")).isZero();
                assertThat(rows.whole(row, "Total Length of Bwd Packets")).isZero();
                assertThat(rows.whole(row, "SYN Flag Count")).isPositive();
            }
        });
    }

    @Test
    void theFirstDayIsLabelledWithKindsOfVeryDifferentSize() {
        Map<String, Integer> counts = new TreeMap<>();
        everyRow(OfficeDay.FIRST, (rows, row) -> counts.merge(rows.text(row, "Label"), 1, Integer::sum));
        assertThat(counts)
                .containsOnly(
                        Map.entry("BENIGN", 18_761),
                        Map.entry("PortScan", 660),
                        Map.entry("Slow HTTP DoS", 245),
                        Map.entry("SSH brute force", 170),
                        Map.entry("Beacon", 152),
                        Map.entry("Night upload", 12));
    }

    @Test
    void theSecondDayHasNoLabels() {
        everyRow(OfficeDay.SECOND, (rows, row) -> assertThat(rows.text(row, "Label"))
                .isEmpty());
    }
}
