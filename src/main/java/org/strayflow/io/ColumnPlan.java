package org.strayflow.io;

import org.strayflow.flow.Role;

/**
 * What is known of a column before it is read.
 *
 * @param name distinct in its table
 * @param role what it is for
 * @param kind what its cells hold
 */
public record ColumnPlan(String name, Role role, Kind kind) {
    /** What a column's cells hold. */
    public enum Kind {
        /** Numbers: a record with another text there is rejected, unless most cells are no numbers. */
        NUMBER,
        /** Text, also where it looks like a number. */
        TEXT,
        /** Not known: numbers if all but stray cells (one in a thousand) are, else text. */
        EITHER
    }

    /** A feature that is a number. */
    static ColumnPlan number(String name) {
        return new ColumnPlan(name, Role.FEATURE, Kind.NUMBER);
    }

    /** A column of text. */
    static ColumnPlan text(String name, Role role) {
        return new ColumnPlan(name, role, Kind.TEXT);
    }

    /** A column of numbers that is not offered as a feature. */
    static ColumnPlan number(String name, Role role) {
        return new ColumnPlan(name, role, Kind.NUMBER);
    }

    /** The same under another name. */
    ColumnPlan named(String other) {
        return new ColumnPlan(other, role, kind);
    }

    /** The same for something else. */
    ColumnPlan with(Role other, Kind otherKind) {
        return new ColumnPlan(name, other, otherKind);
    }
}
