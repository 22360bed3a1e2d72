package org.strayflow.flow;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Makes moments of the texts of timestamps: seconds, milli- or microseconds since 1970; {@code year-month-day} with a time (RFC 3339 and
 * its like); two numbers and a year in either order. Without an offset a text is UTC. Not for several threads.
 */
final class TimeText {
    /** Stands for no moment. */
    static final long NONE = Long.MIN_VALUE;

    private static final long MICROS = 1_000_000L;
    private static final long SECONDS_OF_DAY = 86_400L;
    private static final int MAX_NUMBERS = 9;
    private static final int MICRO_DIGITS = 6;
    private static final int MOST_DIGITS = 9;
    private static final int YEAR_DIGITS = 4;
    private static final int NOON = 12;
    private static final int MORNING = 8;

    private final boolean dayFirst;
    private final TimeReading.Clock clock;
    private final int[] numbers = new int[MAX_NUMBERS];
    private final int[] digits = new int[MAX_NUMBERS];
    private final int[] ends = new int[MAX_NUMBERS];
    private int count;

    TimeText(boolean dayFirst, TimeReading.Clock clock) {
        this.dayFirst = dayFirst;
        this.clock = clock;
    }

    /** The moment in microseconds since 1970, {@link #NONE} when the text is no timestamp. */
    long micros(String text) {
        String stripped = text.strip();
        if (!split(stripped) || count == 0) {
            return NONE;
        }
        if (count < 3) {
            return sinceEpoch(stripped);
        }
        boolean yearFirst = digits[0] == YEAR_DIGITS;
        if (!yearFirst && digits[2] != YEAR_DIGITS) {
            return NONE;
        }
        int year = numbers[yearFirst ? 0 : 2];
        int month = numbers[yearFirst || dayFirst ? 1 : 0];
        int day = numbers[yearFirst ? 2 : dayFirst ? 0 : 1];
        try {
            long micros = LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY * MICROS;
            return withTime(stripped, micros);
        } catch (DateTimeException e) {
            // 31 February, month 13.
            return NONE;
        }
    }

    /** Whether a text has two numbers before a year. What follows tells of this text. */
    boolean isYearLast(String text) {
        return split(text.strip()) && count >= 3 && digits[0] != YEAR_DIGITS && digits[2] == YEAR_DIGITS;
    }

    /** Of a text with its year last: 1 when only the day can be first, -1 when only the month can, else 0. */
    int order() {
        return Boolean.compare(numbers[0] > NOON, numbers[1] > NOON);
    }

    /** Of a text with its year last: whether day and month are different numbers. */
    boolean isOrderTold() {
        return numbers[0] != numbers[1];
    }

    /** Of a text with its year last: whether its hour cannot be one of a clock of twelve hours without AM and PM. */
    boolean isClockClear(String text) {
        boolean half = text.toUpperCase(Locale.ROOT).indexOf('M') >= 0;
        return count < 5 || half || numbers[3] == 0 || numbers[3] > NOON || (digits[3] == 2 && numbers[3] < 10);
    }

    private long withTime(String text, long date) {
        if (count == 3) {
            return ends[2] == text.length() ? date : NONE;
        }
        if (count == 4) {
            return NONE;
        }
        boolean seconds = count > 5 && text.charAt(ends[4]) == ':';
        boolean fraction = seconds && count > 6 && (text.charAt(ends[5]) == '.' || text.charAt(ends[5]) == ',');
        int used = fraction ? 7 : seconds ? 6 : 5;
        String rest = text.substring(ends[used - 1]).strip().toUpperCase(Locale.ROOT);
        int hour = hour(rest);
        boolean valid = hour >= 0 && hour < 24 && numbers[4] < 60 && (!seconds || numbers[5] <= 60);
        long offset = offset(rest);
        if (!valid || offset == NONE) {
            return NONE;
        }
        long time = (hour * 60L + numbers[4] - offset) * 60L + (seconds ? numbers[5] : 0);
        return date + time * MICROS + (fraction ? micros(text, 6) : 0);
    }

