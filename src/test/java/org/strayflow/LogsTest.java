package org.strayflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log goes to a file, and to nobody's way. */
class LogsTest {
    @TempDir
    private Path folder;

    @Test
    void theFileAppearsWithTheFirstEntry() throws IOException {
        Path logs = folder.resolve("100 %g/logs");
        Logs.LateFile handler = new Logs.LateFile(logs);
        handler.flush();
        assertThat(logs).doesNotExist();
        LogRecord entry = new LogRecord(Level.SEVERE, "a bug");
        entry.setThrown(new IllegalStateException("boom"));
        handler.publish(entry);
        handler.close();
        assertThat(Files.readString(logs.resolve("strayflow.0.log")))
                .contains("SEVERE: a bug", "java.lang.IllegalStateException: boom", "\tat ");
        assertThat(logs.resolve("strayflow.0.log.lck")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeStopsNothing() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Logs.LateFile handler = new Logs.LateFile(file.resolve("logs"));
        handler.publish(new LogRecord(Level.INFO, "lost"));
        handler.flush();
        handler.close();
        assertThat(file).isEmptyFile();
    }
}
