package org.strayflow.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text from bytes, without guessing. */
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

    /** The first characters of the text, U+FFFD for what is not valid UTF-8; for showing a broken record. */
    static String shown(byte[] bytes, int from, int to, int characters) {
        // A character takes at most four bytes, and the cut may leave a broken one at the end.
        int enough = Math.min(to, from + 4 * characters + 4);
        String text = new String(bytes, from, enough - from, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(characters, text.length()));
    }
}
