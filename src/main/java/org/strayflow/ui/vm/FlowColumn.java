package org.strayflow.ui.vm;

import java.util.function.IntFunction;

/**
 * A column of a table of flows.
 *
 * @param id unique in its table; what a {@link RowSort} names
 * @param title the header
 * @param kind how the cells look
 * @param chars how many characters wide it starts
 * @param text the cell of a row id as shown; empty when missing
 * @param full the value of a row id in full precision, as copied
 * @param mark what a row id's label says; {@link Mark#NONE} except in a column of labels
 */
public record FlowColumn(
        String id,
        String title,
        Kind kind,
        int chars,
        IntFunction<String> text,
        IntFunction<String> full,
        IntFunction<Mark> mark) {
    /** How cells look. */
    public enum Kind {
        /** Words, left-aligned. */
        TEXT,
        /** Numbers, right-aligned. */
        NUMBER,
        /** Addresses, monospace. */
        ADDRESS,
        /** A label: with the mark of benign or attack. */
        LABEL
    }

    /** What a label says. */
    public enum Mark {
        /** Nothing. */
        NONE,
        /** Benign. */
        BENIGN,
        /** An attack. */
        ATTACK
    }

    /** A column whose cells show the full value. */
    public static FlowColumn of(String id, String title, Kind kind, int chars, IntFunction<String> text) {
        return new FlowColumn(id, title, kind, chars, text, text, row -> Mark.NONE);
    }

    /** A column of numbers, shown shorter than they are copied. */
    public static FlowColumn number(
            String id, String title, int chars, IntFunction<String> text, IntFunction<String> full) {
        return new FlowColumn(id, title, Kind.NUMBER, chars, text, full, row -> Mark.NONE);
    }

    /** The same with other cells; what is copied stays. */
    FlowColumn withText(IntFunction<String> other) {
        return new FlowColumn(id, title, kind, chars, other, full, mark);
    }

    /** A column of labels. */
    public static FlowColumn label(
            String id, String title, int chars, IntFunction<String> text, IntFunction<Mark> mark) {
        return new FlowColumn(id, title, Kind.LABEL, chars, text, text, mark);
    }
}
