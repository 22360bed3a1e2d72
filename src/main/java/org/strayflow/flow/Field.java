package org.strayflow.flow;

/**
 * A column's name, role and type.
 *
 * @param name unique in its table, without blanks around it
 * @param role what the column is for
 * @param type what its values are
 */
public record Field(String name, Role role, Type type) {
    /** What a column's values are. */
    public enum Type {
        /** Every value was written as an integer. */
        INTEGER("integer"),
        /** Numbers, at least one of them written with a fraction or exponent, or infinite. */
        DECIMAL("decimal"),
        /** Anything else. */
        TEXT("text");

        private final String title;

        Type(String title) {
            this.title = title;
        }

        /** The word shown to an analyst. */
        public String title() {
            return title;
        }
    }

    /** Whether the values are numbers. */
    public boolean isNumber() {
        return type != Type.TEXT;
    }
}
