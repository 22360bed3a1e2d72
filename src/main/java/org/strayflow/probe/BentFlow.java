package org.strayflow.probe;

/**
 * A flow after a bend. What follows from the change follows as exactly as the file's numbers allow: counts, sums, means, deviations (of
 * samples, from their moments), extremes, rates and ratios. Where a column is not what the others say, as some extractors have it, it
 * changes by the same factor as what the others say. A column of whole numbers keeps to whole numbers.
 */
final class BentFlow {
    private final Flow flow;
    private final Bend bend;
    private final double sent;
    private final double more;
    private final double size;
    private final double padding;
    private final double added;

    BentFlow(Flow flow, Bend bend) {
        this.flow = flow;
        this.bend = bend;
        double packets = flow.sentPackets();
        this.sent = Double.isFinite(packets) ? packets : 1;
        this.more = (double) bend.packets();
        this.size = (double) bend.size();
        this.padding = (double) bend.padding();
        this.added = padding * sent + more * size;
    }

    /** What a column says of the flow now. */
    double value(FlowColumns.Bendable bendable, double was) {
        if (!Double.isFinite(was) || bend.equals(Bend.NONE)) {
            return was;
        }
        double now = value(bendable.quantity(), was);
        return bendable.column().isIntegral() ? Math.rint(now) : now;
    }

    private double value(Quantity quantity, double was) {
        return switch (quantity) {
            case BACKWARD_PACKETS, BACKWARD_BYTES, BACKWARD_LENGTH_MIN -> was;
            case FORWARD_PACKETS, TOTAL_PACKETS -> was + more;
            case FORWARD_BYTES, TOTAL_BYTES -> was + added;
            case DURATION, IDLE_MAX, GAP, GAP_MAX, FORWARD_GAP_TOTAL, FORWARD_GAP_MAX -> was * bend.stretch();
            case FORWARD_WIRE_BYTES,
                    FORWARD_HEADER_BYTES,
                    SUBFLOW_FORWARD_PACKETS,
                    SUBFLOW_FORWARD_BYTES,
                    FORWARD_DATA_PACKETS,
                    ACKNOWLEDGED_PACKETS -> count(quantity, was);
            case FORWARD_LENGTH_MAX, FORWARD_LENGTH_MIN, FORWARD_LENGTH_MEAN, FORWARD_LENGTH_STD ->
                forwardLength(quantity, was);
            case LENGTH_MAX, LENGTH_MIN, LENGTH_MEAN, LENGTH_STD, LENGTH_VARIANCE -> length(quantity, was);
            case BYTE_RATE, PACKET_RATE, FORWARD_PACKET_RATE, BACKWARD_RATE, FORWARD_BYTE_RATE, DOWN_UP_RATIO ->
                rate(quantity, was);
            case GAP_MEAN, GAP_STD, GAP_MIN -> gap(quantity, was);
            case FORWARD_GAP_MEAN, FORWARD_GAP_STD, FORWARD_GAP_MIN -> gap(quantity, was);
        };
    }

    private double count(Quantity quantity, double was) {
        return switch (quantity) {
            case FORWARD_WIRE_BYTES -> was + added + more * Room.HEADERS;
            case SUBFLOW_FORWARD_PACKETS -> was == sent ? was + more : was * (sent + more) / Math.max(1, sent);
            case SUBFLOW_FORWARD_BYTES -> {
                double bytes = flow.sentBytes();
                yield was == bytes || !(bytes > 0) ? was + added : was * (bytes + added) / bytes;
            }
            case FORWARD_DATA_PACKETS -> (padding > 0 ? Math.max(was, sent - 1) : was) + (size > 0 ? more : 0);
            case ACKNOWLEDGED_PACKETS -> was > 1 ? was + more : was;
            default -> was * (sent + more) / Math.max(1, sent);
        };
    }

    private double forwardLength(Quantity quantity, double was) {
        if (isOfThatLength()) {
            return was;
        }
        return switch (quantity) {
            case FORWARD_LENGTH_MAX -> Math.max(was + padding, size);
            case FORWARD_LENGTH_MIN -> smallest(was);
            case FORWARD_LENGTH_MEAN -> {
                double bytes = flow.sentBytes();
                boolean rounded = Math.abs(was - bytes / Math.max(1, sent)) < 1;
                yield ((rounded ? bytes : was * sent) + added) / Math.max(1, sent + more);
            }
            default -> {
                double mean = flow.sentBytes() / Math.max(1, sent);
                yield more == 0
                        ? was
                        : Moments.of(sent, mean + padding, was * was)
                                .and(more, size)
                                .deviation();
            }
        };
    }

