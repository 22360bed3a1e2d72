package org.strayflow.io;

import java.util.List;

/** Turns the chunks of one file into columns. Several threads may use one parser at once. */
interface ChunkParser {
    /** The rows and rejects of a chunk; every record of the chunk is a row, a reject or skipped. */
    ChunkResult parse(Chunk chunk);

    /** After all chunks: the columns that rows have and the plan has not. */
    default List<LateColumn> late() {
        return List.of();
    }
}
