package org.strayflow.serve;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/**
 * Lets in who knows the token ({@code Authorization: Bearer …}). Digests are compared, in a time that depends neither on where they differ
 * nor on how long the token is.
 */
public final class Token extends Gate {
    /** A shorter one could be guessed. */
    public static final int SHORTEST = 16;

    private static final String SCHEME = "Bearer ";

    private final byte @Nullable [] digest;
    private final Set<String> open;

    /**
     * A gate.
     *
     * @param token {@code null} lets everybody in
     * @param open paths that need no token
     */
    Token(@Nullable String token, Set<String> open) {
        super("token");
        this.digest = token == null ? null : digest(token);
        this.open = Set.copyOf(open);
    }

    /**
     * The token in the text of a file: its first line, without blanks around it.
     *
     * @throws ConfigurationException CONF-223 when it is shorter than {@value #SHORTEST} characters or not of visible ASCII ones
     */
    public static String of(String text) throws ConfigurationException {
        String token = text.strip().lines().findFirst().orElse("").strip();
        if (token.length() < SHORTEST || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new ConfigurationException(Problem.of(
                    "CONF-223",
                    "The token is shorter than " + SHORTEST + " characters or has others than visible ASCII.",
                    "Make one, for example with: openssl rand -hex 32"));
        }
        return token;
    }

    @Override
    void check(HttpExchange exchange) throws Refusal {
        if (digest == null || open.contains(exchange.getRequestURI().getPath())) {
            return;
        }
        String said = exchange.getRequestHeaders().getFirst("Authorization");
        boolean bearer = said != null && said.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String token = bearer ? said.substring(SCHEME.length()).strip() : "";
        if (!MessageDigest.isEqual(digest, digest(token))) {
            throw Refusal.of(
                            401,
                            "SERVE-101",
                            "The token is missing or wrong.",
                            "Send the header Authorization: Bearer with the token of the service.")
                    .header("WWW-Authenticate", "Bearer");
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
