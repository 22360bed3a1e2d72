package org.strayflow.serve;

import java.util.Map;

/**
 * What the JDK's HTTP server is told by system properties, which it reads once, when its first class is loaded. What the analyst has set
 * stays.
 */
final class ServerLimits {
    private static final Map<String, String> USUAL = Map.of(
            // An answer must not wait for the client to confirm the one before.
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.idleInterval", "60",
            "sun.net.httpserver.maxIdleConnections", "1024",
            "jdk.httpserver.maxConnections", "2048",
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "32768",
            // A body that is refused is read so far, so that the client gets to read the answer.
            "sun.net.httpserver.drainAmount", "16777216");

    private ServerLimits() {}

    /** Sets them; to be called before a server is made. */
    static void set() {
        USUAL.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
