package org.strayflow.io;

import java.util.ArrayList;
import java.util.List;

/**
 * Says where in the file the rejects of a recoded text are. Reading counts the bytes of the UTF-8 that it is made into; the analyst looks
 * for them in the file as it is.
 */
final class RecodedOffsets {
    private final TextEncoding encoding;
    private long next;

    /** Of the text behind the byte order mark of a file, if it has one. */
    RecodedOffsets(RawInput in) {
        encoding = in.encoding();
        next = in.markBytes();
    }

    /** Where the chunk begins in the file; to be asked for every chunk in order. */
    long begin(Chunk chunk) {
        long start = next;
        next += encoding.bytesOf(chunk.bytes(), chunk.from(), chunk.to());
        return start;
    }

    /** What a chunk gave, its rejects where they are in the file. */
    ChunkResult located(ChunkResult result, Chunk chunk, long start) {
        if (encoding == TextEncoding.UTF_8) {
            return result;
        }
        List<Reject> located = new ArrayList<>();
        int passed = chunk.from();
        long offset = start;
        for (Reject reject : result.kept()) {
            int at = chunk.from() + Math.toIntExact(reject.byteOffset() - chunk.fileOffset());
            offset += encoding.bytesOf(chunk.bytes(), passed, at);
            passed = at;
            located.add(reject.at(offset, reject.reason().replace(TextEncoding.UTF_8.title(), encoding.title())));
        }
        return result.withKept(located);
    }
}
