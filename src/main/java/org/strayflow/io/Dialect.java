package org.strayflow.io;

/**
 * How the text of a file is cut into records and fields.
 *
 * @param syntax the kind of text
 * @param separator between fields; an ASCII character, without meaning for {@link Syntax#JSON_LINES}
 * @param quote hides separators and line ends between two of it; {@link #NONE} when no character does. Doubled it stands for itself
 * @param escape takes the meaning from the next character; {@link #NONE} when no character does
 * @param comment a line that begins with it is no record; {@link #NONE} when no line is
 */
public record Dialect(Syntax syntax, char separator, char quote, char escape, char comment) {
    /** Stands for a character that a dialect does not have. */
    public static final char NONE = '\0';

    /** The kinds of text. */
    public enum Syntax {
        /** Fields with a separator between them, a record a line. */
        DELIMITED,
        /** A JSON object a line. */
        JSON_LINES
    }

    private static final int ASCII = 0x7f;

    /** Checks that all characters are ASCII and differ. */
    public Dialect {
        if (separator > ASCII || quote > ASCII || escape > ASCII || comment > ASCII) {
            throw new IllegalArgumentException("a dialect is made of ASCII characters");
        }
        if (separator == quote || separator == escape || separator == comment) {
            throw new IllegalArgumentException("the separator has another meaning too");
        }
    }

    /** RFC 4180 with any separator: double quotes, doubled to stand for themselves; no comments. */
    public static Dialect csv(char separator) {
        return new Dialect(Syntax.DELIMITED, separator, '"', NONE, NONE);
    }

    /** A JSON object a line. */
    public static Dialect jsonLines() {
        return new Dialect(Syntax.JSON_LINES, ',', NONE, NONE, NONE);
    }

    /** Whether a record may go on in the next line. */
    boolean spansLines() {
        return quote != NONE || escape != NONE;
    }
}
