package org.strayflow.io.zstd;

import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Unpacks the compressed blocks of a frame (RFC 8878, 3.1.1.3): literals first, then the sequences that put them between matches. */
final class Blocks {
    /** How many bits say the rest of the length, one digit a code; the codes before stand for themselves. */
    private static final String LITERAL_WIDTHS = "1111223346789abcdefg";

    private static final String MATCH_WIDTHS = "11112233445789abcdefg";
    private static final int[] LITERAL_BASES = bases(0, 16, LITERAL_WIDTHS);
    private static final byte[] LITERAL_BITS = bits(16, LITERAL_WIDTHS);
    private static final int[] MATCH_BASES = bases(3, 32, MATCH_WIDTHS);
    private static final byte[] MATCH_BITS = bits(32, MATCH_WIDTHS);
    private static final int RADIX = 17;
    private static final int MOST_OFFSET_CODE = 31;
    private static final int LITERAL_ACCURACY = 9;
    private static final int MATCH_ACCURACY = 9;
    private static final int OFFSET_ACCURACY = 8;
    private static final int FEWER_BYTES = 3;

    private final Window window;
    private final byte[] literals = new byte[Window.BLOCK + 8];
    private final int[] repeated = {1, 4, 8};
    private int literalCount;
    private @Nullable HuffmanTable code;
    private @Nullable FseTable literalLengths;
    private @Nullable FseTable offsets;
    private @Nullable FseTable matchLengths;

    /** Blocks of a new frame. */
    Blocks(Window window) {
        this.window = window;
    }

    /** Codes below {@code plain} stand for themselves; every further one begins where the one before ends. */
    private static int[] bases(int least, int plain, String widths) {
        int[] bases = new int[plain + widths.length()];
        for (int code = 0; code < plain; code++) {
            bases[code] = least + code;
        }
        int next = least + plain;
        for (int i = 0; i < widths.length(); i++) {
            bases[plain + i] = next;
            next += 1 << Character.digit(widths.charAt(i), RADIX);
        }
        return bases;
    }

    private static byte[] bits(int plain, String widths) {
        byte[] bits = new byte[plain + widths.length()];
        for (int i = 0; i < widths.length(); i++) {
            bits[plain + i] = (byte) Character.digit(widths.charAt(i), RADIX);
        }
        return bits;
    }

    /**
     * Unpacks a block into the window.
     *
     * @param bytes hold the block, with {@link BitsBackward#SLACK} bytes at both ends
     * @param from where it begins
     * @param to where it ends
     * @param most how many bytes it may unpack to
     */
    void unpack(byte[] bytes, int from, int to, int most) throws ZipException {
        int next = readLiterals(bytes, from, to, most);
        next = readSequences(bytes, next, to, most);
        if (next != to) {
            throw Bytes.damaged("a block has bytes too many");
        }
    }

    private int readLiterals(byte[] bytes, int from, int to, int most) throws ZipException {
        if (to - from < 2) {
            throw Bytes.damaged("a block is too short");
        }
        int first = bytes[from] & 0xff;
        int kind = first & 3;
        int format = (first >> 2) & 3;
        if (kind >= 2) {
            return readPackedLiterals(bytes, from, to, most);
        }
        int header = format == 1 ? 2 : format == 3 ? FEWER_BYTES : 1;
        int all = Bytes.intAt(bytes, from);
        literalCount = header == 1 ? first >> 3 : (all & ((1 << (8 * header)) - 1)) >>> 4;
        int stored = kind == 0 ? literalCount : 1;
        int begin = from + header;
        if (literalCount > most || stored > to - begin) {
            throw Bytes.damaged("a block has too many literals");
        }
        if (kind == 0) {
            System.arraycopy(bytes, begin, literals, 0, literalCount);
        } else {
            Arrays.fill(literals, 0, literalCount, bytes[begin]);
        }
        return begin + stored;
    }

    private int readPackedLiterals(byte[] bytes, int from, int to, int most) throws ZipException {
        int first = bytes[from] & 0xff;
        int format = (first >> 2) & 3;
        int width = format < 2 ? 10 : format == 2 ? 14 : 18;
        int header = format < 2 ? FEWER_BYTES : format == 2 ? 4 : 5;
        long all = Bytes.longAt(bytes, from) >>> 4;
        int mask = (1 << width) - 1;
        literalCount = (int) all & mask;
        int begin = from + header;
        int end = begin + ((int) (all >>> width) & mask);
        if (end > to || literalCount > most) {
            throw Bytes.damaged("a block has too many literals");
        }
        if ((first & 3) == 2) {
            HuffmanTable.Read read = HuffmanTable.read(bytes, begin, end);
            code = read.table();
            begin = read.nextByte();
        }
        HuffmanTable known = code;
        if (known == null) {
            throw Bytes.damaged("a code is missing");
        }
        if (format == 0) {
            known.read(bytes, begin, end, literals, 0, literalCount);
        } else {
            readFourStreams(known, bytes, begin, end);
        }
        return end;
    }

