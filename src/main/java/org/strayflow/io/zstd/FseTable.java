package org.strayflow.io.zstd;

import java.util.zip.ZipException;

/** A decoding table of finite state entropy (RFC 8878, 4.1): for every state its symbol and how to come to the next state. */
final class FseTable {
    /** How often every symbol stands, of {@code 1 << accuracy}; -1 for rarer than once. */
    record Counts(int accuracy, int[] normalized, int nextByte) {}

    final int accuracy;
    final byte[] symbols;
    final byte[] bits;
    final short[] bases;

    private FseTable(int accuracy) {
        int size = 1 << accuracy;
        this.accuracy = accuracy;
        symbols = new byte[size];
        bits = new byte[size];
        bases = new short[size];
    }

    /** The table of a single symbol. */
    static FseTable single(int symbol) {
        FseTable table = new FseTable(0);
        table.symbols[0] = (byte) symbol;
        return table;
    }

    /** The table of given counts. */
    static FseTable of(int accuracy, int... normalized) throws ZipException {
        FseTable table = new FseTable(accuracy);
        int size = 1 << accuracy;
        int[] next = new int[normalized.length];
        int high = table.placeRare(normalized, next);
        int step = (size >> 1) + (size >> 3) + 3;
        int place = 0;
        for (int symbol = 0; symbol < normalized.length; symbol++) {
            if (normalized[symbol] <= 0) {
                continue;
            }
            next[symbol] = normalized[symbol];
            for (int i = 0; i < normalized[symbol]; i++) {
                table.symbols[place] = (byte) symbol;
                do {
                    place = (place + step) & (size - 1);
                } while (place >= high);
            }
        }
        if (place != 0) {
            throw Bytes.damaged("a table of states is wrong");
        }
        for (int state = 0; state < size; state++) {
            int number = next[table.symbols[state]]++;
            int count = accuracy - (31 - Integer.numberOfLeadingZeros(number));
            table.bits[state] = (byte) count;
            table.bases[state] = (short) ((number << count) - size);
        }
        return table;
    }

    /** Puts the rare symbols at the end; gives where they begin. */
    private int placeRare(int[] normalized, int[] next) throws ZipException {
        int high = symbols.length;
        for (int symbol = 0; symbol < normalized.length; symbol++) {
            if (normalized[symbol] == -1) {
                high--;
                symbols[high] = (byte) symbol;
                next[symbol] = 1;
            }
        }
        if (high <= 0) {
            throw Bytes.damaged("a table of states is wrong");
        }
        return high;
    }

    /**
     * Reads the counts of a table.
     *
     * @param bytes with {@link BitsBackward#SLACK} bytes behind the end
     * @param from where the counts begin
     * @param to where the bytes end
     * @param mostAccuracy the largest accuracy allowed
     * @param mostSymbol the largest symbol allowed
     */
    static Counts readCounts(byte[] bytes, int from, int to, int mostAccuracy, int mostSymbol) throws ZipException {
        long at = 8L * from;
        int accuracy = bitsAt(bytes, at, 4) + 5;
        at += 4;
        if (accuracy > mostAccuracy) {
            throw Bytes.damaged("a table of states is too large");
        }
        int[] normalized = new int[mostSymbol + 1];
        int remaining = 1 << accuracy;
        int symbol = 0;
        while (remaining > 0 && symbol <= mostSymbol && at <= 8L * to) {
            int width = 32 - Integer.numberOfLeadingZeros(remaining + 1);
            int value = bitsAt(bytes, at, width);
            int low = value & ((1 << (width - 1)) - 1);
            int threshold = (1 << width) - 1 - (remaining + 1);
            boolean isShort = low < threshold;
            at += isShort ? width - 1 : width;
            value = isShort ? low : value >= 1 << (width - 1) ? value - threshold : value;
            int count = value - 1;
            remaining -= Math.abs(count);
            normalized[symbol++] = count;
            int repeat = count == 0 ? 3 : 0;
            while (repeat == 3 && at <= 8L * to) {
                repeat = bitsAt(bytes, at, 2);
                at += 2;
                symbol += repeat;
            }
        }
        int next = (int) ((at + 7) >> 3);
        if (remaining != 0 || symbol > mostSymbol + 1 || next > to) {
            throw Bytes.damaged("a table of states is wrong");
        }
        return new Counts(accuracy, normalized, next);
    }

    private static int bitsAt(byte[] bytes, long at, int count) {
        return (Bytes.intAt(bytes, (int) (at >> 3)) >>> (at & 7)) & ((1 << count) - 1);
    }
}
