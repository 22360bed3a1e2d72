package org.strayflow.task;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong or deserves a warning, in a form that every front end can show.
 *
 * @param code stable code, {@code AREA-NNN}, for example {@code IO-101}; never reused for another meaning
 * @param summary one sentence: what is wrong
 * @param remedy one sentence: what to do about it; empty when there is nothing to do
 * @param where file, line, column or setting concerned, or {@code null}
 */
public record Problem(
        String code,
        String summary,
        String remedy,
        @Nullable String where) {
    /** Checks the code's form. */
    public Problem {
        if (!code.matches("[A-Z]{2,6}-\\d{3}")) {
            throw new IllegalArgumentException("not a problem code: " + code);
        }
    }

    /** A problem without a place. */
    public static Problem of(String code, String summary, String remedy) {
        return new Problem(code, summary, remedy, null);
    }

    /** The same problem in a place; one that has a place keeps it. */
    public Problem in(String place) {
        return where == null ? new Problem(code, summary, remedy, place) : this;
    }

    /** The same problem with another remedy. */
    public Problem withRemedy(String other) {
        return new Problem(code, summary, other, where);
    }

    /** One line: {@code IO-101 monday.csv: cannot be read. Choose …}. */
    public String oneLine() {
        String place = where == null ? "" : where + ": ";
        return code + " " + place + summary + (remedy.isEmpty() ? "" : " " + remedy);
    }
}
