package org.strayflow.sample;

/** TCP flags as bits (RFC 9293). */
final class Flag {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int PSH = 8;
    static final int ACK = 16;

    private Flag() {}
}
