package org.strayflow.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.strayflow.io.AtomicFile;
import org.strayflow.io.ColumnPlan;
import org.strayflow.io.Preview;
import org.strayflow.store.Json;
import org.strayflow.task.StrayflowException;

/**
 * What analysts decided of how files are read, a layout each, in {@code reading.json} of the user's folder. A table of no known layout is
 * known by the names of its columns. Never worth a failure: what cannot be read is forgotten, what cannot be written costs a line in the log.
 */
public final class ReadingMemory {
    /** How many layouts are remembered; the one decided on longest ago is forgotten first. */
    static final int MOST = 200;

    private static final Logger LOG = Logger.getLogger(ReadingMemory.class.getName());

    private final Optional<Path> file;
    private Kept kept;

    /**
     * As it is kept.
     *
     * @param choices by what {@link #key} says, the oldest first
     */
    record Kept(Map<String, ReadingChoices> choices) {}

    /** What is kept in a folder. */
    public ReadingMemory(Path folder) {
        this(Optional.of(folder.resolve("reading.json")));
    }

    private ReadingMemory(Optional<Path> file) {
        this.file = file;
        this.kept = new Kept(file.map(ReadingMemory::load).orElse(Map.of()));
    }

    /** Remembers until the program ends. */
    public static ReadingMemory ofNothing() {
        return new ReadingMemory(Optional.empty());
    }

    private static Map<String, ReadingChoices> load(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return Json.read(Files.readAllBytes(file), Kept.class).choices();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "choices of reading cannot be read: " + file, e);
            return Map.of();
        }
    }

    /** What was decided for files like this one; nothing when the analyst never decided anything. */
    public Optional<ReadingChoices> of(Preview preview) {
        return Optional.ofNullable(kept.choices().get(key(preview)));
    }

    /** Remembers a decision. {@code found} is the preview that was there before anything was decided. */
    public void keep(Preview found, ReadingChoices choices) {
        Map<String, ReadingChoices> next = new LinkedHashMap<>(kept.choices());
        next.remove(key(found));
        next.put(key(found), choices);
        while (next.size() > MOST) {
            next.remove(next.keySet().iterator().next());
        }
        kept = new Kept(next);
        file.ifPresent(this::save);
    }

    private void save(Path to) {
        byte[] bytes = Json.bytes(kept);
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            AtomicFile.write(to, true, out -> out.write(bytes));
        } catch (IOException | StrayflowException e) {
            LOG.log(Level.WARNING, "choices of reading cannot be kept: " + to, e);
        }
    }

    /** The layout and, because columns differ between tables of one layout, a digest of the columns' names. */
    private static String key(Preview preview) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ColumnPlan column : preview.columns()) {
                digest.update((column.name() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return preview.layout().id() + " " + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
