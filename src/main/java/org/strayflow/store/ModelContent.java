package org.strayflow.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** The bytes of a model file, of our own kind or of another program's. */
public final class ModelContent {
    private ModelContent() {}

    /**
     * Reads a file.
     *
     * @param file the model
     * @param suffix what its name usually ends with
     * @throws LimitException MODEL-103 when it is larger than {@link ModelFiles#MAX_BYTES}
     * @throws InputException MODEL-104 when it cannot be read
     */
    public static byte[] of(Path file, String suffix) throws StrayflowException {
        try {
            if (Files.size(file) > ModelFiles.MAX_BYTES) {
                throw new LimitException(new Problem(
                        "MODEL-103",
                        "The file is larger than a model may be.",
                        "Choose a model file (" + suffix + ").",
                        file.toString()));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException(unreadable(file, suffix, e), e);
        }
    }

    private static Problem unreadable(Path file, String suffix, IOException cause) {
        String place = file.toString();
        if (Files.isDirectory(file)) {
            return new Problem(
                    "MODEL-104", "This is a folder.", "Choose the model file (" + suffix + ") in it.", place);
        }
        return switch (cause) {
            case NoSuchFileException e ->
                new Problem("MODEL-104", "There is no such model file.", "Check the name and the folder.", place);
            case AccessDeniedException e ->
                new Problem(
                        "MODEL-104", "The model file may not be read.", "Ask for the permission to read it.", place);
            default ->
                new Problem(
                        "MODEL-104",
                        "Reading the model file failed: " + ModelFiles.firstLine(cause) + ".",
                        "Check the disk or the connection and open it again.",
                        place);
        };
    }
}
