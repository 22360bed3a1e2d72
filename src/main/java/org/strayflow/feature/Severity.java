package org.strayflow.feature;

/** How much a finding matters. In ascending order, so that {@code compareTo} sorts by weight. */
public enum Severity {
    /** Good to know; nothing needs to be done. */
    INFO("info"),
    /** Worth a look before training. */
    ADVICE("advice"),
    /** Figures will mislead unless something is done. */
    WARNING("warning");

    private final String title;

    Severity(String title) {
        this.title = title;
    }

    /** The word shown to an analyst. */
    public String title() {
        return title;
    }
}
