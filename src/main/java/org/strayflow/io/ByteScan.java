package org.strayflow.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for a byte in many, eight at a time. */
final class ByteScan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private ByteScan() {}

    /** Whether an ASCII character is among the bytes {@code from..to-1}; {@link Dialect#NONE} never is. */
    static boolean holds(byte[] bytes, int from, int to, char character) {
        if (character == Dialect.NONE) {
            return false;
        }
        long pattern = character * ONES;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            // A byte that equals the character becomes 0, and only a zero byte gives its highest bit here.
            long differing = (long) LONGS.get(bytes, at) ^ pattern;
            if (((differing - ONES) & ~differing & HIGH) != 0) {
                return true;
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == character) {
                return true;
            }
        }
        return false;
    }
}
