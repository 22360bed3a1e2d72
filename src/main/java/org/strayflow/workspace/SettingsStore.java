package org.strayflow.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.strayflow.io.AtomicFile;
import org.strayflow.store.Json;
import org.strayflow.task.InputException;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** The settings in a file of the user's. Settings are never worth a failure: what cannot be read is set aside and forgotten. */
public final class SettingsStore {
    private static final Logger LOG = Logger.getLogger(SettingsStore.class.getName());

    private final Path folder;
    private final Path file;

    /** Settings in {@code settings.json} of a folder that is made when needed. */
    public SettingsStore(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("settings.json");
    }

    /** What was decided of reading files, kept in the same folder. */
    public ReadingMemory readingMemory() {
        return new ReadingMemory(folder);
    }

    /** The settings saved last; the usual ones when there are none or they cannot be read (the file is then kept as {@code .bad}). */
    public Settings load() {
        if (!Files.exists(file)) {
            return Settings.defaults();
        }
        try {
            return Json.read(Files.readAllBytes(file), Settings.class, Settings.defaults());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "settings cannot be read: " + file, e);
            setAside();
            return Settings.defaults();
        }
    }

    private void setAside() {
        try {
            Files.move(file, file.resolveSibling("settings.json.bad"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.FINE, "and cannot be moved", e);
        }
    }

    /**
     * Saves the settings.
     *
     * @throws StrayflowException when the file cannot be written
     */
    public void save(Settings settings) throws StrayflowException {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new InputException(
                    new Problem(
                            "RUN-101",
                            "The settings cannot be saved: " + e.getMessage() + ".",
                            "Check the folder's permissions.",
                            file.toString()),
                    e);
        }
        byte[] bytes = Json.bytes(settings);
        AtomicFile.write(file, true, out -> out.write(bytes));
    }
}
