package org.strayflow.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;

/** Tells how far reading is: bytes of all files, and in words how many flows and how fast. */
final class ReadProgress {
    private final Feedback feedback;
    private final long bytes;
    private final long started = System.nanoTime();
    private Path file = Path.of("");
    private long bytesBefore;
    private long rowsBefore;

    ReadProgress(Feedback feedback, List<Path> files) throws InputException {
        this.feedback = feedback;
        long sum = 0;
        for (Path each : files) {
            sum += RawInput.bytesOnDisk(each);
        }
        bytes = sum;
    }

    /** A file begins. */
    void begin(Path next) {
        file = next;
        told(0, 0);
    }

    /** So much of the file is read. */
    void told(long bytesOfFile, long rowsOfFile) {
        long rows = rowsBefore + rowsOfFile;
        double seconds = (System.nanoTime() - started) / 1e9;
        String speed = rows == 0 ? "" : String.format(Locale.ROOT, ": %,d flows, %,.0f/s", rows, rows / seconds);
        feedback.stage("reading " + file.getFileName() + speed);
        feedback.progress(bytesBefore + bytesOfFile, bytes);
    }

    /** The file is read. */
    void end(long rowsOfFile) throws InputException {
        bytesBefore += RawInput.bytesOnDisk(file);
        rowsBefore += rowsOfFile;
    }

    /** Rows of the files that are read. */
    long rows() {
        return rowsBefore;
    }
}
