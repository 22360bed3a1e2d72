package org.strayflow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a chart: which values it reaches over and which of them are named.
 *
 * @param title what it measures
 * @param low the value at its beginning
 * @param high the value at its end, above {@code low}
 * @param logarithmic whether equal factors are equally far apart; then {@code low} is above 0
 * @param ticks values with a name, ascending, not outside
 */
record Axis(String title, double low, double high, boolean logarithmic, List<Tick> ticks) {
    private static final int FEWEST_TICKS = 4;

    /** Below one row, so that a bar of one row can be seen on a logarithmic axis. */
    private static final double BELOW_ONE = 0.5;

    private static final double MANY = 50;

    /** Checks the range and copies the list. */
    Axis {
        if (!(low < high) || (logarithmic && !(low > 0))) {
            throw new IllegalArgumentException(title + " from " + low + " to " + high);
        }
        ticks = List.copyOf(ticks);
    }

    /**
     * A value with a name.
     *
     * @param value where it is
     * @param name what it is called
     */
    record Tick(double value, String name) {}

    /** An axis with round ticks, evenly spaced. */
    static Axis linear(String title, double low, double high) {
        return linear(title, low, high, step(high - low));
    }

    private static Axis linear(String title, double low, double high, double step) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            String name = String.format(Locale.ROOT, "%,." + decimals + "f", i * step);
            ticks.add(new Tick(Math.clamp(i * step, low, high), name.replace('-', '−')));
        }
        return new Axis(title, low, high, false, ticks);
    }

    /** An axis of counts: logarithmic where some are many, so that few attacks can be seen beside many benign flows. */
    static Axis counts(String title, long most) {
        if (most < MANY) {
            double step = Math.max(1, step(Math.max(1.0, (double) most)));
            return linear(title, 0, Math.max(1, Math.ceil((double) most / step) * step), step);
        }
        List<Tick> ticks = new ArrayList<>();
        double top = Math.pow(10, Math.ceil(Math.log10((double) most)));
        for (double power = 1; power <= top; power *= 10) {
            ticks.add(new Tick(power, Numbers.count((long) power)));
        }
        return new Axis(title + ", logarithmic", BELOW_ONE, top, true, ticks);
    }

    /** Where a value is: 0 at the beginning, 1 at the end; values outside are moved to the nearest end. */
    double place(double value) {
        double inside = Math.clamp(value, low, high);
        return logarithmic ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
    }

    /** 1, 2 or 5 times a power of ten, so that there are a few ticks. */
    private static double step(double range) {
        double rough = range / FEWEST_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    }
}
