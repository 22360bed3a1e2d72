package org.strayflow.probe;

/** What a column says of a flow, as far as it follows from what a sender controls, or is needed to tell what follows. */
enum Quantity {
    DURATION,
    FORWARD_PACKETS,
    BACKWARD_PACKETS,
    TOTAL_PACKETS,
    FORWARD_BYTES,
    BACKWARD_BYTES,
    TOTAL_BYTES,
    /** With headers, where another column counts without them. */
    FORWARD_WIRE_BYTES,
    FORWARD_HEADER_BYTES,
    SUBFLOW_FORWARD_PACKETS,
    SUBFLOW_FORWARD_BYTES,
    /** Packets from the source that have content, but for the first. */
    FORWARD_DATA_PACKETS,
    ACKNOWLEDGED_PACKETS,
    FORWARD_LENGTH_MAX,
    FORWARD_LENGTH_MIN,
    FORWARD_LENGTH_MEAN,
    FORWARD_LENGTH_STD,
    BACKWARD_LENGTH_MIN,
    LENGTH_MAX,
    LENGTH_MIN,
    LENGTH_MEAN,
    LENGTH_STD,
    LENGTH_VARIANCE,
    BYTE_RATE,
    PACKET_RATE,
    FORWARD_PACKET_RATE,
    BACKWARD_RATE,
    FORWARD_BYTE_RATE,
    DOWN_UP_RATIO,
    GAP_MEAN,
    GAP_STD,
    GAP_MAX,
    GAP_MIN,
    FORWARD_GAP_TOTAL,
    FORWARD_GAP_MEAN,
    FORWARD_GAP_STD,
    FORWARD_GAP_MAX,
    FORWARD_GAP_MIN,
    /** The longest of the times in which nothing was sent for so long that the flow counts as idle. */
    IDLE_MAX,
    /** Any other stretch of time between packets. */
    GAP;

    /** Whether no bend changes it: it is only needed to tell what follows. */
    boolean isFixed() {
        return this == BACKWARD_PACKETS || this == BACKWARD_BYTES || this == BACKWARD_LENGTH_MIN;
    }
}
