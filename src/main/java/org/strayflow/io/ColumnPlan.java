package org.strayflow.io;

import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.Role;

/**
 * What is known of a column before it is read.
 *
 * @param name distinct in its table
 * @param role what it is for
 * @param kind what its cells hold
 * @param meaning what it says of a flow; {@code null} when that is not known or nothing that all layouts have
 * @param factor its numbers times this are seconds, bytes or packets; 1 where there is no unit
 */
public record ColumnPlan(
        String name, Role role, Kind kind, @Nullable Meaning meaning, double factor) {
    /** A column of which no meaning is known. */
    public ColumnPlan(String name, Role role, Kind kind) {
        this(name, role, kind, null, 1);
    }

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
        return new ColumnPlan(other, role, kind, meaning, factor);
    }

    /** The same for something else. */
    ColumnPlan with(Role other, Kind otherKind) {
        return new ColumnPlan(name, other, otherKind, meaning, factor);
    }

    /** The same with a meaning. */
    ColumnPlan meaning(Meaning other, double otherFactor) {
        return new ColumnPlan(name, role, kind, other, otherFactor);
    }

    /** The same with a meaning that has no unit or is in it already. */
    ColumnPlan meaning(Meaning other) {
        return meaning(other, 1);
    }

    /** Its meaning; {@code null} when it has none. */
    @Nullable
    Meant meant() {
        return meaning == null ? null : new Meant(meaning, name, factor);
    }
}
