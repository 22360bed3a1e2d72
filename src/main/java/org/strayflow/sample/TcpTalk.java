package org.strayflow.sample;

/**
 * One TCP connection, told step by step; every step sends its packets and moves the clock. Sending follows slow start: bursts of
 * segments that double up to what rate and round-trip time allow, acknowledged every second segment.
 */
final class TcpTalk {
    private static final int FIRST_WINDOW = 10;
    private static final double LOSS_OUTSIDE = 0.0006;
    private static final double LOSS_INSIDE = 0.00002;

    private final Chance chance;
    private final Conversation conversation;
    private final Host client;
    private final Host server;
    private final int segment;
    private final double loss;
    private long now;

    TcpTalk(Chance chance, Conversation conversation, Host client, Host server, long start) {
        this.chance = chance;
        this.conversation = conversation;
        this.client = client;
        this.server = server;
        this.segment = Math.min(client.stack().segment(), server.stack().segment());
        this.loss = client.isFar() || server.isFar() ? LOSS_OUTSIDE : LOSS_INSIDE;
        this.now = start;
    }

    /** The time after the last step. */
    long now() {
        return now;
    }

    /** SYN, SYN and ACK, ACK. */
    TcpTalk connect() {
        syn();
        answerDelay(false);
        synAck();
        answerDelay(true);
        packet(true, 0, Flag.ACK);
        return this;
    }

    /** The client's SYN alone. */
    TcpTalk syn() {
        conversation.packet(
                now,
                true,
                0,
                client.stack().synHeader(),
                Flag.SYN,
                client.stack().synWindow());
        return this;
    }

    /** The server's answer to a SYN alone. */
    TcpTalk synAck() {
        int window = server.stack().synWindow();
        conversation.packet(now, false, 0, server.stack().synHeader(), Flag.SYN | Flag.ACK, window);
        return this;
    }

    /** Sends bytes one way, as a client or as the server. */
    TcpTalk send(boolean fromClient, double bytes) {
        long left = Math.max(1, (long) bytes);
        long most = mostInFlight();
        long window = FIRST_WINDOW;
        while (left > 0) {
            long begun = now;
            long sent = Math.min(Math.min(window, most), (left + segment - 1) / segment);
            long size = Math.min(left, sent * segment);
            burst(fromClient, size, left == size);
            left -= size;
            if (left > 0) {
                long due = begun + Math.max(roundTrip(), size * Clock.SECOND / rate());
                now = Math.max(now + 1, due + (long) (chance.exponential(0.05) * roundTrip()));
            }
            window = Math.min(2 * window, most);
        }
        return this;
    }

    /** A request and its answer, with the server thinking in between. */
    TcpTalk ask(double requestBytes, double thinkMicros, double answerBytes) {
        send(true, requestBytes);
        pause(thinkMicros);
        answerDelay(false);
        send(false, answerBytes);
        answerDelay(true);
        return this;
    }

    /** Nothing passes for a while. */
    TcpTalk pause(double micros) {
        now += Math.max(1, (long) micros);
        return this;
    }

    /** Both sides say goodbye, the given one first. */
    void close(boolean clientFirst) {
        packet(clientFirst, 0, Flag.FIN | Flag.ACK);
        answerDelay(!clientFirst);
        packet(!clientFirst, 0, Flag.FIN | Flag.ACK);
        answerDelay(clientFirst);
        packet(clientFirst, 0, Flag.ACK);
        conversation.end();
    }

    /** One side breaks the connection off. */
    void reset(boolean byClient) {
        Host by = byClient ? client : server;
        conversation.packet(now, byClient, 0, Math.min(20, by.stack().header()), Flag.RST | Flag.ACK, 0);
        conversation.end();
    }

    /** Nothing more is seen of it. */
    void fallSilent() {
        conversation.end();
    }

    /** The usual time until an answer of one side passes. */
    TcpTalk answerDelay(boolean ofClient) {
        int delay = ofClient ? client.delay() : server.delay();
        now += Math.max(1, (long) chance.logNormal(delay, 0.25));
        return this;
    }

    /** A packet without payload: an acknowledgement. */
    TcpTalk acknowledge(boolean byClient) {
        packet(byClient, 0, Flag.ACK);
        return this;
    }

    private void burst(boolean fromClient, long bytes, boolean lastOne) {
        boolean nearReceiver = !(fromClient ? server : client).isFar();
        int unacknowledged = 0;
        for (long left = bytes; left > 0; ) {
            int size = (int) Math.min(segment, left);
            left -= size;
            boolean push = left == 0 && (lastOne || chance.with(0.5));
            packet(fromClient, size, push ? Flag.PSH | Flag.ACK : Flag.ACK);
            if (chance.with(loss)) {
                now += (long) Math.max(200_000, 1.5 * roundTrip());
                packet(fromClient, size, Flag.ACK);
            }
            unacknowledged++;
            now += chance.tick(22);
            if (nearReceiver && unacknowledged == 2) {
                packet(!fromClient, 0, Flag.ACK);
                unacknowledged = 0;
                now += chance.tick(10);
            }
        }
        if (!nearReceiver && unacknowledged > 1) {
            answerDelay(!fromClient);
            for (int i = 0; i < unacknowledged / 2; i++) {
                packet(!fromClient, 0, Flag.ACK);
                now += chance.tick(40);
            }
        }
    }

    private long roundTrip() {
        return (long) client.delay() + server.delay();
    }

    private long rate() {
        return Math.min(client.rate(), server.rate());
    }

    /** Segments that fill the path. */
    private long mostInFlight() {
        return Math.max(4, rate() * roundTrip() / Clock.SECOND / segment);
    }

    private void packet(boolean fromClient, int payload, int flags) {
        Stack stack = fromClient ? client.stack() : server.stack();
        conversation.packet(now, fromClient, payload, stack.header(), flags, stack.window());
    }
}
