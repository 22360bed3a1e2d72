package org.strayflow.serve;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Outcome;

/**
 * Stands before all other filters: counts and times every request, and turns whatever goes wrong behind it into a problem or, when an
 * answer has begun, into a connection that ends.
 */
final class Front extends Filter {
    private static final Logger LOG = Logger.getLogger(Front.class.getName());

    private final Routes routes;
    private final Metrics metrics;
    private final Guards guards;

    Front(Routes routes, Metrics metrics, Guards guards) {
        this.routes = routes;
        this.metrics = metrics;
        this.guards = guards;
    }

    @Override
    public String description() {
        return "front";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Guards.headRead();
        long start = System.nanoTime();
        metrics.begun();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        try {
            Optional<IOException> failed = failureOf(exchange, chain);
            if (failed.isPresent()) {
                refuse(exchange, failed.get());
            }
        } finally {
            String path = routes.known(exchange.getRequestURI().getPath());
            double seconds = (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
            metrics.ended(path, exchange.getResponseCode(), seconds);
        }
    }

    /** Runs what is behind this filter; a bug there is caught, logged and told of like any other failure. */
    private static Optional<IOException> failureOf(HttpExchange exchange, Filter.Chain chain) {
        Outcome<Optional<IOException>> outcome = JobRunner.outcomeOf(
                feedback -> {
                    try {
                        chain.doFilter(exchange);
                        return Optional.empty();
                    } catch (IOException e) {
                        return Optional.of(e);
                    }
                },
                Feedback.none());
        return switch (outcome) {
            case Outcome.Done<Optional<IOException>> done -> done.value();
            case Outcome.Cancelled<Optional<IOException>> cancelled -> Optional.of(new IOException("cancelled"));
            case Outcome.Failed<Optional<IOException>> failed -> Optional.of(Problems.ofBug());
        };
    }

    private void refuse(HttpExchange exchange, IOException failure) throws IOException {
        boolean begun = exchange.getResponseCode() != -1;
        if (begun || !(failure instanceof Refusal refusal)) {
            LOG.log(Level.FINE, "a connection ends", failure);
            throw failure;
        }
        refusal.headers().forEach(exchange.getResponseHeaders()::set);
        new Call(exchange, guards).answer(refusal.status(), Problems.TYPE, Problems.bytes(refusal));
    }
}
