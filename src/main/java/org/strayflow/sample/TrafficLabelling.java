package org.strayflow.sample;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes flows as rows of the 85-column TrafficLabelling layout of CIC-IDS2017 (Sharafaldin, Lashkari, Ghorbani, ICISSP 2018).
 * Integers are plain, other numbers have up to {@value #DIGITS} significant digits, a rate over a duration of zero is {@code
 * Infinity} or {@code NaN} as CICFlowMeter writes it.
 */
final class TrafficLabelling {
    /** Significant digits of numbers that are not whole. */
    static final int DIGITS = 10;

    /** The header line without its line end. */
    static final String HEADER =
            "Flow ID,Source IP,Source Port,Destination IP,Destination Port,Protocol,Timestamp,Flow Duration,"
                    + "Total Fwd Packets,Total Backward Packets,Total Length of Fwd Packets,"
                    + "Total Length of Bwd Packets,Fwd Packet Length Max,Fwd Packet Length Min,"
                    + "Fwd Packet Length Mean,Fwd Packet Length Std,Bwd Packet Length Max,"
                    + "Bwd Packet Length Min,Bwd Packet Length Mean,Bwd Packet Length Std,Flow Bytes/s,"
                    + "Flow Packets/s,Flow IAT Mean,Flow IAT Std,Flow IAT Max,Flow IAT Min,Fwd IAT Total,"
                    + "Fwd IAT Mean,Fwd IAT Std,Fwd IAT Max,Fwd IAT Min,Bwd IAT Total,Bwd IAT Mean,"
                    + "Bwd IAT Std,Bwd IAT Max,Bwd IAT Min,Fwd PSH Flags,Bwd PSH Flags,Fwd URG Flags,"
                    + "Bwd URG Flags,Fwd Header Length,Bwd Header Length,Fwd Packets/s,Bwd Packets/s,"
                    + "Min Packet Length,Max Packet Length,Packet Length Mean,Packet Length Std,"
                    + "Packet Length Variance,FIN Flag Count,SYN Flag Count,RST Flag Count,PSH Flag Count,"
                    + "ACK Flag Count,URG Flag Count,CWE Flag Count,ECE Flag Count,Down/Up Ratio,"
                    + "Average Packet Size,Avg Fwd Segment Size,Avg Bwd Segment Size,Fwd Header Length.1,"
                    + "Fwd Avg Bytes/Bulk,Fwd Avg Packets/Bulk,Fwd Avg Bulk Rate,Bwd Avg Bytes/Bulk,"
                    + "Bwd Avg Packets/Bulk,Bwd Avg Bulk Rate,Subflow Fwd Packets,Subflow Fwd Bytes,"
                    + "Subflow Bwd Packets,Subflow Bwd Bytes,Init_Win_bytes_forward,"
                    + "Init_Win_bytes_backward,act_data_pkt_fwd,min_seg_size_forward,Active Mean,Active Std,"
                    + "Active Max,Active Min,Idle Mean,Idle Std,Idle Max,Idle Min,Label";

    private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);
    private static final int BULK_COLUMNS = 6;

    private final LocalDate date;
    private final boolean labelled;
    private final StringBuilder line = new StringBuilder(800);

    /**
     * A writer of rows.
     *
     * @param date the day of the timestamps
     * @param labelled whether the label is written; otherwise that cell is empty
     */
    TrafficLabelling(LocalDate date, boolean labelled) {
        this.date = date;
        this.labelled = labelled;
    }

    /** The flow's row with its line end. */
    String row(Flow flow) {
        line.setLength(0);
        Ends ends = flow.ends();
        FlowMeter m = flow.meter();
        text(ends.flowId());
        text(ends.source());
        whole(ends.sourcePort());
        text(ends.destination());
        whole(ends.destinationPort());
        whole(ends.protocol());
        text(TIMESTAMP.format(date.atStartOfDay().plusNanos(m.first() * 1_000)));
        counts(m);
        gaps(m);
        lengthsAndFlags(m);
        perSubflow(m);
        windows(m);
        times(m.active);
        times(m.idle);
        if (labelled) {
            line.append(flow.label());
        }
        return line.append('\n').toString();
    }

    private void counts(FlowMeter m) {
        double seconds = m.duration() / 1e6;
        whole(m.duration());
        whole(m.forwardLength.count());
        whole(m.backwardLength.count());
        whole(m.forwardLength.sum());
        whole(m.backwardLength.sum());
        lengths(m.forwardLength);
        lengths(m.backwardLength);
        // 0 / 0 is NaN and x / 0 is Infinity: what CICFlowMeter's own division gives.
        number(m.length.sum() / seconds);
        number(m.packets() / seconds);
    }

    private void lengths(Stat s) {
        whole(s.max());
        whole(s.min());
        number(s.mean());
        number(s.deviation());
    }

    private void gaps(FlowMeter m) {
        meanToMin(m.gap);
        whole(m.forwardGap.sum());
        meanToMin(m.forwardGap);
        whole(m.backwardGap.sum());
        meanToMin(m.backwardGap);
        whole(m.forwardPush);
        whole(m.backwardPush);
        whole(0);
        whole(0);
    }

    private void meanToMin(Stat s) {
        number(s.mean());
        number(s.deviation());
        whole(s.max());
        whole(s.min());
    }

    private void lengthsAndFlags(FlowMeter m) {
        double seconds = m.duration() / 1e6;
        whole(m.forwardHeader);
        whole(m.backwardHeader);
        number(seconds > 0 ? m.forwardLength.count() / seconds : 0);
        number(seconds > 0 ? m.backwardLength.count() / seconds : 0);
        whole(m.length.min());
        whole(m.length.max());
        number(m.length.mean());
        number(m.length.deviation());
        number(m.length.variance());
        whole(m.count(Flag.FIN));
        whole(m.count(Flag.SYN));
        whole(m.count(Flag.RST));
        whole(m.count(Flag.PSH));
        whole(m.count(Flag.ACK));
        whole(0);
        whole(0);
        whole(0);
        // Whole-number division of packet counts, as in the 2017 captures.
        long sent = m.forwardLength.count();
        whole(sent == 0 ? 0 : m.backwardLength.count() / sent);
        number(m.length.mean());
        number(m.forwardLength.mean());
        number(m.backwardLength.mean());
        whole(m.forwardHeader);
    }

    private void perSubflow(FlowMeter m) {
        for (int i = 0; i < BULK_COLUMNS; i++) {
            whole(0);
        }
        whole(m.forwardLength.count() / m.subflows());
        whole(m.forwardLength.sum() / m.subflows());
        whole(m.backwardLength.count() / m.subflows());
        whole(m.backwardLength.sum() / m.subflows());
    }

    private void windows(FlowMeter m) {
        whole(m.forwardWindow);
        whole(m.backwardWindow);
        whole(m.forwardWithData);
        whole(m.leastForwardHeader());
    }

    private void times(Stat s) {
        number(s.mean());
        number(s.deviation());
        whole(s.max());
        whole(s.min());
    }

    private void text(String value) {
        line.append(value).append(',');
    }

    private void whole(long value) {
        line.append(value).append(',');
    }

    private void number(double value) {
        line.append(format(value)).append(',');
    }

    /** The number as it is written; the same in every locale. */
    static String format(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(ROUNDING);
        return rounded.stripTrailingZeros().toPlainString();
    }
}
