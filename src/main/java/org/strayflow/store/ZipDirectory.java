package org.strayflow.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.strayflow.task.ModelException;

/**
 * What follows the parts of a zip: its directory, by which other programs find them. A bundle that was cut off there still has all of
 * its parts, but it is not the file that was saved, and no other program opens it.
 */
final class ZipDirectory {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;

    private final ByteBuffer file;

    private ZipDirectory(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Checks that the file is the parts, one after the other, then a directory of just these, and nothing else.
     *
     * @param file the whole file
     * @param parts as they were read from it, in their order
     */
    static void check(byte[] file, Map<String, byte[]> parts) throws ModelException {
        if (!new ZipDirectory(file).lists(parts)) {
            throw Damage.of("it is cut off or changed behind its last part");
        }
    }

    private boolean lists(Map<String, byte[]> parts) {
        int end = file.limit() - END_LENGTH;
        if (end < 0 || file.getInt(end) != END || file.getInt(end + 4) != 0) {
            return false;
        }
        int start = file.getInt(end + 16);
        boolean good = file.getShort(end + 8) == parts.size()
                && file.getShort(end + 10) == parts.size()
                && (long) start + file.getInt(end + 12) == end
                && file.getShort(end + 20) == 0;
        int local = 0;
        int entry = start;
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            byte[] name = part.getKey().getBytes(StandardCharsets.UTF_8);
            good = good
                    && has(local, LOCAL_LENGTH + name.length)
                    && has(entry, ENTRY_LENGTH + name.length)
                    && isEntry(entry, local, name, part.getValue().length);
            if (!good) {
                return false;
            }
            local += LOCAL_LENGTH + name.length + unsigned(local + 28) + part.getValue().length;
            entry += ENTRY_LENGTH + name.length + unsigned(entry + 30);
        }
        return local == start && entry == end;
    }

    private boolean has(int from, int length) {
        return from >= 0 && from <= file.limit() - length;
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(file.getShort(at));
    }

    /** Whether the directory says of the part at {@code local} what is there: stored, of this name and length, without a comment. */
    private boolean isEntry(int entry, int local, byte[] name, int length) {
        return file.getInt(entry) == ENTRY
                && file.getInt(local) == LOCAL
                && file.getShort(entry + 10) == 0
                && file.getInt(entry + 16) == file.getInt(local + 14)
                && file.getInt(entry + 20) == length
                && file.getInt(entry + 24) == length
                && unsigned(entry + 28) == name.length
                && unsigned(local + 26) == name.length
                && unsigned(entry + 32) == 0
                && file.getInt(entry + 42) == local
                && file.slice(entry + ENTRY_LENGTH, name.length).equals(ByteBuffer.wrap(name));
    }
}
