package org.strayflow.probe;

/**
 * How far a flow can be bent within a budget.
 *
 * @param packets at most so many more
 * @param bytes at most so many more, in all
 * @param padding at most so much larger packets
 * @param stretch at most this factor of its gaps
 */
record Room(Flow flow, long packets, long bytes, long padding, double stretch) {
    /** Of Internet protocol and TCP, without options. */
    static final int HEADERS = 40;

    /** Content of the largest packet that goes through Ethernet whole. */
    private static final int LARGEST = 1_460;

    /** After so many seconds CICFlowMeter begins another flow. */
    private static final double LONGEST = 120;

    /** After a gap of so many seconds CICFlowMeter calls a flow idle. */
    private static final double IDLE_AFTER = 5;

    /** Choices that a bend is made of: how many packets, how large, how much padding, how long to wait; each 0..1. */
    static final int CHOICES = 4;

    /**
     * The room of a flow.
     *
     * @param budget by how much packets, bytes and time may each grow, relative to what they are
     */
    static Room of(Flow flow, double budget) {
        long packets = more(flow.sentPackets(), budget);
        long bytes = more(flow.sentBytes(), budget);
        double sent = flow.sentPackets();
        double largest = flow.at(Quantity.FORWARD_LENGTH_MAX, flow.sentBytes() / Math.max(1, sent));
        long padding = Double.isFinite(sent) && Double.isFinite(largest)
                ? (long) Math.min((double) bytes, Math.max(0, LARGEST - largest))
                : bytes;
        return new Room(flow, packets, bytes, padding, stretch(flow, budget));
    }

    private static long more(double amount, double budget) {
        return amount > 0 && Double.isFinite(amount) ? (long) Math.min(Integer.MAX_VALUE, amount * budget) : 0;
    }

    private static double stretch(Flow flow, double budget) {
        double lasts = flow.at(Quantity.DURATION, 0);
        if (!(lasts > 0)) {
            return 1;
        }
        double most = 1 + budget;
        if (flow.columns().has(Quantity.GAP_MAX)) {
            double second = 1 / flow.columns().seconds();
            most = Math.min(most, Math.max(1, LONGEST * second / lasts));
            double gap = flow.at(Quantity.GAP_MAX, 0);
            boolean neverIdle = flow.at(Quantity.IDLE_MAX) == 0;
            most = neverIdle && gap > 0 ? Math.min(most, Math.max(1, IDLE_AFTER * second / gap)) : most;
        }
        return most;
    }

    /** Whether nothing can be done. */
    boolean isEmpty() {
        return packets == 0 && bytes == 0 && !(stretch > 1);
    }

    /** The bend of some choices; never beyond the room. */
    Bend bend(double[] choices) {
        double sent = flow.sentPackets();
        double own = Double.isFinite(sent) ? Math.max(1, sent) : 1;
        int smallest = flow.columns().headers();
        double largest = flow.at(Quantity.FORWARD_LENGTH_MAX, flow.sentBytes() / own);
        long size = smallest + (long) (choices[1] * Math.max(0, (Double.isFinite(largest) ? largest : 0) - smallest));
        size = flow.sentBytes() >= 0 ? size : 0;
        long more = Math.round(choices[0] * (double) packets);
        more = size > 0 ? Math.min(more, bytes / size) : more;
        long rest = bytes - (more > 0 ? more * size : 0);
        long larger = Math.min(padding, (long) (choices[2] * ((double) rest / own)));
        return new Bend(more, size, larger, stretched(choices[3]));
    }

    private double stretched(double choice) {
        double factor = 1 + choice * (stretch - 1);
        double lasts = flow.at(Quantity.DURATION, 0);
        if (flow.columns().isWhole(Quantity.DURATION) && lasts > 0) {
            factor = Math.floor(lasts * factor) / lasts;
        }
        return Math.max(1, factor);
    }
}
