package org.strayflow.flow;

/**
 * How timestamps are read that can be read in several ways.
 *
 * @param order of day and month where the year is last
 * @param clock what hours without AM or PM mean
 */
public record TimeReading(Order order, Clock clock) {
    /** As far as the timestamps themselves tell. */
    public static final TimeReading AS_FOUND = new TimeReading(Order.AS_FOUND, Clock.AS_WRITTEN);

    /** Which of two numbers before a year is the day. */
    public enum Order {
        /** What all timestamps of the column allow; the day first where they allow both. */
        AS_FOUND,
        /** {@code 5/7/2017} is in July. */
        DAY_FIRST,
        /** {@code 5/7/2017} is in May. */
        MONTH_FIRST
    }

    /** What hours without AM or PM mean. */
    public enum Clock {
        /** The hours of a clock of 24 hours. */
        AS_WRITTEN,
        /** The hours 1 to 7 are after noon, as in captures of working hours whose AM and PM were lost (CIC-IDS2017). */
        WORKING_HOURS
    }
}
