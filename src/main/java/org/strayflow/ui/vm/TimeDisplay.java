package org.strayflow.ui.vm;

/** How the moments at which flows began are shown. Files and exports keep the texts as they are. */
public enum TimeDisplay {
    /** As they stand in the file. */
    AS_WRITTEN("Times as in the file"),
    /** In UTC. */
    UTC("Times in UTC"),
    /** In this machine's time zone. */
    LOCAL("Times in local time");

    private final String title;

    TimeDisplay(String title) {
        this.title = title;
    }

    /** The words of the menu. */
    public String title() {
        return title;
    }
}
