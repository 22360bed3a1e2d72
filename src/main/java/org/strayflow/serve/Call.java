package org.strayflow.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request and its answer, within the limits of the service. */
final class Call {
    private final HttpExchange exchange;
    private final Guards guards;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    /**
     * A request.
     *
     * @param exchange the two halves of it
     * @param guards watch over the waiting for the client
     */
    Call(HttpExchange exchange, Guards guards) {
        this.exchange = exchange;
        this.guards = guards;
    }

    private static String decoded(String text) throws Refusal {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw badParameter(text, "cannot be read");
        }
    }

    private static Refusal badParameter(String name, String what) {
        return Refusal.of(
                400, "SERVE-112", "The parameter " + name + " " + what + ".", "See /docs for what can be asked.");
    }

    /**
     * Reads the parameters; to be called before they are asked for.
     *
     * @param names that there may be
     * @throws Refusal SERVE-112 when there are others, or one is there twice
     */
    void allow(Set<String> names) throws Refusal {
        String query = exchange.getRequestURI().getRawQuery();
        for (String part : query == null ? List.<String>of() : List.of(query.split("&", -1))) {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            if (!name.isEmpty()
                    && parameters.put(name, equals < 0 ? "" : decoded(part.substring(equals + 1))) != null) {
                throw badParameter(name, "is there twice");
            }
        }
        for (String name : parameters.keySet()) {
            if (!names.contains(name)) {
                throw badParameter(name, "is not known here");
            }
        }
    }

    /**
     * A parameter that is a whole number.
     *
     * @param most it may be from 0 to this
     * @return 0 when it is not there
     * @throws Refusal SERVE-112
     */
    int number(String name, int most) throws Refusal {
        String text = parameters.getOrDefault(name, "0");
        boolean digits = !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(text) > most) {
            throw badParameter(name, "is no number from 0 to " + most);
        }
        return Integer.parseInt(text);
    }

    /**
     * A parameter that is one of some words.
     *
     * @param words the first one stands when it is not there
     * @throws Refusal SERVE-112
     */
    String word(String name, List<String> words) throws Refusal {
        String text = parameters.getOrDefault(name, words.getFirst());
        if (!words.contains(text)) {
            throw badParameter(name, "is none of " + String.join(", ", words));
        }
        return text;
    }

    /** The media type of the body without its parameters, in small letters; empty without one. */
    String contentType() {
        String type = header("Content-Type");
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** A header; {@code null} without one. */
    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** Whether the client understands gzip. */
    boolean takesGzip() {
        String accepted = header("Accept-Encoding");
        return accepted != null
                && accepted.toLowerCase(Locale.ROOT).matches("(.*,)?\\s*gzip\\s*(;\\s*q=(1|0\\.0*[1-9]).*)?(,.*)?");
    }

    /**
     * The body, unpacked.
     *
     * @param limit how many bytes it may have, as it comes and unpacked
     * @throws Refusal SERVE-121 when it says that it has more, SERVE-122 when it is packed in an unknown way
     */
    InputStream body(long limit) throws IOException {
        return Body.of(exchange, guards.ofThisThread(), limit);
    }

    /** Answers with a text. */
    void answer(int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || content.length == 0 ? -1 : content.length);
        if (!head) {
            try (OutputStream out = new GuardedOutput(exchange.getResponseBody(), guards.ofThisThread())) {
                out.write(content);
            }
        }
        exchange.close();
    }

    /** Sets a header of the answer. */
    void set(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    /**
     * Begins an answer whose length is not known.
     *
     * @param type its media type
     * @return where it goes; whoever writes to it does so on one thread, whose waiting is watched
     */
    OutputStream begin(String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    /** What watches over the waiting for clients. */
    Guards guards() {
        return guards;
    }
}
