package org.strayflow.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what a web page of somebody else's makes a browser send. A page whose name is made to point at this machine (DNS rebinding) has
 * that name in {@code Host}: only names that were said, {@code localhost} and plain addresses pass. A page that sends from elsewhere has
 * another place in {@code Origin}.
 */
final class SameHost extends Gate {
    private final Set<String> names = new HashSet<>(Set.of("localhost"));

    /** A gate that knows more names. */
    SameHost(List<String> names) {
        super("same host");
        names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    void check(HttpExchange exchange) throws Refusal {
        Headers headers = exchange.getRequestHeaders();
        List<String> hosts = headers.getOrDefault("Host", List.of());
        if (hosts.size() != 1 || !isKnown(withoutPort(hosts.getFirst()))) {
            throw Refusal.of(
                    421,
                    "SERVE-102",
                    "The service does not go by the name in the header Host.",
                    "Use its address or localhost, or start it with --host and the name.");
        }
        String origin = headers.getFirst("Origin");
        boolean foreign = origin != null
                && !origin.equalsIgnoreCase("http://" + hosts.getFirst())
                && !origin.equalsIgnoreCase("https://" + hosts.getFirst());
        if (foreign || "cross-site".equals(headers.getFirst("Sec-Fetch-Site"))) {
            throw Refusal.of(
                    403, "SERVE-103", "A page from elsewhere may not ask here.", "Ask from a program, or from /docs.");
        }
    }

    private boolean isKnown(String host) {
        return names.contains(host) || isAddress(host);
    }

    private static String withoutPort(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        int colon = name.lastIndexOf(':');
        boolean port = colon > name.lastIndexOf(']')
                && colon == name.indexOf(':', Math.max(0, name.lastIndexOf(']')))
                && name.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return port ? name.substring(0, colon) : name;
    }

    private static boolean isAddress(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        try {
            InetAddress.ofLiteral(bracketed ? host.substring(1, host.length() - 1) : host);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
