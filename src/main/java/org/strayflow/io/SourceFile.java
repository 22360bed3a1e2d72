package org.strayflow.io;

import java.nio.file.Path;
import org.strayflow.flow.Fingerprint;

/**
 * One file of a capture.
 *
 * @param path where it was read from
 * @param fingerprint names its exact content (of the compressed bytes for a {@code .gz})
 * @param firstRow the table row of its first flow
 * @param rows how many of the table's rows come from it
 * @param rejected how many of its records could not be read
 * @param skipped how many of its records are no flows: the header, comments, lines without text, events of another type; {@code rows +
 *     rejected + skipped} is the number of records in the file
 */
public record SourceFile(Path path, Fingerprint fingerprint, int firstRow, int rows, long rejected, long skipped) {}
