package org.strayflow.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text from bytes, without guessing. Files are cut into cells as Latin 1, one character a byte, which is fast and cannot fail; what
 * is no ASCII becomes UTF-8 only here, cell by cell, so that a bad byte costs one record and is told with its column.
 */
final class Utf8 {
    private Utf8() {}

    /** The text, or {@code null} when the bytes are not valid UTF-8. */
    static @Nullable String strict(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The text whose bytes are the characters of a cell, or {@code null} when they are not valid UTF-8. */
    static @Nullable String ofCell(String latin) {
        if (isAscii(latin)) {
            return latin;
        }
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        return strict(bytes, 0, bytes.length);
    }

    /** Whether every character is ASCII. */
    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The first characters of the text, U+FFFD for what is not valid UTF-8; for showing a broken record. */
    static String shown(byte[] bytes, int from, int to, int characters) {
        // A character takes at most four bytes, and the cut may leave a broken one at the end.
        int enough = Math.min(to, from + 4 * characters + 4);
        String text = new String(bytes, from, enough - from, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(characters, text.length()));
    }
}
