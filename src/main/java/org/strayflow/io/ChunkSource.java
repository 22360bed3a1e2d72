package org.strayflow.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;

/** Cuts a file into chunks of whole records, by one look at every byte. Not for several threads. */
final class ChunkSource {
    /** No record may be longer, in bytes. */
    static final int RECORD_LIMIT = 64 << 20;

    /** No field may be longer, in bytes. */
    static final int FIELD_LIMIT = 16 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private final ByteSource in;
    private final Dialect dialect;
    private final int size;
    private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();
    private byte[] carried = {};
    private long offset;
    private boolean first = true;
    private boolean ended;

    /**
     * A source at the start of a file.
     *
     * @param file for messages
     * @param in its bytes
     * @param dialect says where records end
     * @param size how many bytes a chunk has about, at least 1
     */
    ChunkSource(Path file, ByteSource in, Dialect dialect, int size) {
        this.file = file;
        this.in = in;
        this.dialect = dialect;
        this.size = size;
    }

    /** The next chunk; {@code null} at the end of the file. */
    @Nullable
    Chunk next() throws InputException, LimitException {
        byte[] bytes = buffer(Math.max(size, first ? BYTE_ORDER_MARK.length : 1) + carried.length);
        System.arraycopy(carried, 0, bytes, 0, carried.length);
        int filled = carried.length;
        int from = 0;
        while (!ended) {
            filled += read(bytes, filled);
            from = first ? markLength(bytes, filled) : 0;
            int whole = ended ? filled : RecordCursor.lastWholeRecord(bytes, from, filled, dialect);
            if (filled - from > FIELD_LIMIT) {
                checkLengths(bytes, from, filled);
            }
            if (whole > from && (ended || !first || holdsHeader(bytes, from, whole))) {
                return cut(bytes, from, whole, filled);
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        return null;
    }

    /** Whether there is surely a record with text: the first chunk has the header, however many empty lines stand before it. */
    private boolean holdsHeader(byte[] bytes, int from, int to) {
        RecordCursor cursor = new RecordCursor(bytes, from, to, dialect);
        while (cursor.next()) {
            for (int at = cursor.start(); at < cursor.end(); at++) {
                boolean text = (bytes[at] & 0xff) > ' ' && bytes[at] != dialect.quote();
                if (text || bytes[at] == dialect.separator()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Takes back the bytes of a chunk that nobody looks at any more; any thread may. */
    void giveBack(Chunk chunk) {
        spare.add(chunk.bytes());
    }

    /** A used one, if it is long enough: large arrays are dear to make anew. */
    private byte[] buffer(int length) {
        byte[] used = spare.poll();
        return used != null && used.length >= length ? used : new byte[length + length / 8];
    }

    private int read(byte[] bytes, int filled) throws InputException, LimitException {
        int wanted = bytes.length - filled;
        int n = in.read(bytes, filled, wanted);
        ended = n < wanted;
        return n;
    }

    private void checkLengths(byte[] bytes, int from, int filled) throws LimitException {
        RecordCursor cursor = new RecordCursor(bytes, from, filled, dialect);
        while (cursor.next()) {
            int length = cursor.length();
            if (length > RECORD_LIMIT) {
                throw IoProblems.recordTooLong(file, offset + cursor.start(), RECORD_LIMIT);
            }
            if (length > FIELD_LIMIT && cursor.longestField() > FIELD_LIMIT) {
                throw IoProblems.fieldTooLong(file, offset + cursor.start(), FIELD_LIMIT);
            }
        }
    }

    private Chunk cut(byte[] bytes, int from, int whole, int filled) {
        Chunk chunk = new Chunk(bytes, from, whole, offset + from, first);
        carried = Arrays.copyOfRange(bytes, whole, filled);
        offset += whole;
        first = false;
        return chunk;
    }

    /** How many bytes the UTF-8 byte order mark takes: 3 or 0. */
    static int markLength(byte[] bytes, int filled) {
        int length = BYTE_ORDER_MARK.length;
        boolean marked = filled >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
        return marked ? length : 0;
    }
}
