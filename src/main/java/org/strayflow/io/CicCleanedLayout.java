package org.strayflow.io;

import java.util.List;
import java.util.Optional;
import org.strayflow.flow.Role;

/** The cleaned copy of CIC-IDS2017 that goes round: 52 of the features and {@code Attack Type}. */
final class CicCleanedLayout implements Layout {
    private static final NamedColumns COLUMNS =
            new NamedColumns(CicColumns.features("""
                    Destination Port, Flow Duration, Total Fwd Packets, Total Length of Fwd Packets,
                    Fwd Packet Length Max, Fwd Packet Length Min, Fwd Packet Length Mean, Fwd Packet Length Std,
                    Bwd Packet Length Max, Bwd Packet Length Min, Bwd Packet Length Mean, Bwd Packet Length Std,
                    Flow Bytes/s, Flow Packets/s, Flow IAT Mean, Flow IAT Std, Flow IAT Max, Flow IAT Min,
                    Fwd IAT Total, Fwd IAT Mean, Fwd IAT Std, Fwd IAT Max, Fwd IAT Min, Bwd IAT Total, Bwd IAT Mean,
                    Bwd IAT Std, Bwd IAT Max, Bwd IAT Min, Fwd Header Length, Bwd Header Length, Fwd Packets/s,
                    Bwd Packets/s, Min Packet Length, Max Packet Length, Packet Length Mean, Packet Length Std,
                    Packet Length Variance, FIN Flag Count, PSH Flag Count, ACK Flag Count, Average Packet Size,
                    Subflow Fwd Bytes, Init_Win_bytes_forward, Init_Win_bytes_backward, act_data_pkt_fwd,
                    min_seg_size_forward, Active Mean, Active Max, Active Min, Idle Mean, Idle Max, Idle Min
                    """)).or(ColumnPlan.text("Attack Type", Role.LABEL), CicColumns.LABEL);

    @Override
    public String id() {
        return "cic-ids2017-cleaned";
    }

    @Override
    public String title() {
        return "CIC-IDS2017 cleaned copy";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return COLUMNS.recognise(head);
    }

    @Override
    public String extractor() {
        return CicColumns.EXTRACTOR_2017;
    }

    @Override
    public List<String> notes() {
        return CicColumns.NOTES_2017;
    }
}
