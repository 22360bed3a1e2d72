package org.strayflow.sample;

/**
 * What is measured of one flow while its packets pass, by the definitions of CICFlowMeter: lengths are payload bytes, times are in
 * microseconds, an idle time is a gap of more than 5 s, a sub-flow ends at a gap of more than 1 s.
 *
 * <p>Two known faults of the 2017 extractor are not imitated, so that the values of a row hang together: it counted the first
 * packet's length twice, and it counted flags in the first packet only.
 */
final class FlowMeter {
    /** A longer gap than this ends an active time. */
    static final long ACTIVITY_TIMEOUT = 5_000_000;

    /** A longer gap than this begins a new sub-flow. */
    static final long SUBFLOW_GAP = 1_000_000;

    final Stat forwardLength = new Stat();
    final Stat backwardLength = new Stat();
    final Stat length = new Stat();
    final Stat gap = new Stat();
    final Stat forwardGap = new Stat();
    final Stat backwardGap = new Stat();
    final Stat active = new Stat();
    final Stat idle = new Stat();
    private final int[] flagCounts = new int[5];
    int forwardPush;
    int backwardPush;
    long forwardHeader;
    long backwardHeader;
    int forwardWindow = -1;
    int backwardWindow = -1;
    int forwardWithData;
    private int leastForwardHeader = Integer.MAX_VALUE;
    private long first = -1;
    private long last;
    private long lastForward;
    private long lastBackward;
    private long activeSince;
    private int subflows = 1;

    /**
     * Takes the next packet.
     *
     * @param micros when it passed; not before the packet before it
     * @param forward whether it goes the way of the flow's first packet
     * @param payload bytes after the transport header
     * @param header bytes of the transport header
     * @param flags TCP {@link Flag}s, 0 for UDP
     * @param window the TCP window field, -1 for UDP
     */
    void add(long micros, boolean forward, int payload, int header, int flags, int window) {
        time(micros, forward);
        length.add(payload);
        if (forward) {
            forwardLength.add(payload);
            forwardHeader += header;
            leastForwardHeader = Math.min(leastForwardHeader, header);
            forwardWithData += payload > 0 ? 1 : 0;
            forwardPush += (flags & Flag.PSH) != 0 ? 1 : 0;
            forwardWindow = forwardLength.count() == 1 ? window : forwardWindow;
        } else {
            backwardLength.add(payload);
            backwardHeader += header;
            backwardPush += (flags & Flag.PSH) != 0 ? 1 : 0;
            backwardWindow = backwardLength.count() == 1 ? window : backwardWindow;
        }
        for (int bit = 0; bit < flagCounts.length; bit++) {
            flagCounts[bit] += flags >> bit & 1;
        }
    }

    private void time(long micros, boolean forward) {
        if (first < 0) {
            first = micros;
            activeSince = micros;
        } else {
            if (micros < last) {
                throw new IllegalArgumentException("packet at " + micros + " after one at " + last);
            }
            gapOf(micros);
        }
        if (forward) {
            if (forwardLength.count() > 0) {
                forwardGap.add(micros - lastForward);
            }
            lastForward = micros;
        } else {
            if (backwardLength.count() > 0) {
                backwardGap.add(micros - lastBackward);
            }
            lastBackward = micros;
        }
        last = micros;
    }

    private void gapOf(long micros) {
        long since = micros - last;
        gap.add(since);
        if (since > SUBFLOW_GAP) {
            subflows++;
        }
        if (since > ACTIVITY_TIMEOUT) {
            // As CICFlowMeter does it: an active time counts once an idle one ends it, and not when it is a single
            // packet.
            if (last > activeSince) {
                active.add(last - activeSince);
            }
            idle.add(since);
            activeSince = micros;
        }
    }

    /** When the first packet passed. */
    long first() {
        return first;
    }

    /** From the first packet to the last, in microseconds. */
    long duration() {
        return last - first;
    }

    /** Packets both ways. */
    long packets() {
        return length.count();
    }

    /** The shortest transport header of a forward packet, 0 when there was none. */
    int leastForwardHeader() {
        return forwardLength.count() == 0 ? 0 : leastForwardHeader;
    }

    /** How many sub-flows: one more than there are long gaps. */
    int subflows() {
        return subflows;
    }

    /** How many packets carried the flag. */
    int count(int flag) {
        return flagCounts[Integer.numberOfTrailingZeros(flag)];
    }
}
