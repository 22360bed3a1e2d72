package org.strayflow.workspace;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.strayflow.store.Json;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;

/**
 * Runs as MLflow's file store keeps them: {@code mlruns/<experiment>/<run>} with {@code meta.yaml} and the folders {@code params},
 * {@code metrics}, {@code tags} and {@code artifacts}. {@link #commands} tells how {@code mlflow ui} comes to open them. Runs that were
 * exported before are written anew; whatever else MLflow keeps in the folder stays.
 */
public final class MlflowExport {
    /** The experiment's id: MLflow's own are numbers, and this one is none that it makes. */
    static final String EXPERIMENT = "5374726179";

    /** MLflow takes no longer value of a parameter. */
    static final int MOST_CHARACTERS = 6_000;

    private static final int FINISHED = 3;
    private static final int LOCAL = 4;
    private static final String CUT = " …";

    private final List<TrainingRun> runs;

    private MlflowExport(List<TrainingRun> runs) {
        this.runs = runs;
    }

    /** The export of some runs. */
    public static MlflowExport of(List<TrainingRun> runs) {
        return new MlflowExport(List.copyOf(runs));
    }

    /**
     * Writes the runs.
     *
     * @param folder {@code mlruns} is made in it where it is not there
     * @return a job that gives the folder {@code mlruns}; fails with {@link InputException} RUN-207 when they cannot be written
     */
    public Job<Path> write(Path folder) {
        return feedback -> {
            Path store = folder.toAbsolutePath().normalize().resolve("mlruns");
            feedback.stage("writing runs for MLflow");
            boolean isNew = !Files.isDirectory(store);
            Path experiment = made(store.resolve(EXPERIMENT));
            String begun =
                    runs.stream().map(TrainingRun::time).min(String::compareTo).orElse("1970-01-01T00:00:00Z");
            if (isNew) {
                // MLflow makes it when it makes the folder, and runs without an experiment go there.
                writeExperiment(made(store.resolve("0")), "0", "Default", begun);
            }
            writeExperiment(experiment, EXPERIMENT, "Strayflow", begun);
            for (int i = 0; i < runs.size(); i++) {
                feedback.check();
                write(experiment, runs.get(i), feedback);
                feedback.progress(i + 1L, runs.size());
            }
            return store;
        };
    }

    /**
     * How to look at an export: MLflow from 3.13 on refuses a file store that is not taken over into a database first, which versions
     * from 3.10 on can do; the others open it as it is.
     *
     * @param store what {@link #write} gave
     * @return lines for a shell, the version that they are for before them
     */
    public static List<String> commands(Path store) {
        String database = "sqlite:///" + slashed(store.resolveSibling("mlflow.db"));
        return List.of(
                "# MLflow 3.10 and later",
                "mlflow migrate-filestore --source \"" + store + "\" --target \"" + database + "\"",
                "mlflow ui --backend-store-uri \"" + database + "\"",
                "# MLflow before 3.10",
                "mlflow ui --backend-store-uri " + store.toUri());
    }

    private static String slashed(Path file) {
        return file.toString().replace(File.separatorChar, '/');
    }

    private static void writeExperiment(Path folder, String id, String name, String begun) throws InputException {
        Map<String, Object> meta = new TreeMap<>();
        meta.put("artifact_location", uri(folder));
        meta.put("creation_time", millis(begun));
        meta.put("experiment_id", id);
        meta.put("last_update_time", millis(begun));
        meta.put("lifecycle_stage", "active");
        meta.put("name", name);
        writeYaml(folder, meta);
    }

    private static void write(Path experiment, TrainingRun run, Feedback feedback) throws InputException {
        String id = idOf(run);
        Path folder = made(experiment.resolve(id));
        Path artifacts = made(folder.resolve("artifacts"));
        writeAll(folder.resolve("params"), params(run));
        writeAll(folder.resolve("metrics"), metrics(run));
        writeAll(folder.resolve("tags"), tags(run));
        writeText(artifacts.resolve("run.json"), Json.text(run));
        copyModel(run, artifacts, feedback);
        Map<String, Object> meta = new TreeMap<>();
        meta.put("artifact_uri", uri(artifacts));
        meta.put("end_time", millis(run.time()) + Math.round(run.seconds() * 1000));
        meta.put("entry_point_name", "");
        meta.put("experiment_id", EXPERIMENT);
        meta.put("lifecycle_stage", "active");
        meta.put("run_id", id);
        meta.put("run_name", nameOf(run));
        meta.put("run_uuid", id);
        meta.put("source_name", "");
        meta.put("source_type", LOCAL);
        meta.put("source_version", "");
        meta.put("start_time", millis(run.time()));
        meta.put("status", FINISHED);
        meta.put("tags", List.of());
        meta.put("user_id", "");
        // Last: without it MLflow takes the folder for no run.
        writeYaml(folder, meta);
    }

