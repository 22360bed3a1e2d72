package org.strayflow.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.strayflow.task.StrayflowException;

/**
 * Holds the model that answers. When its file is replaced, the new one is opened and checked beside the old one, which goes on answering;
 * only when the new one is good does it take over, for requests that begin then.
 */
final class ModelKeeper {
    private static final Logger LOG = Logger.getLogger(ModelKeeper.class.getName());

    private final Path file;
    private final int window;
    private final AtomicLong reloads = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile ServedModel model;
    private volatile String failure = "";
    private String stamp;

    /**
     * Opens the model.
     *
     * @param file a bundle
     * @param window how many flows drift is measured over
     * @throws StrayflowException when it is no good one
     */
    ModelKeeper(Path file, int window) throws StrayflowException {
        this.file = file;
        this.window = window;
        stamp = stamp(file);
        model = ServedModel.open(file, window);
    }

    /** The model that answers now; a request asks once and stays with it. */
    ServedModel model() {
        return model;
    }

    /** How often another model has taken over. */
    long reloads() {
        return reloads.get();
    }

    /** How often a replaced file could not be used. */
    long failures() {
        return failures.get();
    }

    /** Why the file as it is now is not used; empty when it is. */
    String failure() {
        return failure;
    }

    /** Looks whether the file was replaced, and if so takes the new model over. A bad file is looked at once. */
    synchronized void look() {
        String now = stamp(file);
        if (now.equals(stamp)) {
            return;
        }
        stamp = now;
        try {
            ServedModel other = ServedModel.open(file, window);
            failure = "";
            if (!other.sha256().equals(model.sha256())) {
                model = other;
                reloads.incrementAndGet();
                LOG.info(() -> "the model " + other.id() + " answers now");
            }
        } catch (StrayflowException e) {
            failures.incrementAndGet();
            failure = e.problem().oneLine();
            LOG.log(Level.WARNING, "the replaced model is not used", e);
        }
    }

    /** Changes when the file does; the same for any file that cannot be looked at. */
    private static String stamp(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
        } catch (IOException e) {
            return "";
        }
    }
}
