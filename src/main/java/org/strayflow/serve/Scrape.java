package org.strayflow.serve;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.strayflow.eval.ColumnDrift;
import org.strayflow.eval.Drift;
import org.strayflow.task.StrayflowException;

/**
 * Tells Prometheus what was counted, what the model is, and how far the latest flows are from those it was trained on. Drift is measured
 * when it is asked for, and not again for some seconds.
 */
final class Scrape implements Endpoint {
    private static final long FRESH = TimeUnit.SECONDS.toNanos(5);

    private final long start = System.nanoTime();
    private final ModelKeeper keeper;
    private final Metrics metrics;
    private Measured last = new Measured("", 0, Optional.empty());

    /** What was measured, of which model and when. */
    private record Measured(String model, long at, Optional<Drift> drift) {}

    Scrape(ModelKeeper keeper, Metrics metrics) {
        this.keeper = keeper;
        this.metrics = metrics;
    }

    @Override
    public void answer(Call call) throws IOException, StrayflowException {
        call.allow(Set.of());
        Exposition out = new Exposition();
        metrics.write(out);
        model(out);
        drift(out);
        process(out);
        call.answer(200, Exposition.TYPE, out.bytes());
    }

    private void model(Exposition out) {
        ServedModel model = keeper.model();
        out.family("strayflow_model_info", "gauge", "The model that answers; always 1.");
        out.sample(
                "strayflow_model_info",
                1,
                "model",
                model.id(),
                "detector",
                model.bundle().detector().spec().id());
        out.family("strayflow_model_threshold", "gauge", "Flows with at least this score are flagged.");
        out.sample("strayflow_model_threshold", model.bundle().operation().threshold());
        out.family("strayflow_model_reloads_total", "counter", "How often another model has taken over.");
        out.sample("strayflow_model_reloads_total", keeper.reloads());
        out.family("strayflow_model_reload_failures_total", "counter", "How often a replaced file could not be used.");
        out.sample("strayflow_model_reload_failures_total", keeper.failures());
    }

    private void drift(Exposition out) throws StrayflowException {
        DriftWindow window = keeper.model().window();
        out.family("strayflow_drift_window_flows", "gauge", "Latest flows that drift is measured over.");
        out.sample("strayflow_drift_window_flows", window.flows());
        out.family(
                "strayflow_feature_drift",
                "gauge",
                "Two-sample Kolmogorov-Smirnov statistic of a column against the training rows, of texts the total variation distance.");
        Optional<Drift> drift = measured();
        drift.ifPresent(all -> {
            for (ColumnDrift column : all.columns()) {
                if (!Double.isNaN(column.statistic())) {
                    out.sample("strayflow_feature_drift", column.statistic(), "feature", column.column());
                }
            }
        });
        out.family("strayflow_score_drift", "gauge", "The same statistic of the scores.");
        drift.flatMap(Drift::score).ifPresent(score -> out.sample("strayflow_score_drift", score.statistic()));
    }

    private synchronized Optional<Drift> measured() throws StrayflowException {
        ServedModel model = keeper.model();
        long now = System.nanoTime();
        if (!last.model.equals(model.id()) || last.drift.isEmpty() || now - last.at > FRESH) {
            last = new Measured(model.id(), now, model.window().drift());
        }
        return last.drift;
    }

    private void process(Exposition out) {
        Runtime runtime = Runtime.getRuntime();
        out.family("strayflow_heap_bytes", "gauge", "Heap in use, garbage included.");
        out.sample("strayflow_heap_bytes", runtime.totalMemory() - runtime.freeMemory());
        out.family("strayflow_uptime_seconds", "gauge", "Time since the service began.");
        out.sample("strayflow_uptime_seconds", (System.nanoTime() - start) / 1e9);
    }
}
