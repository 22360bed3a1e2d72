package org.strayflow.workspace;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strayflow.eval.KindCount;
import org.strayflow.feature.Dropped;
import org.strayflow.flow.Fingerprint;

/**
 * One training as the {@link RunLog} keeps it, in plain values: what was chosen, what it was trained on and what it reached. Lists and
 * maps are copied, arrays are not.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format
 * @param id names the run; also the name of its file
 * @param time when the training began, UTC, as ISO 8601 writes it: {@code "2026-11-21T09:30:12Z"}
 * @param seconds how long it took, without opening the files
 * @param title the detector's name shown to an analyst
 * @param settings everything that was chosen, by the words of the command line: the detector's own settings by their keys, then
 *     {@code "detector"}, {@code "seed"}, {@code "split"}, {@code "prepare text"} and so on
 * @param columns the columns that the detector might use
 * @param features how many features it was given
 * @param dropped columns and features that it was not given, with the reason
 * @param data what it was trained on
 * @param result what it reached
 * @param model path of the file that the model was saved as last; empty while it was not
 */
public record TrainingRun(
        String format,
        int version,
        String id,
        String time,
        double seconds,
        String title,
        Map<String, String> settings,
        List<String> columns,
        int features,
        List<Dropped> dropped,
        Data data,
        Result result,
        String model) {
    /** What every run file says that it is. */
    public static final String FORMAT = "strayflow-run";

    /** The latest version of the format; a program reads its own and earlier ones. */
    public static final int VERSION = 1;

    /** Copies the collections and checks the time. */
    public TrainingRun {
        Instant.parse(time);
        settings = Map.copyOf(settings);
        columns = List.copyOf(columns);
        dropped = List.copyOf(dropped);
    }

    /**
     * What a run was trained on.
     *
     * @param title the capture in a few words
     * @param layout id of the layout of the files
     * @param files names the exact content of the files
     * @param rows flows in the files
     * @param trainingRows flows that the detector was fitted on
     * @param partitions rows of each partition that has some, by its title
     */
    public record Data(
            String title,
            String layout,
            List<Fingerprint> files,
            int rows,
            int trainingRows,
            Map<String, Integer> partitions) {
        /** Copies the collections. */
        public Data {
            files = List.copyOf(files);
            partitions = Map.copyOf(partitions);
        }
    }

    /**
     * What a run reached.
     *
     * @param threshold flows with at least this score were flagged
     * @param tunedOn title of the partition that the threshold was chosen on
     * @param reportedOn title of the partition that everything here comes from
     * @param metrics numbers by name, see {@link RunMetrics}; one that is undefined is left out
     * @param kinds how many flows of each kind were flagged
     * @param precisionRecall precision (y) over recall (x); no points without attacks
     * @param roc recall (y) over false-positive rate (x); no points without attacks or without benign rows
     * @param learning how the loss went; no points for a detector that learns at once
     */
    public record Result(
            double threshold,
            String tunedOn,
            String reportedOn,
            Map<String, Double> metrics,
            List<KindCount> kinds,
            Points precisionRecall,
            Points roc,
            Learning learning) {
        /** Copies the collections. */
        public Result {
            metrics = Map.copyOf(metrics);
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * A curve, reduced to what can be seen. Not to be changed.
     *
     * @param x ascending, 0..1
     * @param y as many, 0..1
     */
    public record Points(float[] x, float[] y) {
        /** Checks the lengths. */
        public Points {
            if (x.length != y.length) {
                throw new IllegalArgumentException(x.length + " and " + y.length + " numbers");
            }
        }
    }

    /**
     * How the loss on validation rows went, round by round. Not to be changed.
     *
     * @param measure {@code "logloss"} and the like; empty when nothing was measured
     * @param loss after each round
     */
    public record Learning(String measure, float[] loss) {}

    /** The setting of a key; empty when the run has none of that key. */
    public String setting(String key) {
        return settings.getOrDefault(key, "");
    }

    /** The metric of a name; NaN when it is undefined. */
    public double metric(String name) {
        return result.metrics().getOrDefault(name, Double.NaN);
    }

    /** The file of the model; empty when it was not saved or is no longer there. */
    public Optional<Path> modelFile() {
        try {
            return model.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(model)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            // A name that no file of this machine can have.
            return Optional.empty();
        }
    }

    /** The same run under a name. */
    TrainingRun named(String other) {
        return new TrainingRun(
                format, version, other, time, seconds, title, settings, columns, features, dropped, data, result,
                model);
    }

    /** The same run under another title, with other settings. */
    TrainingRun with(String otherTitle, Map<String, String> others) {
        return new TrainingRun(
                format,
                version,
                id,
                time,
                seconds,
                otherTitle,
                others,
                columns,
                features,
                dropped,
                data,
                result,
                model);
    }

    /** The same run with the path of its model. */
    TrainingRun savedAs(String path) {
        return new TrainingRun(
                format, version, id, time, seconds, title, settings, columns, features, dropped, data, result, path);
    }
}
