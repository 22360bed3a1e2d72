package org.strayflow.serve;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/**
 * How the service listens and what it lets in.
 *
 * @param listen the address; nobody but this machine reaches a loopback address
 * @param port 0 for any free one
 * @param token what a client must know; {@code null} where it need not know anything
 * @param hosts names beside {@code localhost} under which clients may speak to it
 * @param allowed addresses that may ask; empty for all
 * @param rate requests a second of one address, 0 for any number
 * @param concurrency how many predictions are worked on at once; more are told to come again
 * @param bodyLimit bytes of one request, unpacked
 * @param patience how long a client may keep the service waiting
 * @param window how many of the latest flows drift is measured over
 */
public record ServiceSettings(
        InetAddress listen,
        int port,
        @Nullable String token,
        List<String> hosts,
        List<Cidr> allowed,
        double rate,
        int concurrency,
        long bodyLimit,
        Duration patience,
        int window) {
    /** The port when none is said. */
    public static final int PORT = 8000;

    /** Predictions at once when nothing else is said. */
    public static final int CONCURRENCY = 64;

    /** Bytes of one request when nothing else is said. */
    public static final long BODY_LIMIT = 1L << 30;

    /** Seconds that a client may keep the service waiting when nothing else is said. */
    public static final int PATIENCE_SECONDS = 20;

    /** Flows that drift is measured over when nothing else is said. */
    public static final int WINDOW = 5_000;

    /**
     * Checks that the settings are safe.
     *
     * @throws IllegalArgumentException when a number is out of its range
     */
    public ServiceSettings {
        hosts = List.copyOf(hosts);
        allowed = List.copyOf(allowed);
        boolean good = port >= 0 && port <= 0xffff && rate >= 0 && concurrency >= 1 && bodyLimit >= 1 && window >= 1;
        if (!good || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("a setting is out of its range");
        }
    }

    /** On a free port of the loopback address, with the usual limits. */
    public static ServiceSettings ofThisMachine() {
        return new ServiceSettings(
                InetAddress.getLoopbackAddress(),
                0,
                null,
                List.of(),
                List.of(),
                0,
                CONCURRENCY,
                BODY_LIMIT,
                Duration.ofSeconds(PATIENCE_SECONDS),
                WINDOW);
    }

    /**
     * Checks that nobody can ask from elsewhere without a token.
     *
     * @throws ConfigurationException CONF-222
     */
    void check() throws ConfigurationException {
        if (token == null && !listen.isLoopbackAddress()) {
            throw new ConfigurationException(Problem.of(
                    "CONF-222",
                    "Other machines would reach " + listen.getHostAddress() + ", and there is no token.",
                    "Add --token-file with a secret of at least " + Token.SHORTEST
                            + " characters, or leave --listen out."));
        }
    }
}
