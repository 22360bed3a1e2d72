package org.strayflow.io;

/** Turns the chunks of one file into columns. Several threads may use one parser at once. */
interface ChunkParser {
    /** The rows and rejects of a chunk; every record of the chunk is a row, a reject or skipped. */
    ChunkResult parse(Chunk chunk);
}
