package org.strayflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.strayflow.io.Capture;
import org.strayflow.io.CaptureReader;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/**
 * The large file of the benchmarks: 2,830,743 rows × 79 columns, real rows repeated, so good for speed and memory and meaningless for
 * accuracy. System property {@code strayflow.scale} says where it is or is to be.
 */
final class Scale {
    private Scale() {}

    static Path bench() {
        return Path.of(System.getProperty("strayflow.data")).resolveSibling("bench");
    }

    /** The file, made first when it is not there. */
    static Path file() throws IOException {
        Path file = Path.of(System.getProperty("strayflow.scale"));
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Python.run(bench().resolve("make_scale_csv.py"), List.of(part.toString()));
            Files.move(part, file);
        }
        return file;
    }

    static Capture read() throws IOException, StrayflowException {
        return CaptureReader.read(List.of(file()), ReadOptions.defaults()).run(Feedback.none());
    }
}