    /** MLflow's ids are UUIDs without dashes; the same run has the same one every time. */
    static String idOf(TrainingRun run) {
        byte[] name = ("strayflow " + run.id() + " " + run.time()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
    }

    private static String nameOf(TrainingRun run) {
        return run.setting("detector") + " " + run.id();
    }

    private static Map<String, String> params(TrainingRun run) {
        Map<String, String> params = new TreeMap<>();
        run.settings().forEach((key, value) -> params.put(key, value.isEmpty() ? "–" : value));
        params.put("columns", String.join(", ", run.columns()));
        params.put("features", Integer.toString(run.features()));
        params.put("layout", run.data().layout());
        params.put("training rows", Integer.toString(run.data().trainingRows()));
        params.replaceAll((key, value) ->
                value.length() <= MOST_CHARACTERS ? value : value.substring(0, MOST_CHARACTERS - CUT.length()) + CUT);
        return params;
    }

    /** A line a value: milliseconds, value, step. */
    private static Map<String, String> metrics(TrainingRun run) {
        long time = millis(run.time()) + Math.round(run.seconds() * 1000);
        Map<String, String> metrics = new TreeMap<>();
        run.result().metrics().forEach((name, value) -> metrics.put(name, time + " " + value + " 0\n"));
        metrics.put("threshold", time + " " + run.result().threshold() + " 0\n");
        metrics.put("seconds", time + " " + run.seconds() + " 0\n");
        TrainingRun.Learning learning = run.result().learning();
        if (learning.loss().length > 0) {
            StringBuilder lines = new StringBuilder();
            for (int round = 0; round < learning.loss().length; round++) {
                lines.append(time)
                        .append(' ')
                        .append(learning.loss()[round])
                        .append(' ')
                        .append(round)
                        .append('\n');
            }
            metrics.put("validation " + learning.measure(), lines.toString());
        }
        return metrics;
    }

    private static Map<String, String> tags(TrainingRun run) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("mlflow.runName", nameOf(run));
        tags.put("mlflow.source.name", "strayflow");
        tags.put("mlflow.source.type", "LOCAL");
        tags.put("mlflow.user", "");
        tags.put(
                "mlflow.note.content",
                run.title() + " on " + run.data().title() + "; numbers from "
                        + run.result().reportedOn() + " rows, threshold tuned on "
                        + run.result().tunedOn() + " rows.");
        tags.put("strayflow.run", run.id());
        tags.put("strayflow.model", run.model());
        return tags;
    }

    private static void copyModel(TrainingRun run, Path artifacts, Feedback feedback) throws InputException {
        if (run.model().isEmpty()) {
            return;
        }
        Optional<Path> model = run.modelFile();
        if (model.isEmpty()) {
            feedback.warn(
                    new Problem("RUN-208", "The model of run " + run.id() + " is no longer there.", "", run.model()));
            return;
        }
        try {
            Files.copy(model.get(), artifacts.resolve("model.sfm"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw cannot(artifacts, e);
        }
    }

    /** Writes a file each and deletes those of an earlier export. */
    private static void writeAll(Path folder, Map<String, String> contents) throws InputException {
        made(folder);
        try (Stream<Path> there = Files.list(folder)) {
            for (Path old : there.toList()) {
                if (Files.isRegularFile(old)) {
                    Files.delete(old);
                }
            }
        } catch (IOException e) {
            throw cannot(folder, e);
        }
        for (Map.Entry<String, String> content : contents.entrySet()) {
            writeText(folder.resolve(fileName(content.getKey())), content.getValue());
        }
    }

    private static void writeYaml(Path folder, Map<String, Object> meta) throws InputException {
        StringBuilder yaml = new StringBuilder();
        meta.forEach((key, value) ->
                yaml.append(key).append(": ").append(yaml(value)).append('\n'));
        writeText(folder.resolve("meta.yaml"), yaml.toString());
    }

    /** A text goes between single quotes, where nothing but the quote itself means anything. */
    private static String yaml(Object value) {
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
    }

    /** MLflow takes letters, digits and a few signs; a run file that was tampered with must not choose another folder. */
    private static String fileName(String key) {
        String name = key.replaceAll("[^0-9A-Za-z_. -]", "_");
        return name.startsWith(".") || name.isEmpty() ? "_" + name : name;
    }

    /** Hundreds of small files, so without waiting for the disk after each of them. */
    private static void writeText(Path file, String text) throws InputException {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    private static Path made(Path folder) throws InputException {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw cannot(folder, e);
        }
    }

    private static String uri(Path folder) {
        String uri = folder.toUri().toString();
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private static InputException cannot(Path where, IOException e) {
        return new InputException(
                new Problem(
                        "RUN-207",
                        "The runs cannot be written for MLflow: " + e.getMessage() + ".",
                        "Choose a folder that you may write to.",
                        where.toString()),
                e);
    }
}
