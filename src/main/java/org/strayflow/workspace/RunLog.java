package org.strayflow.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.strayflow.io.AtomicFile;
import org.strayflow.io.Capture;
import org.strayflow.store.Json;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * Every training as a file of JSON in a folder of the user's. A run file that cannot be read is told of and costs nothing but itself; a
 * run that cannot be written costs a warning, never the training. Safe for several programs at once: no run replaces another.
 */
public final class RunLog {
    /** A larger file is no run. */
    static final long MOST_BYTES = 20_000_000;

    private static final String SUFFIX = ".json";
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,63}");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What says that a file is there already, see {@link AtomicFile}. */
    private static final String TARGET_EXISTS = "IO-131";

    private final Path folder;
    private final InstantSource clock;

    /** The runs in a folder, which is made when needed. */
    public RunLog(Path folder) {
        this(folder, InstantSource.system());
    }

    /** With a clock, for tests. */
    RunLog(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The runs of a user. */
    public static RunLog of(UserFolders folders) {
        return new RunLog(folders.data().resolve("runs"));
    }

    /**
     * What is in the log.
     *
     * @param runs the newest first
     * @param damaged a problem RUN-202 for each file that is no whole run, by name
     */
    public record Listing(List<TrainingRun> runs, List<Problem> damaged) {
        /** Copies the lists. */
        public Listing {
            runs = List.copyOf(runs);
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * A training and its run.
     *
     * @param analysis what the training gave
     * @param run id of its run; empty when it could not be written, which has been warned of
     */
    public record Logged(Analysis analysis, Optional<String> run) {}

    /** Where the files are. */
    public Path folder() {
        return folder;
    }

    /** Trains a detector as {@link Workspace#train} does and takes it down. */
    public Job<Logged> train(Workspace workspace, Capture capture, TrainingRequest request) {
        return train(workspace, capture, request, run -> run);
    }

    /** The same, where something is to be added to what is taken down. */
    Job<Logged> train(
            Workspace workspace, Capture capture, TrainingRequest request, UnaryOperator<TrainingRun> addition) {
        return feedback -> {
            String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
            long started = System.nanoTime();
            Analysis analysis = workspace.train(capture, request).run(feedback.sub(0.98));
            double seconds = Math.round((System.nanoTime() - started) / 1e6) / 1e3;
            feedback.stage("keeping the run");
            try {
                TrainingRun run = RunNotes.of(analysis, request, time, seconds, feedback.sub(0.02));
                return new Logged(analysis, Optional.of(add(addition.apply(run)).id()));
            } catch (InputException e) {
                feedback.warn(new Problem(
                        "RUN-201",
                        "The run could not be kept: " + e.problem().summary(),
                        "The training itself is not touched by this. Check the folder's permissions and the room on the disk.",
                        folder.toString()));
                return new Logged(analysis, Optional.empty());
            }
        };
    }

    /**
     * Keeps a run under a name of its own, made of the moment it is kept.
     *
     * @return the run with its name
     * @throws InputException when it cannot be written
     */
    TrainingRun add(TrainingRun run) throws StrayflowException {
        makeFolder();
        String name = NAME.format(clock.instant());
        for (int again = 1; ; again++) {
            TrainingRun named = run.named(again == 1 ? name : name + "-" + again);
            byte[] bytes = Json.bytes(named);
            try {
                AtomicFile.write(file(named.id()), false, out -> out.write(bytes));
                return named;
            } catch (InputException e) {
                if (!e.problem().code().equals(TARGET_EXISTS)) {
                    throw e;
                }
            }
        }
    }

    private void makeFolder() throws InputException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw cannot("RUN-204", "The folder of the runs cannot be made", folder, e);
        }
    }

    /** Every run. */
    public Job<Listing> list() {
        return feedback -> {
            feedback.stage("reading runs");
            List<Path> files = files();
            List<TrainingRun> runs = new ArrayList<>();
            List<Problem> damaged = new ArrayList<>();
            for (Path file : files) {
                feedback.check();
                try {
                    runs.add(read(file));
                } catch (InputException e) {
                    damaged.add(e.problem());
                }
                feedback.progress(runs.size() + damaged.size(), files.size());
            }
            runs.sort(Comparator.comparing(TrainingRun::time)
                    .thenComparing(TrainingRun::id)
                    .reversed());
            return new Listing(runs, damaged);
        };
    }

    private List<Path> files() throws InputException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw cannot("RUN-205", "The folder of the runs cannot be read", folder, e);
        }
        files.removeIf(file -> file.getFileName().toString().startsWith("."));
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /**
     * One run.
     *
     * @throws ConfigurationException RUN-203 when there is none of that name
     * @throws InputException RUN-202 when its file is damaged
     */
    public TrainingRun get(String id) throws StrayflowException {
        return read(known(id));
    }

    /**
     * Forgets a run, also one whose file is damaged. Its model is not touched.
     *
     * @throws ConfigurationException RUN-203 when there is none of that name
     * @throws InputException RUN-206 when its file cannot be deleted
     */
    public void delete(String id) throws StrayflowException {
        Path file = known(id);
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw cannot("RUN-206", "The run cannot be deleted", file, e);
        }
    }

    /**
     * Takes down where the model of a run was saved.
     *
     * @throws ConfigurationException RUN-203 when there is no such run
     * @throws InputException when its file is damaged or cannot be written
     */
    public TrainingRun savedAs(String id, Path model) throws StrayflowException {
        Path file = known(id);
        TrainingRun run = read(file).savedAs(model.toAbsolutePath().normalize().toString());
        byte[] bytes = Json.bytes(run);
        AtomicFile.write(file, true, out -> out.write(bytes));
        return run;
    }

    /** {@link #savedAs}, where a failure costs a warning RUN-201. */
    public void noteModel(Optional<String> id, Path model, Feedback feedback) throws StrayflowException {
        if (id.isEmpty()) {
            return;
        }
        try {
            savedAs(id.get(), model);
        } catch (InputException | ConfigurationException e) {
            feedback.warn(Problem.of(
                    "RUN-201",
                    "The run " + id.get() + " does not say where its model is: "
                            + e.problem().summary(),
                    "The model itself is saved."));
        }
    }

    private Path known(String id) throws ConfigurationException {
        if (!ID.matcher(id).matches() || !Files.isRegularFile(file(id))) {
            throw new ConfigurationException(
                    Problem.of("RUN-203", "There is no run “" + id + "”.", "strayflow runs lists those there are."));
        }
        return file(id);
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    private static TrainingRun read(Path file) throws InputException {
        String name = file.getFileName().toString();
        try {
            long bytes = Files.size(file);
            if (bytes > MOST_BYTES) {
                throw new IOException("it has " + bytes + " bytes");
            }
            TrainingRun run = Json.read(Files.readAllBytes(file), TrainingRun.class);
            if (!run.format().equals(TrainingRun.FORMAT) || run.version() > TrainingRun.VERSION) {
                throw new IOException("it is a “" + run.format() + "” of version " + run.version());
            }
            if (!name.equals(run.id() + SUFFIX)) {
                throw new IOException("it says that it is the run " + run.id());
            }
            return run;
        } catch (IOException e) {
            throw new InputException(
                    new Problem(
                            "RUN-202",
                            "The file is no whole run: "
                                    + String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("") + ".",
                            "Delete it: strayflow runs --delete " + name.substring(0, name.length() - SUFFIX.length()),
                            file.toString()),
                    e);
        }
    }

    private static InputException cannot(String code, String what, Path where, IOException e) {
        return new InputException(
                new Problem(code, what + ": " + e.getMessage() + ".", "Check its permissions.", where.toString()), e);
    }
}
