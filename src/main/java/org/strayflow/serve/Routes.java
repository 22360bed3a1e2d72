package org.strayflow.serve;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.strayflow.task.StrayflowException;

/** What there is to ask: paths, methods, and who answers. */
final class Routes {
    /** Stands for every path that is not known. */
    static final String OTHER = "other";

    private final Map<String, Route> routes = new TreeMap<>();

    /**
     * A path.
     *
     * @param methods that it takes
     * @param open whether it needs no token: it tells nothing of the model or of flows
     * @param endpoint answers
     */
    record Route(Set<String> methods, boolean open, Endpoint endpoint) {}

    /** Adds a path that is asked with GET. */
    Routes get(String path, Endpoint endpoint) {
        routes.put(path, new Route(Set.of("GET", "HEAD"), false, endpoint));
        return this;
    }

    /** Adds a path that is asked with GET and needs no token. */
    Routes open(String path, Endpoint endpoint) {
        routes.put(path, new Route(Set.of("GET", "HEAD"), true, endpoint));
        return this;
    }

    /** Adds a path that is asked with POST. */
    Routes post(String path, Endpoint endpoint) {
        routes.put(path, new Route(Set.of("POST"), false, endpoint));
        return this;
    }

    /** The paths that need no token. */
    Set<String> open() {
        Set<String> open = new TreeSet<>();
        routes.forEach((path, route) -> {
            if (route.open()) {
                open.add(path);
            }
        });
        return open;
    }

    /** All paths with their methods, HEAD aside. */
    Map<String, List<String>> all() {
        Map<String, List<String>> all = new TreeMap<>();
        routes.forEach((path, route) -> all.put(
                path,
                route.methods().stream()
                        .filter(method -> !method.equals("HEAD"))
                        .toList()));
        return all;
    }

    /** The path as it is known, {@link #OTHER} when it is not. */
    String known(String path) {
        return routes.containsKey(path) ? path : OTHER;
    }

    /**
     * Answers a request.
     *
     * @throws Refusal SERVE-118 when there is no such path, SERVE-119 when it is not asked so
     */
    void answer(String path, String method, Call call) throws IOException, StrayflowException {
        Route route = routes.get(path);
        if (route == null) {
            throw Refusal.of(404, "SERVE-118", "There is nothing here.", "See /docs for what can be asked.");
        }
        if (!route.methods().contains(method)) {
            String[] methods = route.methods().toArray(String[]::new);
            Arrays.sort(methods);
            throw Refusal.of(405, "SERVE-119", "This is not asked so.", "Ask with " + methods[0] + ".")
                    .header("Allow", String.join(", ", methods));
        }
        route.endpoint().answer(call);
    }
}
