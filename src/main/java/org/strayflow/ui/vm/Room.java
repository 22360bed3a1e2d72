package org.strayflow.ui.vm;

/** The rooms of the window, in the order of the rail. */
public enum Room {
    /** The capture: files, columns, findings, rejects. */
    DATA("Data"),
    /** The detector's form. */
    TRAIN("Train"),
    /** Scores, curve, threshold and the flagged flows. */
    THRESHOLD("Threshold"),
    /** How far the flows are from those trained on. */
    DRIFT("Drift"),
    /** A log that is scored while it grows. */
    FOLLOW("Follow");

    private final String title;

    Room(String title) {
        this.title = title;
    }

    /** The word on the rail. */
    public String title() {
        return title;
    }
}
