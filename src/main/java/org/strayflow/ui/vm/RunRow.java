package org.strayflow.ui.vm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.strayflow.workspace.RunComparison;
import org.strayflow.workspace.TrainingRun;

/**
 * A run as a table shows it.
 *
 * @param id names the run
 * @param time when it was trained, UTC
 * @param detector the detector's name
 * @param data the capture in a few words
 * @param seconds how long it took
 * @param model path of its model; empty while it was not saved
 * @param metrics numbers by name; one that is undefined is left out
 * @param settings what it has for the settings that tell the runs apart, by key
 */
public record RunRow(
        String id,
        String time,
        String detector,
        String data,
        double seconds,
        String model,
        Map<String, Double> metrics,
        Map<String, String> settings) {
    /** Copies the maps. */
    public RunRow {
        metrics = Map.copyOf(metrics);
        settings = Map.copyOf(settings);
    }

    static RunRow of(TrainingRun run, RunComparison comparison) {
        Map<String, String> settings = new LinkedHashMap<>();
        comparison.settings().forEach(key -> settings.put(key, comparison.value(run, key)));
        return new RunRow(
                run.id(),
                run.time().replace('T', ' ').replace("Z", ""),
                run.title(),
                run.data().title(),
                run.seconds(),
                run.model(),
                run.result().metrics(),
                settings);
    }

    /** The metric of a name; NaN when it is undefined. */
    public double metric(String name) {
        return metrics.getOrDefault(name, Double.NaN);
    }

    /** What the run has for a setting; empty when it has no such setting. */
    public String setting(String key) {
        return settings.getOrDefault(key, "");
    }
}
