package org.strayflow.io;

import java.nio.file.Path;
import org.strayflow.task.StrayflowException;

/** Opens the door of the package for a benchmark. */
public final class Unpacking {
    private Unpacking() {}

    /** Unpacks a file as a reading does, fingerprint included, and gives the number of bytes. */
    public static long unpack(Path file) throws StrayflowException {
        byte[] block = new byte[4 << 20];
        long count = 0;
        try (RawInput in = RawInput.open(file)) {
            for (int n = in.read(block, 0, block.length); n > 0; n = in.read(block, 0, block.length)) {
                count += n;
            }
            in.fingerprint();
        }
        return count;
    }
}
