package org.strayflow.io;

import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read.
 *
 * @param file the file's name without its folder
 * @param line the line in the file where the record begins, counted from 1
 * @param byteOffset where the record begins, counted from 0 in the file's (uncompressed) bytes
 * @param column the column at fault; {@code null} when the whole record is
 * @param reason what is wrong, in a few words
 * @param text the record as it stands in the file, cut to {@value #TEXT_LIMIT} characters
 */
public record Reject(
        String file, long line, long byteOffset, @Nullable String column, String reason, String text) {
    /** How much of a record's text is kept. */
    public static final int TEXT_LIMIT = 500;

    /** The reason for bytes that are no UTF-8. */
    static final String NO_UTF8 = "not valid UTF-8";

    /** Cuts the text. */
    public Reject {
        text = cut(text);
    }

    /** The same reject further down in its file. */
    Reject shifted(long lines) {
        return new Reject(file, line + lines, byteOffset, column, reason, text);
    }

    /** The same reject elsewhere in its file, for a reason in other words. */
    Reject at(long offset, String otherReason) {
        return new Reject(file, line, offset, column, otherReason, text);
    }

    /** Never between the two halves of a surrogate pair. */
    private static String cut(String text) {
        if (text.length() <= TEXT_LIMIT) {
            return text;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(TEXT_LIMIT - 1));
        return text.substring(0, pair ? TEXT_LIMIT - 1 : TEXT_LIMIT);
    }
}
