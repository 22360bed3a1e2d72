package org.strayflow.feature;

/**
 * Looks at the numbers in a timestamp's text without making a moment of it. Knows seconds since 1970, {@code year-month-day} with a time
 * (RFC 3339 and its like), and two numbers and a year in either order, as spreadsheets write them.
 */
final class TimeText {
    private static final int MAX_NUMBERS = 9;
    private static final int YEAR_DIGITS = 4;
    private static final int MOST_DIGITS = 9;

    private final int[] numbers = new int[MAX_NUMBERS];
    private final int[] digits = new int[MAX_NUMBERS];
    private int count;

    private boolean yearLast;
    private boolean half;

    /** Takes a text; says whether it is a timestamp. */
    boolean read(String text) {
        count = 0;
        yearLast = false;
        half = false;
        if (isNumber(text)) {
            return true;
        }
        if (!split(text) || count < 3) {
            return false;
        }
        if (digits[0] == YEAR_DIGITS) {
            return isIn(1, 1, 12) && isIn(2, 1, 31) && isTime();
        }
        yearLast = digits[2] == YEAR_DIGITS;
        boolean dayFirst = isIn(0, 1, 31) && isIn(1, 1, 12);
        boolean monthFirst = isIn(0, 1, 12) && isIn(1, 1, 31);
        return yearLast && (dayFirst || monthFirst) && isTime();
    }

    /** Whether the latest text has two numbers before its year. */
    boolean hasYearLast() {
        return yearLast;
    }

    /** The first number of the latest text: day or month where the year is last. */
    int first() {
        return numbers[0];
    }

    /** The second number of the latest text: month or day where the year is last. */
    int second() {
        return numbers[1];
    }

    /** The hour of the latest text, -1 when it has none or says AM or PM. */
    int hour() {
        return count < 5 || half ? -1 : numbers[3];
    }

    /** Whether the latest text's hour has a zero before it, as on a clock of 24 hours. */
    boolean hasPaddedHour() {
        return digits[3] == 2 && numbers[3] < 10;
    }

    private static boolean isNumber(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            dots += c == '.' ? 1 : 0;
            if (!isDigit(c) && !(c == '.' && dots == 1) && !(c == '-' && i == 0)) {
                return false;
            }
        }
        return !text.isEmpty() && !text.equals("-") && !text.equals(".");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Takes the runs of digits; between them only the signs that timestamps have. */
    private boolean split(String text) {
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                if (!inside && count == MAX_NUMBERS) {
                    return false;
                }
                if (!inside) {
                    numbers[count] = 0;
                    digits[count++] = 0;
                }
                inside = true;
                numbers[count - 1] =
                        digits[count - 1] < MOST_DIGITS ? 10 * numbers[count - 1] + c - '0' : numbers[count - 1];
                digits[count - 1]++;
            } else {
                inside = false;
                half |= c == 'A' || c == 'P' || c == 'a' || c == 'p';
                if ("-/.:, +TtZzAaPpMm".indexOf(c) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isIn(int place, int least, int most) {
        return numbers[place] >= least && numbers[place] <= most;
    }

    /** Nothing, or hour and minute, then perhaps a second (60 for a leap second), a fraction and an offset. */
    private boolean isTime() {
        if (count == 3) {
            return true;
        }
        boolean hour = half ? isIn(3, 1, 12) : isIn(3, 0, 23);
        return count > 4 && hour && isIn(4, 0, 59) && (count == 5 || isIn(5, 0, 60));
    }
}
