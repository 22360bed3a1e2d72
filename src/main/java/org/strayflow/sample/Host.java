package org.strayflow.sample;

/**
 * A machine as the tap at the office's main switch sees it.
 *
 * @param address its IPv4 address
 * @param stack how it speaks TCP
 * @param delay median time in microseconds from a packet to it until its answer passes the tap
 * @param rate bytes a second that it can send or take
 */
record Host(String address, Stack stack, int delay, long rate) {
    /** Answers later than this come from outside the office. */
    private static final int FAR = 4_000;

    /** Whether it is outside the office. */
    boolean isFar() {
        return delay >= FAR;
    }
}
