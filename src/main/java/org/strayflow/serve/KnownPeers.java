package org.strayflow.serve;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.List;

/** Lets in whose address lies in one of some ranges; what a proxy says of somebody behind it does not count. */
final class KnownPeers extends Gate {
    private final List<Cidr> allowed;

    /** A gate; no range at all lets everybody in. */
    KnownPeers(List<Cidr> allowed) {
        super("known peers");
        this.allowed = List.copyOf(allowed);
    }

    @Override
    void check(HttpExchange exchange) throws Refusal {
        InetAddress peer = exchange.getRemoteAddress().getAddress();
        if (!allowed.isEmpty() && allowed.stream().noneMatch(range -> range.contains(peer))) {
            throw Refusal.of(
                    403, "SERVE-104", "The service does not answer your address.", "Ask whoever runs it to allow it.");
        }
    }
}