    private void readFourStreams(HuffmanTable known, byte[] bytes, int from, int end) throws ZipException {
        int part = (literalCount + 3) / 4;
        if (end - from < 6 || 3 * part > literalCount) {
            throw Bytes.damaged("a stream of literals is wrong");
        }
        long sizes = Bytes.longAt(bytes, from);
        int at = from + 6;
        for (int stream = 0; stream < 4; stream++) {
            boolean last = stream == 3;
            int next = last ? end : at + ((int) (sizes >>> (16 * stream)) & 0xffff);
            if (next > end) {
                throw Bytes.damaged("a stream of literals is cut short");
            }
            known.read(bytes, at, next, literals, stream * part, last ? literalCount : (stream + 1) * part);
            at = next;
        }
    }

    private int readSequences(byte[] bytes, int from, int to, int most) throws ZipException {
        if (from >= to) {
            throw Bytes.damaged("a block is too short");
        }
        int first = bytes[from] & 0xff;
        if (first == 0) {
            window.put(literals, 0, literalCount);
            return from + 1;
        }
        int header = first < 128 ? 1 : first < 255 ? 2 : FEWER_BYTES;
        int at = from + header;
        if (at >= to) {
            throw Bytes.damaged("a block is too short");
        }
        int second = bytes[from + 1] & 0xff;
        int count =
                switch (header) {
                    case 1 -> first;
                    case 2 -> ((first - 128) << 8) + second;
                    default -> second + ((bytes[from + 2] & 0xff) << 8) + 0x7f00;
                };
        int modes = bytes[at++] & 0xff;
        if ((modes & 3) != 0) {
            throw Bytes.damaged("a block is of an unknown kind");
        }
        Tables tables = new Tables(bytes, at, to);
        literalLengths =
                tables.next(modes >> 6, literalLengths, Tables.LITERALS, LITERAL_ACCURACY, LITERAL_BITS.length - 1);
        offsets = tables.next((modes >> 4) & 3, offsets, Tables.OFFSETS, OFFSET_ACCURACY, MOST_OFFSET_CODE);
        matchLengths =
                tables.next((modes >> 2) & 3, matchLengths, Tables.MATCHES, MATCH_ACCURACY, MATCH_BITS.length - 1);
        run(count, new BitsBackward(bytes, tables.at(), to), literalLengths, offsets, matchLengths, most);
        return to;
    }

    private void run(int count, BitsBackward in, FseTable lengths, FseTable distances, FseTable matches, int most)
            throws ZipException {
        int lengthState = in.read(lengths.accuracy);
        int offsetState = in.read(distances.accuracy);
        int matchState = in.read(matches.accuracy);
        int start = window.end();
        int used = 0;
        for (int i = 0; i < count; i++) {
            int offsetCode = distances.symbols[offsetState];
            long offset = (1L << offsetCode) + (in.read(offsetCode) & 0xffff_ffffL);
            int matchCode = matches.symbols[matchState];
            int match = MATCH_BASES[matchCode] + in.read(MATCH_BITS[matchCode]);
            int lengthCode = lengths.symbols[lengthState];
            int literal = LITERAL_BASES[lengthCode] + in.read(LITERAL_BITS[lengthCode]);
            if (i + 1 < count) {
                lengthState = lengths.bases[lengthState] + in.read(lengths.bits[lengthState]);
                matchState = matches.bases[matchState] + in.read(matches.bits[matchState]);
                offsetState = distances.bases[offsetState] + in.read(distances.bits[offsetState]);
            }
            int room = most - (window.end() - start);
            if (in.left() < 0 || literal > literalCount - used || literal > room) {
                throw Bytes.damaged("a sequence is wrong");
            }
            window.put(literals, used, literal);
            used += literal;
            window.repeat(distance(offset, literal), match, room - literal);
        }
        if (in.left() != 0 || literalCount - used > most - (window.end() - start)) {
            throw Bytes.damaged("the sequences are wrong");
        }
        window.put(literals, used, literalCount - used);
    }

    /** One of the last three offsets or a new one; remembers it. */
    private int distance(long value, int literal) throws ZipException {
        if (value > 3) {
            if (value - 3 > Integer.MAX_VALUE) {
                throw Bytes.damaged("a match leads nowhere");
            }
            return remember((int) (value - 3), 2);
        }
        int which = (int) value - (literal == 0 ? 0 : 1);
        if (which == 0) {
            return repeated[0];
        }
        return remember(which < 3 ? repeated[which] : repeated[0] - 1, Math.min(which, 2));
    }

    /** Puts an offset first; those before the place it had move down. */
    private int remember(int offset, int place) {
        if (place == 2) {
            repeated[2] = repeated[1];
        }
        repeated[1] = repeated[0];
        repeated[0] = offset;
        return offset;
    }
}
