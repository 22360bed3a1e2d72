package org.strayflow.probe;

/** What somebody who sends a flow can do to it, each only in the direction in which it can be done. */
public enum Control {
    /** Makes every packet larger: more bytes. */
    PADDING("padding", "larger packets"),
    /** Sends more packets, back to back behind one that is sent anyway. */
    PACKETS("packets", "more packets"),
    /** Lets every gap between packets grow by the same factor: the flow lasts longer. */
    WAITING("waiting", "longer gaps");

    private final String id;
    private final String title;

    Control(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Its name in JSON. */
    public String id() {
        return id;
    }

    /** The words shown to an analyst. */
    public String title() {
        return title;
    }
}
