package org.strayflow.ui.vm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How numbers are written in the window: the same on every machine, whatever its locale. Thousands are separated by commas, the
 * decimal mark is a point, and a number that does not exist is {@link #NONE}.
 */
public final class Formats {
    /** Stands for a number that does not exist, such as the precision when nothing is flagged. */
    public static final String NONE = "–";

    private static final int DIGITS = 4;
    private static final String[] SI = {"", "k", "M", "G", "T", "P"};

    private Formats() {}

    /** A count with separated thousands: {@code 2,830,743}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count with its noun: {@code 1 flow}, {@code 9,971 flows}. */
    public static String counted(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /**
     * A value between 0 and 1 with four decimals, such as a score, precision or recall. Never rounds up to 1 what is not 1, nor down
     * to 0 what is not 0.
     */
    public static String ratio(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (value == 1) {
            return "1.000";
        }
        if (value > 0 && value < 0.0001) {
            return "<0.0001";
        }
        if (value > 0.9999 && value < 1) {
            return "0.9999";
        }
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /**
     * A share as percent, at most four significant digits: {@code 0.4 %} is {@code percent(0.004)}. Never says {@code 0 %} or
     * {@code 100 %} of what is neither.
     *
     * @param share 0..1, or NaN
     */
    public static String percent(double share) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        double percent = share * 100;
        if (percent > 0 && percent < 0.001) {
            return "<0.001 %";
        }
        if (percent > 99.99 && percent < 100) {
            return "99.99 %";
        }
        double size = Math.abs(percent);
        String form = size < 1 ? "%.3f %%" : size < 100 ? "%.2f %%" : "%.0f %%";
        return percent == 0 ? "0 %" : String.format(Locale.ROOT, form, percent);
    }

    /**
     * A share in per cent without the sign and with one decimal, for narrow cells: {@code 4.2} is {@code points(0.042)}. Never says
     * {@code 0} or {@code 100} of what is neither.
     *
     * @param share 0..1, or NaN
     */
    public static String points(double share) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        if (share == 0 || share == 1) {
            return share == 0 ? "0" : "100";
        }
        return share < 0.001 ? "<0.1" : share > 0.999 ? ">99.9" : String.format(Locale.ROOT, "%.1f", share * 100);
    }

    /** A number with at most four significant digits: {@code 0.001235}, {@code 12.35}, {@code 1,235}, {@code 1.235e12}. */
    public static String significant(double value) {
        return significant(value, DIGITS);
    }

    /** A number of a table cell: integers in full, others with at most seven significant digits. */
    public static String cell(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return count((long) value);
        }
        return significant(value, 7);
    }

    /** A number with at most so many significant digits. */
    public static String significant(double value, int digits) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        double size = Math.abs(rounded.doubleValue());
        if (size >= 1e9 || size < 1e-4) {
            return scientific(rounded);
        }
        BigDecimal plain = rounded.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    private static String scientific(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        return plain.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /** A number near 0 with five decimals, so that several of them line up; never says {@code 0.00000} of what is not 0. */
    public static String fixed(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%.5f", value);
        boolean nothing = value != 0 && Math.abs(value) < 0.000005;
        return nothing ? (value < 0 ? ">-0.00001" : "<0.00001") : text;
    }

    /** A count short enough for an axis: {@code 0}, {@code 250}, {@code 1.5k}, {@code 20k}, {@code 3M}. */
    public static String compact(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        int step = 0;
        while (size >= 1000 && step < SI.length - 1) {
            size /= 1000;
            step++;
        }
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(3)).stripTrailingZeros();
        return (value < 0 ? "-" : "") + rounded.toPlainString() + SI[step];
    }

    /** A size in SI units, at most four significant digits: {@code 512 B}, {@code 1.5 MB}. */
    public static String bytes(long bytes) {
        double size = bytes;
        int step = 0;
        while (Math.abs(size) >= 1000 && step < SI.length - 1) {
            size /= 1000;
            step++;
        }
        return significant(size) + " " + (step == 1 ? "k" : SI[step]) + "B";
    }

    /** A length of time that is a whole number of some unit: {@code 1 s}, {@code 15 min}, {@code 1 day}. */
    public static String span(long micros) {
        long[] sizes = {86_400_000_000L, 3_600_000_000L, 60_000_000, 1_000_000, 1_000};
        String[] units = {"d", "h", "min", "s", "ms"};
        for (int unit = 0; unit < sizes.length; unit++) {
            if (micros >= sizes[unit] && micros % sizes[unit] == 0) {
                return count(micros / sizes[unit]) + " " + units[unit];
            }
        }
        return count(micros) + " µs";
    }

    /** A length of time: {@code 35 ms}, {@code 1.2 s}, {@code 12 s}, {@code 1 min 05 s}, {@code 2 h 03 min}. */
    public static String duration(double seconds) {
        if (Double.isNaN(seconds)) {
            return NONE;
        }
        if (seconds < 0.9995) {
            return Math.round(seconds * 1000) + " ms";
        }
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
