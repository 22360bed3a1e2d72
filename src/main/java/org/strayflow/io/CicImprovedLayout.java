package org.strayflow.io;

import java.util.List;
import java.util.Optional;
import org.strayflow.flow.Role;

/** The corrected re-extraction of CIC-IDS2017 (Liu, Engelen et al., IEEE CNS 2022): 91 columns, the label not the last. */
final class CicImprovedLayout implements Layout {
    private static final NamedColumns COLUMNS = new NamedColumns(CicColumns.joined(
                    List.of(
                            ColumnPlan.number("id", Role.IDENTIFIER),
                            ColumnPlan.text("Flow ID", Role.IDENTIFIER),
                            ColumnPlan.text("Src IP", Role.ADDRESS),
                            ColumnPlan.number("Src Port", Role.PORT),
                            ColumnPlan.text("Dst IP", Role.ADDRESS),
                            ColumnPlan.number("Dst Port"),
                            ColumnPlan.number("Protocol"),
                            ColumnPlan.text("Timestamp", Role.TIME)),
                    CicColumns.features("""
                    Flow Duration, Total Fwd Packet, Total Bwd packets, Total Length of Fwd Packet,
                    Total Length of Bwd Packet, Fwd Packet Length Max, Fwd Packet Length Min,
                    Fwd Packet Length Mean, Fwd Packet Length Std, Bwd Packet Length Max, Bwd Packet Length Min,
                    Bwd Packet Length Mean, Bwd Packet Length Std, Flow Bytes/s, Flow Packets/s, Flow IAT Mean,
                    Flow IAT Std, Flow IAT Max, Flow IAT Min, Fwd IAT Total, Fwd IAT Mean, Fwd IAT Std, Fwd IAT Max,
                    Fwd IAT Min, Bwd IAT Total, Bwd IAT Mean, Bwd IAT Std, Bwd IAT Max, Bwd IAT Min, Fwd PSH Flags,
                    Bwd PSH Flags, Fwd URG Flags, Bwd URG Flags, Fwd RST Flags, Bwd RST Flags, Fwd Header Length,
                    Bwd Header Length, Fwd Packets/s, Bwd Packets/s, Packet Length Min, Packet Length Max,
                    Packet Length Mean, Packet Length Std, Packet Length Variance, FIN Flag Count, SYN Flag Count,
                    RST Flag Count, PSH Flag Count, ACK Flag Count, URG Flag Count, CWR Flag Count, ECE Flag Count,
                    Down/Up Ratio, Average Packet Size, Fwd Segment Size Avg, Bwd Segment Size Avg,
                    Fwd Bytes/Bulk Avg, Fwd Packet/Bulk Avg, Fwd Bulk Rate Avg, Bwd Bytes/Bulk Avg,
                    Bwd Packet/Bulk Avg, Bwd Bulk Rate Avg, Subflow Fwd Packets, Subflow Fwd Bytes,
                    Subflow Bwd Packets, Subflow Bwd Bytes, FWD Init Win Bytes, Bwd Init Win Bytes,
                    Fwd Act Data Pkts, Fwd Seg Size Min, Active Mean, Active Std, Active Max, Active Min, Idle Mean,
                    Idle Std, Idle Max, Idle Min, ICMP Code, ICMP Type, Total TCP Flow Time
                    """)))
            .or(CicColumns.LABEL, ColumnPlan.number("Attempted Category", Role.IGNORED));

    @Override
    public String id() {
        return "cic-ids2017-improved";
    }

    @Override
    public String title() {
        return "CIC-IDS2017 corrected";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return COLUMNS.recognise(head);
    }

    @Override
    public String extractor() {
        return "CICFlowMeter, corrected by Engelen and others";
    }
}
