package org.strayflow.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.InputException;

/**
 * By what a change of a file shows: another size, another time, another file under its name.
 *
 * @param bytes its size
 * @param modified when it was last written
 * @param key names the file itself; {@code null} where the system has no such name
 */
record FileStamp(long bytes, String modified, @Nullable Object key) {
    /**
     * The stamp of the file, or of the archive that a path leads into.
     *
     * @throws InputException when there is none
     */
    static FileStamp of(Path table) throws InputException {
        try {
            Path above = Archive.above(table);
            BasicFileAttributes now = Files.readAttributes(above == null ? table : above, BasicFileAttributes.class);
            // A pipe or a terminal has no content of its own that could change.
            return now.isRegularFile()
                    ? new FileStamp(now.size(), now.lastModifiedTime().toString(), now.fileKey())
                    : new FileStamp(0, "", null);
        } catch (IOException e) {
            throw IoProblems.reading(table, e);
        }
    }

    /**
     * Checks that the file is still as it was.
     *
     * @throws InputException when it is not, IO-114
     */
    void check(Path table) throws InputException {
        if (!equals(of(table))) {
            throw IoProblems.changed(table);
        }
    }
}
