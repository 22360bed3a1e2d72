package org.strayflow.io.zstd;

import java.util.Arrays;
import java.util.zip.ZipException;

/** A Huffman code of literals (RFC 8878, 4.2). */
final class HuffmanTable {
    private static final int MOST_BITS = 11;
    private static final int MOST_WEIGHTS = 255;
    private static final int WEIGHT_ACCURACY = 6;

    /** Symbols that one load of 64 bits surely holds: 5 codes of 11 bits and up to 7 bits before. */
    private static final int AT_ONCE = 5;

    private final int bits;
    /** For the next bits the symbol and above it the length of its code. */
    private final short[] table;

    private HuffmanTable(int bits) {
        this.bits = bits;
        this.table = new short[1 << bits];
    }

    /** A table and where the bytes behind its description begin. */
    record Read(HuffmanTable table, int nextByte) {}

    /** Reads the description of a code; the bytes have slack at both ends. */
    static Read read(byte[] bytes, int from, int to) throws ZipException {
        if (from >= to) {
            throw Bytes.damaged("a code is missing");
        }
        int first = bytes[from] & 0xff;
        byte[] weights = new byte[MOST_WEIGHTS + 1];
        int count;
        int next;
        if (first < 128) {
            next = from + 1 + first;
            checkWithin(next, to);
            count = readWeights(bytes, from + 1, next, weights);
        } else {
            count = first - 127;
            next = from + 1 + (count + 1) / 2;
            checkWithin(next, to);
            for (int i = 0; i < count; i++) {
                int pair = bytes[from + 1 + i / 2] & 0xff;
                weights[i] = (byte) (i % 2 == 0 ? pair >> 4 : pair & 15);
            }
        }
        return new Read(of(weights, count), next);
    }

    private static void checkWithin(int next, int to) throws ZipException {
        if (next > to) {
            throw Bytes.damaged("a code is cut short");
        }
    }

    /** Weights packed with two states that take turns. */
    private static int readWeights(byte[] bytes, int from, int to, byte[] weights) throws ZipException {
        FseTable.Counts counts = FseTable.readCounts(bytes, from, to, WEIGHT_ACCURACY, MOST_BITS + 1);
        FseTable fse = FseTable.of(counts.accuracy(), counts.normalized());
        BitsBackward in = new BitsBackward(bytes, counts.nextByte(), to);
        int[] states = {in.read(fse.accuracy), in.read(fse.accuracy)};
        int count = 0;
        while (in.left() >= 0) {
            if (count >= MOST_WEIGHTS - 1) {
                throw Bytes.damaged("a code has too many symbols");
            }
            int state = states[count & 1];
            weights[count++] = fse.symbols[state];
            int next = fse.bases[state] + in.read(fse.bits[state]);
            if (in.left() >= 0) {
                states[(count - 1) & 1] = next;
            }
        }
        weights[count] = fse.symbols[states[count & 1]];
        return count + 1;
    }

    /** The weight of the last symbol is what the others leave. */
    private static HuffmanTable of(byte[] weights, int count) throws ZipException {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > MOST_BITS + 1) {
                throw Bytes.damaged("a code is too long");
            }
            sum += weights[i] == 0 ? 0 : 1 << (weights[i] - 1);
        }
        if (sum == 0) {
            throw Bytes.damaged("a code is empty");
        }
        int bits = 32 - Integer.numberOfLeadingZeros(sum);
        int left = (1 << bits) - sum;
        if (bits > MOST_BITS || Integer.bitCount(left) != 1 || count > MOST_WEIGHTS) {
            throw Bytes.damaged("a code is wrong");
        }
        weights[count] = (byte) (32 - Integer.numberOfLeadingZeros(left));
        HuffmanTable code = new HuffmanTable(bits);
        int at = 0;
        for (int weight = 1; weight <= bits; weight++) {
            for (int symbol = 0; symbol <= count; symbol++) {
                if (weights[symbol] == weight) {
                    int entries = 1 << (weight - 1);
                    short entry = (short) (((bits + 1 - weight) << 8) | symbol);
                    Arrays.fill(code.table, at, at + entries, entry);
                    at += entries;
                }
            }
        }
        return code;
    }

    /**
     * Reads a stream of symbols.
     *
     * @param bytes hold the stream, with slack at both ends
     * @param from where it begins
     * @param to where it ends
     * @param into takes the symbols
     * @param start where the first goes
     * @param end where the last one was put, not included
     */
    void read(byte[] bytes, int from, int to, byte[] into, int start, int end) throws ZipException {
        if (to <= from || bytes[to - 1] == 0) {
            throw Bytes.damaged("a stream of bits has no end");
        }
        short[] codes = table;
        int mask = (1 << bits) - 1;
        long first = 8L * from;
        long at = 8L * (to - 1) + 31 - Integer.numberOfLeadingZeros(bytes[to - 1] & 0xff);
        int out = start;
        while (end - out >= AT_ONCE && at - first >= 64) {
            int loaded = (int) ((at - 57) >> 3);
            long word = Bytes.longAt(bytes, loaded);
            int shift = (int) (at - 8L * loaded);
            for (int i = 0; i < AT_ONCE; i++) {
                short entry = codes[(int) (word >>> (shift - bits)) & mask];
                into[out++] = (byte) entry;
                shift -= entry >> 8;
            }
            at = 8L * loaded + shift;
        }
        while (out < end && at >= first) {
            long low = at - bits;
            int index = (int) (Bytes.longAt(bytes, (int) (low >> 3)) >>> (low & 7)) & mask;
            short entry = codes[index];
            into[out++] = (byte) entry;
            at -= entry >> 8;
        }
        if (at != first || out != end) {
            throw Bytes.damaged("a stream of literals is wrong");
        }
    }
}
