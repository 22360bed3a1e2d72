package org.strayflow.flow;

/** What a column is for. */
public enum Role {
    /** May be given to a detector. */
    FEATURE("feature"),
    /** Holds the label text. At most one column of a table. */
    LABEL("label"),
    /** Names the flow or comes from a counter: says nothing about behaviour. */
    IDENTIFIER("identifier"),
    /** A network address. */
    ADDRESS("address"),
    /** A port that is not offered as a feature, such as the source port. */
    PORT("port"),
    /** When the flow began or ended. */
    TIME("time"),
    /** Not used, for example a data set's own difficulty level. */
    IGNORED("ignored");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** The word shown to an analyst. */
    public String title() {
        return title;
    }
}
