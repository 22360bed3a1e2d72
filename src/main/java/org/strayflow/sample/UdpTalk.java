package org.strayflow.sample;

/** An exchange of UDP packets, told step by step; every step sends its packets and moves the clock. */
final class UdpTalk {
    private static final int HEADER = 8;
    private static final int LARGEST = 1250;

    private final Chance chance;
    private final Conversation conversation;
    private final Host client;
    private final Host server;
    private long now;

    UdpTalk(Chance chance, Conversation conversation, Host client, Host server, long start) {
        this.chance = chance;
        this.conversation = conversation;
        this.client = client;
        this.server = server;
        this.now = start;
    }

    /** The time after the last step. */
    long now() {
        return now;
    }

    /** One packet. */
    UdpTalk send(boolean fromClient, int bytes) {
        conversation.packet(now, fromClient, bytes, HEADER, 0, -1);
        return this;
    }

    /** The usual time until an answer of one side passes. */
    UdpTalk answerDelay(boolean ofClient) {
        int delay = ofClient ? client.delay() : server.delay();
        now += Math.max(1, (long) chance.logNormal(delay, 0.25));
        return this;
    }

    /** Nothing passes for a while. */
    UdpTalk pause(double micros) {
        now += Math.max(1, (long) micros);
        return this;
    }

    /** One packet there, one back. */
    UdpTalk ask(int requestBytes, double thinkMicros, int answerBytes) {
        send(true, requestBytes);
        pause(thinkMicros);
        answerDelay(false);
        return send(false, answerBytes);
    }

    /** A stream of full packets one way, paced at the slower side's rate, acknowledged now and then (QUIC, RFC 9000). */
    UdpTalk stream(boolean fromClient, double bytes) {
        long rate = Math.min(client.rate(), server.rate());
        double spacing = (double) LARGEST * Clock.SECOND / rate;
        int unacknowledged = 0;
        for (long left = Math.max(30, (long) bytes); left > 0; ) {
            int size = (int) Math.min(LARGEST, left);
            left -= size;
            send(fromClient, size);
            now += chance.with(0.8) ? chance.tick(28) : chance.tick((int) (10 * spacing));
            unacknowledged++;
            if (unacknowledged >= 4 && chance.with(0.4)) {
                send(!fromClient, chance.between(29, 44));
                now += chance.tick(16);
                unacknowledged = 0;
            }
        }
        return this;
    }

    /** Nothing more is seen of it. */
    void end() {
        conversation.end();
    }
}
