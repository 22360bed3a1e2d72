package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.TimeReading;
import org.strayflow.task.Feedback;
import org.strayflow.task.Problem;

/** Columns are found by what they mean, whatever a program calls them. */
class MeaningsTest {
    @TempDir
    Path folder;

    @Test
    void findsTheColumnsOfAnArgusFile() throws Exception {
        Capture capture = read("""
                StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,sTos,dTos,TotPkts,TotBytes,SrcBytes,Label
                2019/04/04 16:23:00.325010,0.5,udp,10.8.0.69,48427,  <->,8.8.8.8,53,CON,0,0,2,142,63,flow=Normal
                2019/04/04 16:23:01.325010,0.5,icmp,10.8.0.69,0x0303,  ->,8.8.8.8,0x5c97,URP,0,,2,142,63,flow=Normal
                """);
        assertThat(capture.layout().id()).isEqualTo("argus-binetflow");
        assertThat(capture.rejects().count()).isZero();
        assertThat(meanings(capture.table()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(Meaning.SOURCE_ADDRESS, "SrcAddr"),
                        Map.entry(Meaning.SOURCE_PORT, "Sport"),
                        Map.entry(Meaning.DESTINATION_ADDRESS, "DstAddr"),
                        Map.entry(Meaning.DESTINATION_PORT, "Dport"),
                        Map.entry(Meaning.PROTOCOL, "Proto"),
                        Map.entry(Meaning.START_TIME, "StartTime"),
                        Map.entry(Meaning.DURATION, "Dur"),
                        Map.entry(Meaning.FORWARD_BYTES, "SrcBytes"),
                        Map.entry(Meaning.TOTAL_BYTES, "TotBytes"),
                        Map.entry(Meaning.TOTAL_PACKETS, "TotPkts"),
                        Map.entry(Meaning.LABEL, "Label")));
        assertThat(capture.table().column("Sport").orElseThrow().text(1)).isEqualTo("0x0303");
    }

    @Test
    void findsTheColumnsOfNfdump() throws Exception {
        Capture capture = read("""
                ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt,in,out
                2021-03-01 10:00:00,2021-03-01 10:00:02,2.000,10.0.0.1,10.0.0.2,1234,80,TCP,...AP.SF,0,0,5,500,4,400,0,0
                Summary
                flows,bytes,packets,avg_bps,avg_pps,avg_bpp
                1,900,9,3600,4,100
                """);
        assertThat(capture.layout().id()).isEqualTo("nfdump-csv");
        assertThat(capture.table().rows()).isEqualTo(1);
        assertThat(capture.rejects().count()).isEqualTo(3);
        assertThat(meanings(capture.table()))
                .containsEntry(Meaning.START_TIME, "ts")
                .containsEntry(Meaning.SOURCE_ADDRESS, "sa")
                .containsEntry(Meaning.PROTOCOL, "pr")
                .containsEntry(Meaning.BACKWARD_BYTES, "obyt");
    }

    @Test
    void knowsBothSpellingsOfCicFlowMeter() throws Exception {
        for (String names : List.of(TestLayouts.CIC_2018, TestLayouts.CIC_FLOW_METER_LONG)) {
            Capture capture = read(names + "\n" + TestLayouts.row(names) + "\n");
            assertThat(capture.layout().id()).isEqualTo("cicflowmeter-v4");
            Meant duration = capture.table().meant(Meaning.DURATION).orElseThrow();
            assertThat(duration).isEqualTo(new Meant(Meaning.DURATION, "Flow Duration", 1e-6));
            assertThat(meanings(capture.table()))
                    .containsKeys(
                            Meaning.DESTINATION_PORT,
                            Meaning.START_TIME,
                            Meaning.FORWARD_BYTES,
                            Meaning.BACKWARD_BYTES,
                            Meaning.FORWARD_PACKETS,
                            Meaning.BACKWARD_PACKETS);
            assertThat(capture.table().namesOf(Role.TIME)).containsExactly("Timestamp");
        }
    }

