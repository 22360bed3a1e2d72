package org.strayflow.serve;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the service counts. Safe for any number of threads. */
final class Metrics {
    private static final double[] SECONDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300
    };
    private static final double[] SCORES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1};

    private final Map<String, Map<Integer, LongAdder>> requests = new ConcurrentSkipListMap<>();
    private final Map<String, Histogram> latencies = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> kinds = new ConcurrentSkipListMap<>();
    private final Histogram scores = new Histogram(SCORES);
    private final LongAdder flagged = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final AtomicInteger running = new AtomicInteger();

    /** A request begins. */
    void begun() {
        running.incrementAndGet();
    }

    /**
     * A request has ended.
     *
     * @param path as it is known, not as it was asked
     * @param status of the answer
     * @param seconds it took
     */
    void ended(String path, int status, double seconds) {
        running.decrementAndGet();
        requests.computeIfAbsent(path, p -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(status, s -> new LongAdder())
                .increment();
        latencies.computeIfAbsent(path, p -> new Histogram(SECONDS)).add(seconds);
    }

    /** A flow was scored. */
    void scored(Answer answer) {
        scores.add(answer.score());
        if (Boolean.TRUE.equals(answer.flagged())) {
            flagged.increment();
        }
        if (answer.kind() != null) {
            kinds.computeIfAbsent(answer.kind().name(), k -> new LongAdder()).increment();
        }
    }

    /** A record of a batch could not be read. */
    void rejected() {
        rejected.increment();
    }

    /** Writes what was counted. */
    void write(Exposition out) {
        out.family("strayflow_requests_total", "counter", "Requests by path and status.");
        requests.forEach((path, statuses) -> statuses.forEach((status, count) ->
                out.sample("strayflow_requests_total", count.sum(), "path", path, "status", status.toString())));
        out.family(
                "strayflow_request_seconds", "histogram", "Time from the head of a request to the end of its answer.");
        latencies.forEach((path, histogram) -> histogram.write(out, "strayflow_request_seconds", "path", path));
        out.family("strayflow_requests_running", "gauge", "Requests that are being answered.");
        out.sample("strayflow_requests_running", running.get());
        out.family("strayflow_flow_scores", "histogram", "Scores of flows, 0 to 1, higher is more unusual.");
        scores.write(out, "strayflow_flow_scores");
        out.family("strayflow_flows_flagged_total", "counter", "Flows that were flagged.");
        out.sample("strayflow_flows_flagged_total", flagged.sum());
        out.family("strayflow_flows_rejected_total", "counter", "Records of batches that could not be read.");
        out.sample("strayflow_flows_rejected_total", rejected.sum());
        out.family("strayflow_flows_kind_total", "counter", "Flows by the kind that a classifier takes them for.");
        kinds.forEach((kind, count) -> out.sample("strayflow_flows_kind_total", count.sum(), "kind", kind));
    }
}
