package org.strayflow.io;

import java.util.Locale;
import java.util.Set;

/**
 * Reads numbers from text as flow files write them, alike in every locale. The value is exactly that of
 * {@link Double#parseDouble}; what only Java knows ({@code 1d}, {@code 0x1p3}) is no number here. Not for several threads: the value
 * of the last {@link #read} is kept here so that no object is made a cell.
 */
final class NumberText {
    /** What a cell holds. */
    enum Kind {
        /** A whole number that fits a {@code long}: {@link NumberText#integer()}. */
        INTEGER,
        /** Any other number, also an infinite one: {@link NumberText#decimal()}. */
        DECIMAL,
        /** Nothing, or not-a-number: missing in a column of numbers. */
        MISSING,
        /** A text that stands for a missing value where the other cells are numbers, and for itself where they are not. */
        PLACEHOLDER,
        /** Text. */
        TEXT;

        /** Whether it is a number. */
        boolean isNumber() {
            return this == INTEGER || this == DECIMAL;
        }
    }

    private static final Set<String> PLACEHOLDERS = Set.of("-", "?", "na", "n/a", "null", "none");
    private static final int LONGEST_WORD = 9;

    /** Digits that a {@code long} holds whatever they are. */
    private static final int SAFE_DIGITS = 18;

    /** Whole numbers up to here are exact doubles, and so are the powers of ten below. */
    static final long EXACT = 1L << 53;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private long integer;
    private double decimal;

    /** The value after {@link Kind#INTEGER}. */
    long integer() {
        return integer;
    }

    /** The value after {@link Kind#DECIMAL}. */
    double decimal() {
        return decimal;
    }

    /** Says what the cell holds, outer blanks aside, and keeps its value. */
    Kind read(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && cell.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && cell.charAt(to - 1) <= ' ') {
            to--;
        }
        return from == to ? Kind.MISSING : readNumber(cell, from, to);
    }

    private Kind readNumber(String cell, int from, int to) {
        char sign = cell.charAt(from);
        int at = sign == '-' || sign == '+' ? from + 1 : from;
        int firstDigit = at;
        long value = 0;
        int digits = 0;
        for (; at < to; at++) {
            int digit = cell.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (digits < SAFE_DIGITS) {
                value = value * 10 + digit;
            }
            digits += digits > 0 || digit > 0 ? 1 : 0;
        }
        if (at == to && at > firstDigit && digits <= SAFE_DIGITS) {
            integer = sign == '-' ? -value : value;
            return Kind.INTEGER;
        }
        return at == to && at > firstDigit
                ? longInteger(cell.substring(from, to))
                : readFraction(cell, from, to, at, value, digits);
    }

    private Kind longInteger(String text) {
        try {
            integer = Long.parseLong(text);
            return Kind.INTEGER;
        } catch (NumberFormatException e) {
            decimal = Double.parseDouble(text);
            return Kind.DECIMAL;
        }
    }

    /** Goes on behind the whole part, of which {@code value} holds the {@code digits} digits without leading zeros. */
    private Kind readFraction(String cell, int from, int to, int pointAt, long whole, int wholeDigits) {
        int at = pointAt;
        long value = whole;
        int digits = wholeDigits;
        int scale = 0;
        boolean any = at > from && isDigit(cell.charAt(at - 1));
        if (at < to && cell.charAt(at) == '.') {
            for (at++; at < to && isDigit(cell.charAt(at)); at++) {
                int digit = cell.charAt(at) - '0';
                if (digits < SAFE_DIGITS) {
                    value = value * 10 + digit;
                    scale--;
                }
                digits += digits > 0 || digit > 0 ? 1 : 0;
                any = true;
            }
        }
        if (!any) {
            return word(cell, from, to);
        }
        int exponentAt = at;
        int exponent = 0;
        if (at < to && (cell.charAt(at) | 0x20) == 'e') {
            at++;
            boolean negative = at < to && cell.charAt(at) == '-';
            at += at < to && (cell.charAt(at) == '-' || cell.charAt(at) == '+') ? 1 : 0;
            int first = at;
            for (; at < to && isDigit(cell.charAt(at)); at++) {
                exponent = Math.min(9999, exponent * 10 + cell.charAt(at) - '0');
            }
            exponent = negative ? -exponent : exponent;
            at = at == first ? exponentAt : at;
        }
        if (at < to) {
            return Kind.TEXT;
        }
        boolean exact = digits <= SAFE_DIGITS;
        decimal = valueOf(cell, from, to, exact ? value : Long.MAX_VALUE, scale + exponent);
        return Kind.DECIMAL;
    }

    /** One rounding only: both factors are exact, so their product or quotient is the nearest double. Otherwise the JDK's way. */
    private static double valueOf(String cell, int from, int to, long digits, int power) {
        if (digits > EXACT || Math.abs(power) >= POWERS.length) {
            return Double.parseDouble(cell.substring(from, to));
        }
        double size = scaled(digits, power);
        return cell.charAt(from) == '-' ? -size : size;
    }

    /** The double nearest to so many digits, at most {@link #EXACT}, times a power of ten from -22 to 22. */
    static double scaled(long digits, int power) {
        return power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
    }

    private Kind word(String cell, int from, int to) {
        if (to - from > LONGEST_WORD) {
            return Kind.TEXT;
        }
        String word = cell.substring(from, to).toLowerCase(Locale.ROOT);
        if (PLACEHOLDERS.contains(word)) {
            return Kind.PLACEHOLDER;
        }
        boolean signed = word.charAt(0) == '-' || word.charAt(0) == '+';
        return switch (signed ? word.substring(1) : word) {
            case "nan" -> Kind.MISSING;
            case "inf", "infinity" -> {
                decimal = word.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
                yield Kind.DECIMAL;
            }
            default -> Kind.TEXT;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
