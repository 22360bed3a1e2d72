package org.strayflow.sample;

import java.util.List;
import org.strayflow.task.Feedback;

/**
 * What an activity needs: who there is, its stream of chance, the label of its flows and where they go.
 *
 * @param office who there is
 * @param chance the activity's own stream
 * @param label of every flow made here
 * @param out takes the flows
 * @param feedback tells of a cancel
 */
record Stage(Office office, Chance chance, String label, List<Flow> out, Feedback feedback) {
    /** A TCP conversation from a free port of the client; no packet is sent yet. */
    TcpTalk tcp(Host client, Host server, int port, long start) {
        return tcp(client, client.stack().port(chance), server, port, start);
    }

    /** A TCP conversation from a given port of the client; no packet is sent yet. */
    TcpTalk tcp(Host client, int clientPort, Host server, int port, long start) {
        Ends ends = new Ends(client.address(), clientPort, server.address(), port, Ends.TCP);
        return new TcpTalk(chance, new Conversation(ends, label, out, feedback), client, server, start);
    }

    /** A UDP conversation from a free port of the client; no packet is sent yet. */
    UdpTalk udp(Host client, Host server, int port, long start) {
        return udp(client, client.stack().port(chance), server, port, start);
    }

    /** A UDP conversation from a given port of the client; no packet is sent yet. */
    UdpTalk udp(Host client, int clientPort, Host server, int port, long start) {
        Ends ends = new Ends(client.address(), clientPort, server.address(), port, Ends.UDP);
        return new UdpTalk(chance, new Conversation(ends, label, out, feedback), client, server, start);
    }
}
