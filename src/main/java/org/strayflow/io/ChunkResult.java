package org.strayflow.io;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.NumberColumnBuilder;
import org.strayflow.flow.TextColumnBuilder;

/**
 * What a chunk gave. The builders are taken out of the arrays when they are joined, so that their memory is free as early as can be.
 *
 * @param numbers one a column, {@code null} where the column is text
 * @param texts one a column, {@code null} where the column is numbers
 * @param rows how many rows
 * @param rejected how many records were rejected
 * @param kept the first of them; lines count from 0 where the chunk begins
 * @param noNumbers per column of numbers, how many cells of rejected records were no numbers
 * @param skipped records that are no flows: the header, comments, lines without text
 * @param lineEnds how many line ends the chunk has
 */
record ChunkResult(
        @Nullable NumberColumnBuilder[] numbers,
        @Nullable TextColumnBuilder[] texts,
        int rows,
        long rejected,
        List<Reject> kept,
        long[] noNumbers,
        long skipped,
        long lineEnds) {
    /** The same with other words for the rejects. */
    ChunkResult withKept(List<Reject> other) {
        return new ChunkResult(numbers, texts, rows, rejected, other, noNumbers, skipped, lineEnds);
    }
}
