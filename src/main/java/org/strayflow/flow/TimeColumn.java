package org.strayflow.flow;

import java.util.Arrays;

/**
 * The moments that a column of timestamps stands for, in UTC; the texts stay those of the file, also where they are no timestamps.
 * Takes 8 bytes a row beside the column it is made of.
 */
public final class TimeColumn {
    /** Stands for no moment. */
    public static final long MISSING = TimeText.NONE;

    private final Column column;
    private final long[] micros;
    private final int unparsed;
    private final boolean dayFirst;
    private final boolean orderClear;
    private final boolean clockClear;

    private TimeColumn(Column column, long[] micros, boolean dayFirst, boolean orderClear, boolean clockClear) {
        this.column = column;
        this.micros = micros;
        this.dayFirst = dayFirst;
        this.orderClear = orderClear;
        this.clockClear = clockClear;
        int without = (int) Arrays.stream(micros).filter(m -> m == MISSING).count();
        this.unparsed = without - column.missingCount();
    }

    /**
     * Makes moments of a column. Costs one look at every distinct text or number.
     *
     * @param column of texts, or of numbers since 1970 (s, ms, µs or ns, told by the size of the largest)
     * @param reading what is to be made of texts that can be read in several ways
     */
    public static TimeColumn of(Column column, TimeReading reading) {
        return switch (column) {
            case NumberColumn numbers -> ofNumbers(numbers);
            case TextColumn texts -> ofTexts(texts, reading);
        };
    }

    private static TimeColumn ofNumbers(NumberColumn column) {
        double largest = 0;
        for (int row = 0; row < column.size(); row++) {
            double size = Math.abs(column.value(row));
            largest = size > largest && !Double.isInfinite(size) ? size : largest;
        }
        TimeText.Unit unit = TimeText.Unit.of(largest);
        long[] micros = new long[column.size()];
        for (int row = 0; row < micros.length; row++) {
            double value = column.value(row);
            micros[row] = Double.isFinite(value) ? unit.micros(value) : MISSING;
        }
        return new TimeColumn(column, micros, true, true, true);
    }

    private static TimeColumn ofTexts(TextColumn column, TimeReading reading) {
        Doubts doubts = Doubts.of(column);
        boolean dayFirst =
                switch (reading.order()) {
                    case AS_FOUND -> doubts.day || !doubts.month;
                    case DAY_FIRST -> true;
                    case MONTH_FIRST -> false;
                };
        TimeText times = new TimeText(dayFirst, reading.clock());
        long[] ofCode = column.dictionary().stream().mapToLong(times::micros).toArray();
        long[] micros = new long[column.size()];
        for (int row = 0; row < micros.length; row++) {
            int code = column.code(row);
            micros[row] = code == TextColumn.MISSING ? MISSING : ofCode[code];
        }
        boolean orderClear = !doubts.order || reading.order() != TimeReading.Order.AS_FOUND;
        boolean clockClear = !doubts.clock || reading.clock() != TimeReading.Clock.AS_WRITTEN;
        return new TimeColumn(column, micros, dayFirst, orderClear, clockClear);
    }

    /**
     * What the texts leave open.
     *
     * @param day whether some text has the day first
     * @param month whether some text has the month first
     * @param order whether either may be first
     * @param clock whether hours may be those of a clock of twelve
     */
    private record Doubts(boolean day, boolean month, boolean order, boolean clock) {
        static Doubts of(TextColumn column) {
            TimeText times = new TimeText(true, TimeReading.Clock.AS_WRITTEN);
            boolean day = false;
            boolean month = false;
            boolean told = false;
            boolean yearLast = false;
            boolean clock = false;
            for (String text : column.dictionary()) {
                if (times.isYearLast(text)) {
                    yearLast = true;
                    day |= times.order() > 0;
                    month |= times.order() < 0;
                    told |= times.isOrderTold();
                    clock |= times.isClockClear(text);
                }
            }
            return new Doubts(day, month, told && day == month, yearLast && !clock);
        }
    }

    /** The name of the column it is made of. */
    public String name() {
        return column.name();
    }

    /** How many rows. */
    public int size() {
        return micros.length;
    }

    /** Microseconds since 1970-01-01T00:00Z, {@link #MISSING} where there is no timestamp or none that can be read. */
    public long micros(int row) {
        return micros[row];
    }

    /** The moments of all rows, a copy. */
    public long[] toArray() {
        return micros.clone();
    }

    /** Whether there is no moment. */
    public boolean isMissing(int row) {
        return micros[row] == MISSING;
    }

    /** How many rows have a text or number that is no timestamp. */
    public int unparsed() {
        return unparsed;
    }

    /** Exactly what {@link Column#text} gives: what stood in the file. */
    public String text(int row) {
        return column.text(row);
    }

    /** Whether the day was taken to stand before the month where the year is last. */
    public boolean dayFirst() {
        return dayFirst;
    }

    /** Whether the order of day and month shows from the texts or was chosen; also where no year is last. */
    public boolean isOrderClear() {
        return orderClear;
    }

    /** Whether hours show to be those of a clock of 24 hours, or what they mean was chosen; also where the year is first. */
    public boolean isClockClear() {
        return clockClear;
    }
}
