package org.strayflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Sends the log to a file of the user's: the console belongs to answers and to single lines for the analyst. The file is opened when
 * there is something to write. {@code strayflow.0.log} holds at most 1 MB, {@code strayflow.1.log} what was before.
 */
final class Logs {
    private static final int LIMIT_BYTES = 1 << 20;

    /** Kept, because a logger that nobody holds forgets its filter. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Logs() {}

    /**
     * Replaces the console by a file. Does nothing when the JVM was told how to log ({@code java.util.logging.config.file}).
     *
     * @param folder made when needed
     */
    static void to(Path folder) {
        if (System.getProperty("java.util.logging.config.file") == null) {
            LogManager.getLogManager().reset();
            Logger.getLogger("").addHandler(new LateFile(folder));
            // Strayflow runs from the class path on purpose.
            JAVAFX.setFilter(
                    entry -> !String.valueOf(entry.getMessage()).startsWith("Unsupported JavaFX configuration"));
        }
    }

    /** Opens its file with the first entry. */
    static final class LateFile extends Handler {
        private final Path folder;
        private @Nullable Handler file;
        private boolean opened;

        LateFile(Path folder) {
            this.folder = folder;
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            if (!opened) {
                opened = true;
                file = open();
            }
            if (file != null) {
                file.publish(entry);
            }
        }

        /** A log that cannot be written must not stop the work: then it goes nowhere. */
        private @Nullable Handler open() {
            try {
                Files.createDirectories(folder);
                String pattern = folder.toAbsolutePath().toString().replace("%", "%%") + "/strayflow.%g.log";
                Handler handler = new FileHandler(pattern, LIMIT_BYTES, 2, true);
                handler.setFormatter(new SimpleFormatter());
                return handler;
            } catch (IOException e) {
                return null;
            }
        }

        @Override
        public synchronized void flush() {
            if (file != null) {
                file.flush();
            }
        }

        @Override
        public synchronized void close() {
            if (file != null) {
                file.close();
            }
        }
    }
}