    private int hour(String rest) {
        int hour = numbers[3];
        if (hasHalf(rest)) {
            return hour < 1 || hour > NOON ? -1 : hour % NOON + (rest.startsWith("PM") ? NOON : 0);
        }
        boolean afternoon = clock == TimeReading.Clock.WORKING_HOURS && hour > 0 && hour < MORNING;
        return afternoon ? hour + NOON : hour;
    }

    private static boolean hasHalf(String rest) {
        return rest.startsWith("AM") || rest.startsWith("PM");
    }

    /** Minutes east of UTC of what stands behind the time. */
    private static long offset(String rest) {
        String zone = hasHalf(rest) ? rest.substring(2).strip() : rest;
        if (zone.isEmpty() || zone.equals("Z") || zone.equals("UTC")) {
            return 0;
        }
        String plain = zone.substring(1).replace(":", "");
        boolean number = plain.chars().allMatch(c -> c >= '0' && c <= '9');
        char sign = zone.charAt(0);
        if (!number || (plain.length() != 2 && plain.length() != 4) || (sign != '+' && sign != '-')) {
            return NONE;
        }
        int hours = Integer.parseInt(plain.substring(0, 2));
        int minutes = plain.length() == 4 ? Integer.parseInt(plain.substring(2)) : 0;
        return hours > 18 || minutes > 59 ? NONE : (sign == '-' ? -1 : 1) * (hours * 60L + minutes);
    }

    /** A fraction of a second; digits behind microseconds are cut off. */
    private long micros(String text, int place) {
        long value = 0;
        int from = ends[place] - digits[place];
        for (int i = 0; i < MICRO_DIGITS; i++) {
            value = value * 10 + (i < digits[place] ? text.charAt(from + i) - '0' : 0);
        }
        return value;
    }

    private long sinceEpoch(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        boolean plain = ends[0] - digits[0] == start
                && (count == 1
                        ? ends[0] == text.length()
                        : text.charAt(ends[0]) == '.'
                                && ends[1] - digits[1] == ends[0] + 1
                                && ends[1] == text.length());
        if (!plain || digits[0] > 18) {
            return NONE;
        }
        long whole = Long.parseLong(text.substring(start, ends[0]));
        Unit unit = Unit.of((double) whole);
        long part = count == 2 ? micros(text, 1) / unit.perSecond : 0;
        long value = unit.micros(whole) + part;
        return start == 1 ? -value : value;
    }

    /** Takes the runs of digits; between them stand only the signs that timestamps have. */
    private boolean split(String text) {
        count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                inside = false;
                if ("-/.:, +TtZzAaPpMmUuCc".indexOf(c) < 0) {
                    return false;
                }
                continue;
            }
            if (!inside) {
                if (count == MAX_NUMBERS) {
                    return false;
                }
                numbers[count] = 0;
                digits[count++] = 0;
                inside = true;
            }
            int last = count - 1;
            numbers[last] = digits[last] < MOST_DIGITS ? 10 * numbers[last] + c - '0' : numbers[last];
            digits[last]++;
            ends[last] = i + 1;
        }
        return true;
    }

    /** The unit of a number since 1970, told by its size: seconds up to the year 5138, milliseconds from 1973 on. */
    enum Unit {
        SECONDS(1),
        MILLIS(1_000),
        MICROS(1_000_000),
        NANOS(1_000_000_000);

        private static final long SECONDS_END = 100_000_000_000L;

        private final long perSecond;

        Unit(long perSecond) {
            this.perSecond = perSecond;
        }

        static Unit of(double value) {
            double size = Math.abs(value);
            for (Unit unit : values()) {
                if (size < (double) SECONDS_END * unit.perSecond) {
                    return unit;
                }
            }
            return NANOS;
        }

        /** A number of this unit in microseconds. */
        long micros(long value) {
            return this == NANOS ? value / 1_000 : value * (TimeText.MICROS / perSecond);
        }

        /** A number of this unit in microseconds, rounded. */
        long micros(double value) {
            return Math.round(value * ((double) TimeText.MICROS / perSecond));
        }
    }
}
