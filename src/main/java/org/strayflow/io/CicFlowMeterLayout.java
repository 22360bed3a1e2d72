package org.strayflow.io;

import java.util.List;
import java.util.Optional;
import org.strayflow.flow.Role;

/**
 * What CICFlowMeter 4 writes (84 columns), and CSE-CIC-IDS2018, which was made with it (80 or 84). Two spellings go round: {@code Tot Fwd
 * Pkts} and {@code Total Fwd Packet}.
 */
final class CicFlowMeterLayout implements Layout {
    private static final ColumnPlan[] ABOUT = {
        ColumnPlan.text("Flow ID", Role.IDENTIFIER),
        ColumnPlan.text("Src IP", Role.ADDRESS),
        ColumnPlan.number("Src Port", Role.PORT),
        ColumnPlan.text("Dst IP", Role.ADDRESS),
        ColumnPlan.number("Dst Port"),
        ColumnPlan.number("Protocol"),
        ColumnPlan.text("Timestamp", Role.TIME),
        CicColumns.LABEL
    };

    private static final NamedColumns SHORT = new NamedColumns(CicColumns.features("""
                    Flow Duration, Tot Fwd Pkts, Tot Bwd Pkts, TotLen Fwd Pkts, TotLen Bwd Pkts, Fwd Pkt Len Max,
                    Fwd Pkt Len Min, Fwd Pkt Len Mean, Fwd Pkt Len Std, Bwd Pkt Len Max, Bwd Pkt Len Min,
                    Bwd Pkt Len Mean, Bwd Pkt Len Std, Flow Byts/s, Flow Pkts/s, Flow IAT Mean, Flow IAT Std,
                    Flow IAT Max, Flow IAT Min, Fwd IAT Tot, Fwd IAT Mean, Fwd IAT Std, Fwd IAT Max, Fwd IAT Min,
                    Bwd IAT Tot, Bwd IAT Mean, Bwd IAT Std, Bwd IAT Max, Bwd IAT Min, Fwd PSH Flags, Bwd PSH Flags,
                    Fwd URG Flags, Bwd URG Flags, Fwd Header Len, Bwd Header Len, Fwd Pkts/s, Bwd Pkts/s,
                    Pkt Len Min, Pkt Len Max, Pkt Len Mean, Pkt Len Std, Pkt Len Var, FIN Flag Cnt, SYN Flag Cnt,
                    RST Flag Cnt, PSH Flag Cnt, ACK Flag Cnt, URG Flag Cnt, ECE Flag Cnt, Down/Up Ratio,
                    Pkt Size Avg, Fwd Seg Size Avg, Bwd Seg Size Avg, Fwd Byts/b Avg, Fwd Pkts/b Avg,
                    Fwd Blk Rate Avg, Bwd Byts/b Avg, Bwd Pkts/b Avg, Bwd Blk Rate Avg, Subflow Fwd Pkts,
                    Subflow Fwd Byts, Subflow Bwd Pkts, Subflow Bwd Byts, Init Fwd Win Byts, Init Bwd Win Byts,
                    Fwd Act Data Pkts, Fwd Seg Size Min, Active Mean, Active Std, Active Max, Active Min,
                    Idle Mean, Idle Std, Idle Max, Idle Min
                    """))
            .or(ABOUT)
            .or(ColumnPlan.number("CWE Flag Count"), ColumnPlan.number("CWR Flag Cnt"));

    private static final NamedColumns LONG = new NamedColumns(CicColumns.features("""
                    Flow Duration, Total Fwd Packet, Total Bwd packets, Total Length of Fwd Packet,
                    Total Length of Bwd Packet, Fwd Packet Length Max, Fwd Packet Length Min,
                    Fwd Packet Length Mean, Fwd Packet Length Std, Bwd Packet Length Max, Bwd Packet Length Min,
                    Bwd Packet Length Mean, Bwd Packet Length Std, Flow Bytes/s, Flow Packets/s, Flow IAT Mean,
                    Flow IAT Std, Flow IAT Max, Flow IAT Min, Fwd IAT Total, Fwd IAT Mean, Fwd IAT Std, Fwd IAT Max,
                    Fwd IAT Min, Bwd IAT Total, Bwd IAT Mean, Bwd IAT Std, Bwd IAT Max, Bwd IAT Min, Fwd PSH Flags,
                    Bwd PSH Flags, Fwd URG Flags, Bwd URG Flags, Fwd Header Length, Bwd Header Length,
                    Fwd Packets/s, Bwd Packets/s, Packet Length Min, Packet Length Max, Packet Length Mean,
                    Packet Length Std, Packet Length Variance, FIN Flag Count, SYN Flag Count, RST Flag Count,
                    PSH Flag Count, ACK Flag Count, URG Flag Count, CWR Flag Count, ECE Flag Count, Down/Up Ratio,
                    Average Packet Size, Fwd Segment Size Avg, Bwd Segment Size Avg, Fwd Bytes/Bulk Avg,
                    Fwd Packet/Bulk Avg, Fwd Bulk Rate Avg, Bwd Bytes/Bulk Avg, Bwd Packet/Bulk Avg,
                    Bwd Bulk Rate Avg, Subflow Fwd Packets, Subflow Fwd Bytes, Subflow Bwd Packets,
                    Subflow Bwd Bytes, FWD Init Win Bytes, Bwd Init Win Bytes, Fwd Act Data Pkts, Fwd Seg Size Min,
                    Active Mean, Active Std, Active Max, Active Min, Idle Mean, Idle Std, Idle Max, Idle Min
                    """)).or(ABOUT);

    @Override
    public String id() {
        return "cicflowmeter-v4";
    }

    @Override
    public String title() {
        return "CICFlowMeter 4, CSE-CIC-IDS2018";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        Optional<Recognition> spelledShort = SHORT.recognise(head);
        return spelledShort.isPresent() ? spelledShort : LONG.recognise(head);
    }

    @Override
    public String extractor() {
        return "CICFlowMeter 4";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "In CSE-CIC-IDS2018 as published the six bulk columns, Bwd PSH Flags and Bwd URG Flags hold only zeros.",
                "Errors in the labels and features of CSE-CIC-IDS2018 are published, with a corrected set: Liu, Engelen and others"
                        + " (IEEE CNS 2022).");
    }
}
