package org.strayflow.eval.overview;

/** By what groups of flows are compared. */
public enum Measure {
    /** How many flows. */
    FLOWS("Flows") {
        @Override
        public long of(Group group) {
            return group.flows();
        }
    },
    /** How many bytes, both ways. */
    BYTES("Bytes") {
        @Override
        public long of(Group group) {
            return group.bytes();
        }
    },
    /** How many flagged flows. */
    FLAGGED("Flagged") {
        @Override
        public long of(Group group) {
            return group.flagged();
        }
    };

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    /** The word shown to an analyst. */
    public String title() {
        return title;
    }

    /** The measure of a group. */
    public abstract long of(Group group);
}
