package org.strayflow.io;

import java.util.Arrays;
import java.util.Objects;

/**
 * How far a growing file was read: everything before is done, nothing behind. Enough to go on after the program ended.
 *
 * @param file names the file itself, so that it is found again under another name; empty when the system has no such name, or no file
 *     was begun
 * @param offset in bytes, behind the last record that is done
 * @param lines line ends before that
 * @param before the last bytes before {@code offset}, which tell whether the file is still the one that was read
 * @param head the bytes from which the columns were known; empty when they are not yet. They may have gone from the file since
 * @param begun whether the records at {@code offset} have those columns; otherwise a header may stand there
 */
public record LogPoint(String file, long offset, long lines, byte[] before, byte[] head, boolean begun) {
    /** Before the first byte of a file that nobody has looked at. */
    public static final LogPoint START = new LogPoint("", 0, 0, new byte[0], new byte[0], false);

    /**
     * Checks that it may be so.
     *
     * @throws IllegalArgumentException when it cannot
     */
    public LogPoint {
        boolean possible =
                offset >= 0 && lines >= 0 && lines <= offset && before.length <= Math.min(offset, TailAnchor.LENGTH);
        if (!possible || (begun && head.length == 0) || (offset > 0 && before.length == 0)) {
            throw new IllegalArgumentException("no place in a file: " + offset + " bytes, " + lines + " lines");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogPoint o
                && file.equals(o.file)
                && offset == o.offset
                && lines == o.lines
                && Arrays.equals(before, o.before)
                && Arrays.equals(head, o.head)
                && begun == o.begun;
    }

    @Override
    public int hashCode() {
        return Objects.hash(file, offset, lines, begun);
    }
}
