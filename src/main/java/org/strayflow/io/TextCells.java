package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.TextColumnBuilder;

/**
 * The cells of one column of text, of up to {@link NumberCells#ROWS} rows of a chunk. Every distinct stretch of bytes becomes a text once;
 * from then on it is known by its bytes. The column learns a text when a row with it is taken, not before.
 */
final class TextCells {
    private static final int FIRST_SLOTS = 64;

    private final byte[] bytes;
    private final TextColumnBuilder column;
    private final Function<String, @Nullable String> reader;
    /** Per row the place of its text in the lists below. */
    private final int[] entries = new int[NumberCells.ROWS];

    /** Open addressing; a slot holds a place in the lists below, counted from 1. */
    private int[] slots = new int[FIRST_SLOTS];

    private int[] froms = new int[FIRST_SLOTS];
    private int[] lengths = new int[FIRST_SLOTS];
    private @Nullable String[] texts = new String[FIRST_SLOTS];
    private int[] codes = new int[FIRST_SLOTS];
    private int[] hashes = new int[FIRST_SLOTS];
    private int size;

    /**
     * Cells of a chunk.
     *
     * @param bytes hold the cells and do not change
     * @param column knows the texts
     * @param reader makes a text of a cell in Latin 1; {@code null} when the cell is at fault
     */
    TextCells(byte[] bytes, TextColumnBuilder column, Function<String, @Nullable String> reader) {
        this.bytes = bytes;
        this.column = column;
        this.reader = reader;
    }

    /** Takes a cell, its hash being that of {@link #hash} over its bytes; false when it is at fault. */
    boolean take(int row, int from, int to, int hash) {
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (hashes[entry] == hash && isSame(entry, from, to)) {
                entries[row] = entry;
                return true;
            }
            slot = (slot + 1) & mask;
        }
        String text = reader.apply(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        if (text == null) {
            return false;
        }
        entries[row] = size;
        remember(slot, from, to, hash, text);
        return true;
    }

    /** The hash of a cell, byte by byte; 0 at first. */
    static int hash(int before, byte next) {
        return before * 31 + next;
    }

    /** Gives the first rows to the column. */
    void flush(int rows) {
        int[] ofRows = new int[rows];
        for (int row = 0; row < rows; row++) {
            int entry = entries[row];
            String unknown = texts[entry];
            if (unknown != null) {
                codes[entry] = column.code(unknown);
                texts[entry] = null;
            }
            ofRows[row] = codes[entry];
        }
        column.addAll(ofRows, rows);
    }

    /** Whether the row's cell has nothing but blanks. */
    boolean isBlank(int row) {
        int entry = entries[row];
        for (int at = froms[entry]; at < froms[entry] + lengths[entry]; at++) {
            if (bytes[at] < 0 || bytes[at] > ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(int entry, int from, int to) {
        int start = froms[entry];
        return lengths[entry] == to - from && Arrays.equals(bytes, start, start + to - from, bytes, from, to);
    }

    private void remember(int slot, int from, int to, int hash, String text) {
        if (size == froms.length) {
            froms = Arrays.copyOf(froms, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
            texts = Arrays.copyOf(texts, size * 2);
            codes = Arrays.copyOf(codes, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        froms[size] = from;
        lengths[size] = to - from;
        texts[size] = text;
        hashes[size] = hash;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            rehash();
        }
    }

    private void rehash() {
        int[] wider = new int[slots.length * 2];
        int mask = wider.length - 1;
        for (int entry = 0; entry < size; entry++) {
            int slot = spread(hashes[entry]) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = entry + 1;
        }
        slots = wider;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