    @Test
    void knowsTheRawFilesOfUnswWithoutAHeader() throws Exception {
        String start =
                "59.166.0.0,1390,149.171.126.6,53,udp,CON,0.001055,132,164,31,29,0,0,dns,500473.9375,621800.9375,2,2";
        String middle = ",0,0,0,0,66,82,0,0,0,0,1421927414,1421927414,0.017,0.013,0,0,0,0,0,0,0,0,3,7,1,3,1,1,1,";
        Capture capture = read(start + middle + ",0\n" + start + middle + "Exploits,1\n");
        assertThat(capture.layout().id()).isEqualTo("unsw-nb15");
        assertThat(capture.table().rows()).isEqualTo(2);
        assertThat(capture.table().labelColumn().orElseThrow().name()).isEqualTo("label");
        assertThat(capture.table().namesOf(Role.IGNORED)).containsExactly("attack_cat");
        assertThat(meanings(capture.table()))
                .containsEntry(Meaning.START_TIME, "stime")
                .containsEntry(Meaning.DESTINATION_PORT, "dsport");
    }

    @Test
    void guessesTheMeaningsOfAnyTable() throws Exception {
        Capture capture = read("""
                first_seen;src ip;dst ip;l4_dst_port;proto;flow_duration_milliseconds;in_bytes;outBytes
                2021-03-01T10:00:00Z;10.0.0.1;10.0.0.2;80;6;2000;10;20
                """);
        assertThat(capture.table().meant(Meaning.DURATION).orElseThrow().factor())
                .isEqualTo(1e-3);
        assertThat(meanings(capture.table()))
                .containsEntry(Meaning.START_TIME, "first_seen")
                .containsEntry(Meaning.BACKWARD_BYTES, "outBytes");
    }

    @Test
    void aPreviewSaysWhichTimesAreUnclearAndTheReadingMayBeChosen() throws Exception {
        Path file =
                Files.writeString(folder.resolve("times.csv"), "timestamp,bytes\n5/7/2017 8:03,1\n6/7/2017 1:03,2\n");
        Preview preview =
                CapturePreview.of(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        assertThat(preview.doubts()).extracting(Problem::code).contains("IO-215");
        ReadOptions chosen = ReadOptions.defaults()
                .withTimes(new TimeReading(TimeReading.Order.MONTH_FIRST, TimeReading.Clock.WORKING_HOURS));
        assertThat(CapturePreview.of(List.of(file), chosen).run(Feedback.none()).doubts())
                .extracting(Problem::code)
                .doesNotContain("IO-215");
        FlowTable table =
                CaptureReader.read(List.of(file), chosen).run(Feedback.none()).table();
        assertThat(table.startTimes().orElseThrow().micros(1)).isEqualTo(1_496_840_580_000_000L);
        assertThat(table.column("timestamp").orElseThrow().text(1)).isEqualTo("6/7/2017 1:03");
    }

    @Test
    void aMeaningStaysWhenARoleChanges() {
        NumberColumn bytes = NumberColumn.of("b", 1);
        Meant meant = new Meant(Meaning.FORWARD_BYTES, "b", 1);
        FlowTable table = new FlowTable(List.of(bytes), List.of(Role.FEATURE), List.of(meant))
                .withRoles(Map.of("b", Role.IGNORED));
        assertThat(table.column(Meaning.FORWARD_BYTES)).contains(bytes);
        assertThatThrownBy(() -> new FlowTable(List.of(bytes), List.of(Role.FEATURE), List.of(meant, meant)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<Meaning, String> meanings(FlowTable table) {
        Map<Meaning, String> found = new EnumMap<>(Meaning.class);
        for (Meaning meaning : Meaning.values()) {
            table.meant(meaning).ifPresent(meant -> found.put(meaning, meant.column()));
        }
        return found;
    }

    private Capture read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("flows.csv"), text);
        return CaptureReader.read(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }
}
