package org.strayflow.io;

/** What becomes of a file that is followed, beside that it grows. */
public enum LogEvent {
    /** It is there; reading begins at its start. */
    FOUND("is read from its start"),
    /** It is the file of an earlier reading, which goes on. */
    FOUND_AGAIN("goes on where the earlier reading ended"),
    /** The file of the earlier reading cannot be found; another one is read from its start. */
    FOUND_OTHER(
            "is another file than that of the earlier reading and is read from its start; flows in between may be lost"),
    /** There is none of that name now. */
    GONE("is not there; waiting for it"),
    /** Another file has its name; the old one was read to its end. */
    ROTATED("has been rotated; the old file was read to its end"),
    /** It was cut and is read from its start. */
    CUT("has been cut and is read from its start; what was written since the last look may be lost");

    private final String words;

    LogEvent(String words) {
        this.words = words;
    }

    /** In words, behind the name of the file. */
    public String words() {
        return words;
    }
}
