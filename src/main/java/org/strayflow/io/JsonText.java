package org.strayflow.io;

import java.nio.charset.StandardCharsets;

/** Texts of JSON between their quotes: where they end, whether they are sound, and what they say. */
final class JsonText {
    private static final int HEX = 16;
    private static final int ESCAPED_UNIT = 6;

    private JsonText() {}

    /**
     * Checks the escape that begins at a backslash.
     *
     * @param end where the record ends
     * @return where it ends; -1 when it is none
     */
    static int behindEscape(byte[] bytes, int at, int end) {
        if (at + 1 >= end) {
            return -1;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> behindUnit(bytes, at, end);
            default -> -1;
        };
    }

    /** The escape of a character, or of both halves of one. */
    private static int behindUnit(byte[] bytes, int at, int end) {
        int unit = unit(bytes, at, end);
        if (unit < 0 || Character.isLowSurrogate((char) unit)) {
            return -1;
        }
        if (!Character.isHighSurrogate((char) unit)) {
            return at + ESCAPED_UNIT;
        }
        int low = unit(bytes, at + ESCAPED_UNIT, end);
        return low >= 0 && Character.isLowSurrogate((char) low) ? at + 2 * ESCAPED_UNIT : -1;
    }

    /** The number behind a backslash and a u; -1 when there is none. */
    private static int unit(byte[] bytes, int at, int end) {
        if (at + ESCAPED_UNIT > end || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int digit = at + 2; digit < at + ESCAPED_UNIT; digit++) {
            int value = Character.digit(bytes[digit], HEX);
            if (value < 0) {
                return -1;
            }
            unit = unit * HEX + value;
        }
        return unit;
    }

    /** What a sound text with escapes says, as the bytes of its UTF-8, a character a byte. */
    static String decoded(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            if (bytes[at] != '\\') {
                text.append((char) (bytes[at++] & 0xFF));
                continue;
            }
            int behind = behindEscape(bytes, at, to);
            appendEscape(text, bytes, at, behind);
            at = behind;
        }
        return text.toString();
    }

    private static void appendEscape(StringBuilder text, byte[] bytes, int at, int behind) {
        switch (bytes[at + 1]) {
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                String character = String.valueOf((char) unit(bytes, at, behind));
                if (behind - at > ESCAPED_UNIT) {
                    character += (char) unit(bytes, at + ESCAPED_UNIT, behind);
                }
                text.append(new String(character.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            }
            default -> text.append((char) bytes[at + 1]);
        }
    }
}
