package org.strayflow.io;

import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;

/** Gives the bytes of one table, as UTF-8, one stretch after the other. */
interface ByteSource {
    /**
     * Reads until the range is full or the content ends.
     *
     * @return how many bytes were read; fewer than {@code length} only at the end
     * @throws InputException when reading fails or what is packed is damaged
     * @throws LimitException when there are more bytes than a limit
     */
    int read(byte[] into, int offset, int length) throws InputException, LimitException;
}
