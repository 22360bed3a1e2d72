package org.strayflow.sample;

/**
 * Who talks to whom.
 *
 * @param source address of the side that sent the first packet
 * @param sourcePort its port
 * @param destination the other side's address
 * @param destinationPort the other side's port
 * @param protocol 6 for TCP, 17 for UDP
 */
record Ends(String source, int sourcePort, String destination, int destinationPort, int protocol) {
    static final int TCP = 6;
    static final int UDP = 17;

    /** The five values joined by {@code -}, as in the layout's {@code Flow ID}. */
    String flowId() {
        return source + "-" + destination + "-" + sourcePort + "-" + destinationPort + "-" + protocol;
    }
}
