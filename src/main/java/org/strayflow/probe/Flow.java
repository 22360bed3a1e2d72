package org.strayflow.probe;

import java.util.Map;

/** One flow as its file tells of it. */
final class Flow {
    private final Map<Quantity, Double> values;
    private final FlowColumns columns;

    /**
     * A flow.
     *
     * @param values of every quantity of which there is one
     * @param columns where they are from
     */
    Flow(Map<Quantity, Double> values, FlowColumns columns) {
        this.values = values;
        this.columns = columns;
    }

    /** What the file says; NaN when it does not. */
    double at(Quantity quantity) {
        return values.getOrDefault(quantity, Double.NaN);
    }

    /** The same, with another number where the file does not say. */
    double at(Quantity quantity, double otherwise) {
        double value = at(quantity);
        return Double.isFinite(value) ? value : otherwise;
    }

    /** Where it is from. */
    FlowColumns columns() {
        return columns;
    }

    /** Packets from the source, of both ways where those are not told apart; NaN where packets are not counted. */
    double sentPackets() {
        return at(Quantity.FORWARD_PACKETS, at(Quantity.TOTAL_PACKETS));
    }

    /** Bytes from the source, of both ways where those are not told apart; NaN where bytes are not counted. */
    double sentBytes() {
        return at(Quantity.FORWARD_BYTES, at(Quantity.TOTAL_BYTES));
    }

    /** Packets both ways. */
    double allPackets() {
        double forward = at(Quantity.FORWARD_PACKETS, 0);
        double backward = at(Quantity.BACKWARD_PACKETS);
        if (Double.isFinite(backward)) {
            return forward + backward;
        }
        double byRate = Math.rint(at(Quantity.PACKET_RATE) * at(Quantity.DURATION) * columns.seconds());
        return at(Quantity.TOTAL_PACKETS, Double.isFinite(byRate) ? Math.max(forward, byRate) : forward);
    }

    /** Bytes both ways. */
    double allBytes() {
        double forward = at(Quantity.FORWARD_BYTES, 0);
        double backward = at(Quantity.BACKWARD_BYTES);
        if (Double.isFinite(backward)) {
            return forward + backward;
        }
        double byRate = at(Quantity.BYTE_RATE) * at(Quantity.DURATION) * columns.seconds();
        return at(Quantity.TOTAL_BYTES, Double.isFinite(byRate) ? Math.max(forward, byRate) : forward);
    }
}
