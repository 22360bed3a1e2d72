package org.strayflow.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strayflow.flow.Role;

/** The columns that the CICFlowMeter of CIC-IDS2017 writes (Sharafaldin, Lashkari, Ghorbani, ICISSP 2018). */
final class CicColumns {
    /** All features but the ports and the protocol, in the order of the files, and with the repeated one under its second name. */
    static final List<ColumnPlan> FEATURES = features("""
            Flow Duration, Total Fwd Packets, Total Backward Packets, Total Length of Fwd Packets,
            Total Length of Bwd Packets, Fwd Packet Length Max, Fwd Packet Length Min,
            Fwd Packet Length Mean, Fwd Packet Length Std, Bwd Packet Length Max, Bwd Packet Length Min,
            Bwd Packet Length Mean, Bwd Packet Length Std, Flow Bytes/s, Flow Packets/s, Flow IAT Mean,
            Flow IAT Std, Flow IAT Max, Flow IAT Min, Fwd IAT Total, Fwd IAT Mean, Fwd IAT Std, Fwd IAT Max,
            Fwd IAT Min, Bwd IAT Total, Bwd IAT Mean, Bwd IAT Std, Bwd IAT Max, Bwd IAT Min, Fwd PSH Flags,
            Bwd PSH Flags, Fwd URG Flags, Bwd URG Flags, Fwd Header Length, Bwd Header Length,
            Fwd Packets/s, Bwd Packets/s, Min Packet Length, Max Packet Length, Packet Length Mean,
            Packet Length Std, Packet Length Variance, FIN Flag Count, SYN Flag Count, RST Flag Count,
            PSH Flag Count, ACK Flag Count, URG Flag Count, CWE Flag Count, ECE Flag Count, Down/Up Ratio,
            Average Packet Size, Avg Fwd Segment Size, Avg Bwd Segment Size, Fwd Header Length.1,
            Fwd Avg Bytes/Bulk, Fwd Avg Packets/Bulk, Fwd Avg Bulk Rate, Bwd Avg Bytes/Bulk,
            Bwd Avg Packets/Bulk, Bwd Avg Bulk Rate, Subflow Fwd Packets, Subflow Fwd Bytes,
            Subflow Bwd Packets, Subflow Bwd Bytes, Init_Win_bytes_forward, Init_Win_bytes_backward,
            act_data_pkt_fwd, min_seg_size_forward, Active Mean, Active Std, Active Max, Active Min,
            Idle Mean, Idle Std, Idle Max, Idle Min
            """);

    /** The port that the flow goes to. */
    static final ColumnPlan DESTINATION_PORT = ColumnPlan.number("Destination Port");

    /** The label. */
    static final ColumnPlan LABEL = ColumnPlan.text("Label", Role.LABEL);

    /** The program that made CIC-IDS2017. */
    static final String EXTRACTOR_2017 = "CICFlowMeter of CIC-IDS2017";

    /** What is known of the files as they were first published. */
    static final List<String> NOTES_2017 = List.of(
            "Errors in the labels, the flows and some features of CIC-IDS2017 are published: Engelen, Rimmer and Joosen (IEEE SPW"
                    + " 2021), Rosay and others (ICISSP 2022). A corrected set is that of Liu, Engelen and others (IEEE CNS 2022).",
            "Fwd Header Length.1 repeats Fwd Header Length.",
            "The six bulk columns hold only zeros.");

    private CicColumns() {}

    /** Features from their names, separated by commas and line ends. */
    static List<ColumnPlan> features(String names) {
        return Arrays.stream(names.strip().split("\\s*,\\s*"))
                .map(ColumnPlan::number)
                .toList();
    }

    /** One list of several. */
    @SafeVarargs
    static List<ColumnPlan> joined(List<ColumnPlan>... parts) {
        List<ColumnPlan> all = new ArrayList<>();
        for (List<ColumnPlan> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }
}
