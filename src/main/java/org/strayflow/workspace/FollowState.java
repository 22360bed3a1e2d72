package org.strayflow.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.strayflow.io.AtomicFile;
import org.strayflow.io.LogPoint;
import org.strayflow.store.Json;
import org.strayflow.task.InputException;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * How far the following of a log is, as it is kept in a file. The file is replaced as a whole, so that it always tells of one moment.
 *
 * @param format of the file, {@value #FORMAT}
 * @param log the absolute path that is followed
 * @param point up to where everything is done
 * @param counts what it has come to
 */
record FollowState(int format, String log, LogPoint point, FollowCounts counts) {
    private static final int FORMAT = 1;
    private static final long LARGEST = 64L << 20;

    /** At the start of a log. */
    static FollowState start(Path log) {
        return new FollowState(FORMAT, name(log), LogPoint.START, FollowCounts.NONE);
    }

    /** The same later. */
    FollowState at(LogPoint later, FollowCounts more) {
        return new FollowState(FORMAT, log, later, more);
    }

    private static String name(Path log) {
        return log.toAbsolutePath().normalize().toString();
    }

    /**
     * What a file says of a log; the start when there is no such file yet.
     *
     * @throws InputException IO-146 when it is damaged or something else, IO-147 when it is of another log, IO-131 to IO-137 when it
     *     could not be written
     */
    static FollowState read(Path file, Path log) throws InputException {
        AtomicFile.check(file, true);
        if (!Files.exists(file)) {
            return start(log);
        }
        FollowState state;
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("too large");
            }
            state = Json.read(Files.readAllBytes(file), FollowState.class);
        } catch (IOException e) {
            throw new InputException(
                    new Problem(
                            "IO-146",
                            "This file does not say how far a log was read.",
                            "Name another file, or delete it to begin anew.",
                            file.toString()),
                    e);
        }
        if (state.format != FORMAT || !state.log.equals(name(log))) {
            throw new InputException(new Problem(
                    "IO-147",
                    "This file says how far " + state.log + " was read.",
                    "Name another file for another log.",
                    file.toString()));
        }
        return state;
    }

    /** Replaces the file. */
    void write(Path file) throws StrayflowException {
        AtomicFile.write(file, true, out -> out.write(Json.bytes(this)));
    }
}
