package org.strayflow.eval.overview;

import org.strayflow.flow.Meaning;

/** What flows are grouped by. */
public enum Subject {
    /** The transport protocol. */
    PROTOCOL("Protocols", "protocols", Meaning.PROTOCOL),
    /** The application protocol. */
    SERVICE("Services", "services", Meaning.SERVICE),
    /** The port that flows go to. */
    PORT("Destination ports", "ports", Meaning.DESTINATION_PORT),
    /** The addresses at both ends. */
    HOST("Hosts", "hosts", Meaning.SOURCE_ADDRESS);

    private final String title;
    private final String key;
    private final Meaning meaning;

    Subject(String title, String key, Meaning meaning) {
        this.title = title;
        this.key = key;
        this.meaning = meaning;
    }

    /** The words shown to an analyst. */
    public String title() {
        return title;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    /** The meaning of the column looked at; of hosts the first of two. */
    public Meaning meaning() {
        return meaning;
    }
}
