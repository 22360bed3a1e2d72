package org.strayflow.flow;

/** What a column says of a flow, whatever its file calls it. At most one column of a table has a meaning. */
public enum Meaning {
    /** The address that began the flow. */
    SOURCE_ADDRESS("source address"),
    /** The port that began the flow. */
    SOURCE_PORT("source port"),
    /** The address that the flow goes to. */
    DESTINATION_ADDRESS("destination address"),
    /** The port that the flow goes to. */
    DESTINATION_PORT("destination port"),
    /** The transport protocol, as a name or as its number. */
    PROTOCOL("protocol"),
    /** The application protocol. */
    SERVICE("service"),
    /** When the flow began. */
    START_TIME("start time"),
    /** How long the flow lasted; in seconds after the column's factor. */
    DURATION("duration"),
    /** Bytes from source to destination. */
    FORWARD_BYTES("forward bytes"),
    /** Bytes from destination to source. */
    BACKWARD_BYTES("backward bytes"),
    /** Packets from source to destination. */
    FORWARD_PACKETS("forward packets"),
    /** Packets from destination to source. */
    BACKWARD_PACKETS("backward packets"),
    /** Bytes both ways, where a file has no column for the way back. */
    TOTAL_BYTES("bytes"),
    /** Packets both ways, where a file has no column for the way back. */
    TOTAL_PACKETS("packets"),
    /** The label; always the column of {@link Role#LABEL}. */
    LABEL("label");

    private final String title;

    Meaning(String title) {
        this.title = title;
    }

    /** The words shown to an analyst. */
    public String title() {
        return title;
    }
}
