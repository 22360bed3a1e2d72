package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.NumberColumnBuilder;

/**
 * The number cells of up to {@value #ROWS} rows of a chunk, read from its bytes, column by column. Digits with or without a decimal point
 * are read here; everything else (exponents, long numbers, words) goes through {@link NumberText}, which says the same of what is read
 * here. A row that turns out to be no row is overwritten by the next.
 */
final class NumberCells {
    /** How many rows are gathered before the columns take them. */
    static final int ROWS = 1024;

    /** Digits that a {@code long} holds whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private final byte[] bytes;
    private final byte separator;
    private final long[][] bits;
    private final byte[][] kinds;
    private final NumberText words = new NumberText();

    /**
     * Cells of a chunk.
     *
     * @param bytes hold the cells; behind every cell stands a separator or a line end
     * @param separator between cells
     * @param isNumber which of the columns hold numbers
     */
    NumberCells(byte[] bytes, byte separator, boolean[] isNumber) {
        this.bytes = bytes;
        this.separator = separator;
        bits = new long[isNumber.length][];
        kinds = new byte[isNumber.length][];
        for (int place = 0; place < isNumber.length; place++) {
            bits[place] = new long[isNumber[place] ? ROWS : 0];
            kinds[place] = new byte[isNumber[place] ? ROWS : 0];
        }
    }

    /**
     * Reads a cell.
     *
     * @param place its column
     * @param row of those gathered
     * @param from where the cell begins
     * @return where the separator or line end behind it is; -1 when it is no number
     */
    int read(int place, int row, int from) {
        int at = from;
        byte b = bytes[at];
        boolean negative = b == '-';
        if (negative) {
            b = bytes[++at];
        }
        int first = at;
        long value = 0;
        int digit = b - '0';
        while (digit >= 0 && digit <= 9) {
            value = value * 10 + digit;
            digit = bytes[++at] - '0';
        }
        int digits = at - first;
        b = bytes[at];
        if (b == '.' && digits > 0) {
            return readFraction(place, row, from, at, value, negative);
        }
        if (digits > 0 && digits <= SAFE_DIGITS && endsCell(b)) {
            bits[place][row] = negative ? -value : value;
            kinds[place][row] = NumberColumnBuilder.INTEGER;
            return at;
        }
        return readWord(place, row, from);
    }

    private int readFraction(int place, int row, int from, int point, long whole, boolean negative) {
        int at = point + 1;
        long value = whole;
        int digit = bytes[at] - '0';
        while (digit >= 0 && digit <= 9) {
            value = value * 10 + digit;
            digit = bytes[++at] - '0';
        }
        int length = at - from;
        if (length > SAFE_DIGITS + 1 || value > NumberText.EXACT || !endsCell(bytes[at])) {
            return readWord(place, row, from);
        }
        double size = NumberText.scaled(value, point + 1 - at);
        bits[place][row] = Double.doubleToRawLongBits(negative ? -size : size);
        kinds[place][row] = NumberColumnBuilder.DECIMAL;
        return at;
    }

    private int readWord(int place, int row, int from) {
        int at = from;
        while (!endsCell(bytes[at])) {
            if (bytes[at] == 0) {
                return -1;
            }
            at++;
        }
        return readText(place, row, from, at) ? at : -1;
    }

    /** Reads a cell of known ends, whatever it holds; false when it is no number. */
    boolean readText(int place, int row, int from, int to) {
        byte kind = kindOf(from, to);
        if (kind < 0) {
            return false;
        }
        kinds[place][row] = kind;
        if (kind == NumberColumnBuilder.INTEGER) {
            bits[place][row] = words.integer();
        } else if (kind == NumberColumnBuilder.DECIMAL) {
            bits[place][row] = Double.doubleToRawLongBits(words.decimal());
        }
        return true;
    }

    private byte kindOf(int from, int to) {
        if (from == to) {
            return NumberColumnBuilder.MISSING;
        }
        return switch (words.read(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))) {
            case INTEGER -> NumberColumnBuilder.INTEGER;
            case DECIMAL -> NumberColumnBuilder.DECIMAL;
            case MISSING, PLACEHOLDER -> NumberColumnBuilder.MISSING;
            case TEXT -> -1;
        };
    }

    private boolean endsCell(byte b) {
        return b == separator || b == '\n' || b == '\r';
    }

    /** Gives the first rows to a column. */
    void addTo(@Nullable NumberColumnBuilder column, int place, int rows) {
        if (column != null) {
            column.addAll(bits[place], kinds[place], rows);
        }
    }

    /** Whether a row has no number at all. */
    boolean isEmpty(int row) {
        for (byte[] column : kinds) {
            if (column.length > 0 && column[row] != NumberColumnBuilder.MISSING) {
                return false;
            }
        }
        return true;
    }
}
