package org.strayflow.eval;

/** Which rows of a capture: those a detector learns from, those its threshold is tuned on, those its numbers are reported on. */
public enum Partition {
    /** Every row, labelled or not. */
    ALL("all"),
    /** What a detector is fitted on. */
    TRAINING("training"),
    /** What the threshold is tuned on. */
    VALIDATION("validation"),
    /** What the numbers are reported on. */
    TEST("test");

    private final String title;

    Partition(String title) {
        this.title = title;
    }

    /** The word for it, the same in the window and in the command line's JSON: {@code "test"}. */
    public String title() {
        return title;
    }
}
