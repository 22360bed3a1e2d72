package org.strayflow.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.strayflow.task.Feedback;

class FlowMeterTest {
    private static final Ends ENDS = new Ends("192.168.20.101", 50_000, "192.0.2.60", 443, Ends.TCP);

    private static Map<String, String> row(Flow flow) {
        String[] names = TrafficLabelling.HEADER.split(",", -1);
        String[] cells = new TrafficLabelling(LocalDate.of(2024, 5, 14), true)
                .row(flow)
                .strip()
                .split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells[i]);
        }
        return row;
    }

    /** Worked out by hand: five packets, a pause of 2 s, one of 6 s. */
    @Test
    void everyFeatureFollowsFromThePackets() {
        FlowMeter m = new FlowMeter();
        m.add(3_600_000_000L, true, 0, 32, Flag.SYN, 64_240);
        m.add(3_600_000_100L, false, 0, 32, Flag.SYN | Flag.ACK, 28_960);
        m.add(3_602_000_100L, true, 100, 20, Flag.PSH | Flag.ACK, 1_026);
        m.add(3_608_000_100L, false, 1_460, 20, Flag.ACK, 229);
        m.add(3_608_000_200L, false, 40, 20, Flag.PSH | Flag.ACK | Flag.FIN, 229);
        assertThat(row(new Flow(ENDS, "BENIGN", m)))
                .containsEntry("Flow ID", "192.168.20.101-192.0.2.60-50000-443-6")
                .containsEntry("Timestamp", "14/05/2024 01:00:00")
                .containsEntry("Flow Duration", "8000200")
                .containsEntry("Total Fwd Packets", "2")
                .containsEntry("Total Backward Packets", "3")
                .containsEntry("Total Length of Fwd Packets", "100")
                .containsEntry("Total Length of Bwd Packets", "1500")
                .containsEntry("Fwd Packet Length Mean", "50")
                .containsEntry("Fwd Packet Length Std", "70.71067812")
                .containsEntry("Bwd Packet Length Std", "831.6249155")
                .containsEntry("Flow Bytes/s", "199.9950001")
                .containsEntry("Flow Packets/s", "0.6249843754")
                .containsEntry("Flow IAT Mean", "2000050")
                .containsEntry("Flow IAT Max", "6000000")
                .containsEntry("Flow IAT Min", "100")
                .containsEntry("Fwd IAT Total", "2000100")
                .containsEntry("Fwd IAT Std", "0")
                .containsEntry("Bwd IAT Total", "8000100")
                .containsEntry("Fwd PSH Flags", "1")
                .containsEntry("Bwd PSH Flags", "1")
                .containsEntry("Fwd Header Length", "52")
                .containsEntry("Fwd Header Length.1", "52")
                .containsEntry("Bwd Header Length", "72")
                .containsEntry("Packet Length Mean", "320")
                .containsEntry("FIN Flag Count", "1")
                .containsEntry("SYN Flag Count", "2")
                .containsEntry("ACK Flag Count", "4")
                .containsEntry("Down/Up Ratio", "1")
                .containsEntry("Subflow Fwd Packets", "0")
                .containsEntry("Subflow Bwd Bytes", "500")
                .containsEntry("Init_Win_bytes_forward", "64240")
                .containsEntry("Init_Win_bytes_backward", "28960")
                .containsEntry("act_data_pkt_fwd", "1")
                .containsEntry("min_seg_size_forward", "20")
                .containsEntry("Active Mean", "2000100")
                .containsEntry("Active Std", "0")
                .containsEntry("Idle Mean", "6000000")
                .containsEntry("Idle Min", "6000000")
                .containsEntry("Label", "BENIGN");
    }

    @Test
    void ratesOfASinglePacketAreWhatDividingByZeroGives() {
        FlowMeter silent = new FlowMeter();
        silent.add(0, true, 0, 24, Flag.SYN, 1_024);
        assertThat(row(new Flow(ENDS, "PortScan", silent)))
                .containsEntry("Flow Bytes/s", "NaN")
                .containsEntry("Flow Packets/s", "Infinity")
                .containsEntry("Fwd Packets/s", "0")
                .containsEntry("Init_Win_bytes_backward", "-1");
        FlowMeter loud = new FlowMeter();
        loud.add(0, true, 7, 8, 0, -1);
        assertThat(row(new Flow(ENDS, "BENIGN", loud))).containsEntry("Flow Bytes/s", "Infinity");
    }

    @Test
    void aPacketOutOfOrderIsRefused() {
        FlowMeter m = new FlowMeter();
        m.add(10, true, 0, 20, Flag.ACK, 1);
        assertThatThrownBy(() -> m.add(9, true, 0, 20, Flag.ACK, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFlowIsCutAfter120SecondsAndAtMidnight() {
        List<Flow> flows = new ArrayList<>();
        Conversation talk = new Conversation(ENDS, "BENIGN", flows, Feedback.none());
        for (int i = 0; i <= 130; i++) {
            talk.packet(Clock.DAY - 250 * Clock.SECOND + 2L * i * Clock.SECOND, i % 2 == 0, 10, 20, Flag.ACK, 1);
        }
        talk.end();
        talk.end();
        assertThat(flows).extracting(f -> f.meter().packets()).containsExactly(61L, 61L, 3L);
        assertThat(flows).extracting(f -> f.meter().duration()).containsExactly(120_000_000L, 120_000_000L, 4_000_000L);
    }

    @Test
    void deviationIsExactWhereSquaresAreLarge() {
        Stat stat = new Stat();
        for (int i = 0; i < 100; i++) {
            stat.add(1_100_000 + (i % 2));
        }
        assertThat(stat.deviation()).isEqualTo(Math.sqrt(25.0 / 99));
        assertThat(stat.mean()).isEqualTo(1_100_000.5);
    }

    @Test
    void numbersHaveTenSignificantDigitsAndNoExponent() {
        assertThat(TrafficLabelling.format(1.0 / 3e6)).isEqualTo("0.0000003333333333");
        assertThat(TrafficLabelling.format(12_345_678.987654)).isEqualTo("12345678.99");
        assertThat(TrafficLabelling.format(123_456_789_012.5)).isEqualTo("123456789000");
        assertThat(TrafficLabelling.format(5)).isEqualTo("5");
        assertThat(TrafficLabelling.format(0)).isEqualTo("0");
    }
}
