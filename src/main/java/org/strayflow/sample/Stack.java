package org.strayflow.sample;

/**
 * How a kind of system speaks TCP.
 *
 * @param header bytes of a TCP header: 20, or 32 with time stamps
 * @param synHeader bytes of the TCP header of the first packet, which carries more options
 * @param synWindow window in the first packet
 * @param window window, scaled, in later packets, about
 * @param segment largest payload of a packet
 * @param lowestPort first port it takes for its own connections
 * @param highestPort last port it takes for its own connections
 */
record Stack(int header, int synHeader, int synWindow, int window, int segment, int lowestPort, int highestPort) {
    static final Stack WINDOWS = new Stack(20, 32, 64240, 1026, 1460, 49152, 65535);
    static final Stack MAC = new Stack(32, 44, 65535, 2058, 1448, 49152, 65535);
    static final Stack LINUX = new Stack(32, 40, 64240, 501, 1448, 32768, 60999);
    static final Stack OLD_LINUX = new Stack(32, 40, 29200, 229, 1448, 32768, 60999);
    static final Stack PHONE = new Stack(32, 44, 65535, 2052, 1428, 49152, 65535);
    static final Stack BALANCER = new Stack(20, 32, 42340, 83, 1400, 32768, 60999);
    static final Stack EMBEDDED = new Stack(20, 24, 5840, 5840, 1460, 1024, 5000);
    /** A program that brings its own settings instead of its system's. */
    static final Stack IMPLANT = new Stack(20, 32, 8192, 256, 1460, 49152, 65535);
    /** A scanner that builds its own packets. */
    static final Stack RAW = new Stack(20, 24, 1024, 1024, 1460, 33000, 65000);

    /** A port for a new connection of its own. */
    int port(Chance chance) {
        return chance.between(lowestPort, highestPort);
    }
}