    /** Whether neither sizes nor their number change. */
    private boolean isOfThatLength() {
        return more == 0 && padding == 0;
    }

    private double smallest(double was) {
        double padded = was + padding;
        return more > 0 ? Math.min(padded, size) : padded;
    }

    private double length(Quantity quantity, double was) {
        if (isOfThatLength()) {
            return was;
        }
        return switch (quantity) {
            case LENGTH_MAX ->
                Math.max(was, forwardLength(Quantity.FORWARD_LENGTH_MAX, flow.at(Quantity.FORWARD_LENGTH_MAX, was)));
            case LENGTH_MIN -> shortest(was);
            case LENGTH_MEAN -> (was * flow.allPackets() + added) / Math.max(1, flow.allPackets() + more);
            case LENGTH_VARIANCE -> lengths(was).variance();
            default -> lengths(was * was).deviation();
        };
    }

    private double shortest(double was) {
        double forward = flow.at(Quantity.FORWARD_LENGTH_MIN);
        double backward = flow.at(Quantity.BACKWARD_PACKETS, 1) > 0
                ? flow.at(Quantity.BACKWARD_LENGTH_MIN)
                : Double.POSITIVE_INFINITY;
        if (was == Math.min(forward, backward)) {
            return Math.min(smallest(forward), backward);
        }
        return more > 0 ? Math.min(was, size) : was;
    }

    private Moments lengths(double variance) {
        double count = flow.allPackets();
        double mean = flow.at(Quantity.LENGTH_MEAN, flow.allBytes() / Math.max(1, count));
        return Moments.of(count, mean, variance)
                .raised(sent, flow.at(Quantity.FORWARD_BYTES, mean * sent), padding)
                .and(more, size);
    }

    private double rate(Quantity quantity, double was) {
        return switch (quantity) {
            case BYTE_RATE -> perTime(was, flow.allBytes(), added);
            case FORWARD_BYTE_RATE -> perTime(was, flow.sentBytes(), added);
            case PACKET_RATE -> perTime(was, flow.allPackets(), more);
            case FORWARD_PACKET_RATE -> perTime(was, sent, more);
            case BACKWARD_RATE -> was / bend.stretch();
            default -> {
                double ratio = flow.at(Quantity.BACKWARD_PACKETS) / (sent + more);
                boolean whole = flow.columns().isWhole(Quantity.DOWN_UP_RATIO);
                yield whole && Double.isFinite(ratio) ? Math.floor(ratio) : was * sent / Math.max(1, sent + more);
            }
        };
    }

    private double perTime(double was, double amount, double more) {
        if (amount > 0) {
            return was * ((amount + more) / amount) / bend.stretch();
        }
        double lasts = flow.at(Quantity.DURATION) * flow.columns().seconds() * bend.stretch();
        return lasts > 0 ? more / lasts : was;
    }

    /** Packets that are added come back to back: their gaps are 0. */
    private double gap(Quantity quantity, double was) {
        boolean forward = quantity.compareTo(Quantity.FORWARD_GAP_TOTAL) >= 0;
        double gaps = Math.max(0, (forward ? sent : flow.allPackets()) - 1);
        if (more == 0) {
            return was * bend.stretch();
        }
        return switch (quantity) {
            case GAP_MIN, FORWARD_GAP_MIN -> 0;
            case GAP_MEAN, FORWARD_GAP_MEAN -> was * gaps / (gaps + more) * bend.stretch();
            default -> {
                double lasts = flow.at(Quantity.DURATION, 0);
                double mean = forward
                        ? flow.at(Quantity.FORWARD_GAP_MEAN, 0)
                        : flow.at(Quantity.GAP_MEAN, lasts / Math.max(1, gaps));
                yield Moments.of(gaps, mean, was * was).and(more, 0).deviation() * bend.stretch();
            }
        };
    }
}
