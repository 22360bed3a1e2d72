package org.strayflow.io.zstd;

import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The tables that a block describes before its sequences (RFC 8878, 3.1.1.3.2.1), one after the other. */
final class Tables {
    /** The table of literal lengths where none is described. */
    static final FseTable LITERALS = given(
            6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1,
            -1, -1);

    /** The table of match lengths where none is described. */
    static final FseTable MATCHES = given(
            6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1);

    /** The table of offsets where none is described. */
    static final FseTable OFFSETS =
            given(5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1);

    private final byte[] bytes;
    private final int to;
    private int at;

    /** The tables that begin at a place; the bytes have slack behind the end. */
    Tables(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    private static FseTable given(int accuracy, int... normalized) {
        try {
            return FseTable.of(accuracy, normalized);
        } catch (ZipException e) {
            throw new IllegalStateException("the format's own tables are right", e);
        }
    }

    /** Where the bytes behind the tables begin. */
    int at() {
        return at;
    }

    /**
     * The next table.
     *
     * @param mode how it is described
     * @param before that of the block before
     * @param usual the format's own
     * @param accuracy the largest allowed
     * @param symbol the largest allowed
     */
    FseTable next(int mode, @Nullable FseTable before, FseTable usual, int accuracy, int symbol) throws ZipException {
        return switch (mode) {
            case 0 -> usual;
            case 1 -> single(symbol);
            case 2 -> {
                FseTable.Counts counts = FseTable.readCounts(bytes, at, to, accuracy, symbol);
                at = counts.nextByte();
                yield FseTable.of(counts.accuracy(), counts.normalized());
            }
            default -> {
                if (before == null) {
                    throw Bytes.damaged("a table of states is missing");
                }
                yield before;
            }
        };
    }

    private FseTable single(int most) throws ZipException {
        if (at >= to || (bytes[at] & 0xff) > most) {
            throw Bytes.damaged("a table of states is wrong");
        }
        return FseTable.single(bytes[at++]);
    }
}
