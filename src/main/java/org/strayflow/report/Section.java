package org.strayflow.report;

/** A part of the report, with a heading of its own and a line in the table of contents. */
interface Section {
    /** What it is linked by; one word. */
    String id();

    /** The heading. */
    String title();

    /** Whether there is anything to show; a section of nothing is left out. */
    default boolean isPresent() {
        return true;
    }

    /** Writes what stands below the heading. */
    void write(Markup page);
}
