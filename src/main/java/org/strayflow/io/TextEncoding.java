package org.strayflow.io;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How the text of a file is written in bytes. */
public enum TextEncoding {
    /** UTF-8, with or without a byte order mark. */
    UTF_8("UTF-8", StandardCharsets.UTF_8, 0),
    /** UTF-16, the low byte first. */
    UTF_16LE("UTF-16 LE", StandardCharsets.UTF_16LE, 2),
    /** UTF-16, the high byte first. */
    UTF_16BE("UTF-16 BE", StandardCharsets.UTF_16BE, 2),
    /** Windows-1252, which holds all of ISO 8859-1 that is printed: what older spreadsheets in western Europe save. */
    WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"), 1);

    private final String title;
    private final Charset charset;
    private final int unit;

    TextEncoding(String title, Charset charset, int unit) {
        this.title = title;
        this.charset = charset;
        this.unit = unit;
    }

    /** The name shown to an analyst. */
    public String title() {
        return title;
    }

    /** The JDK's charset. */
    public Charset charset() {
        return charset;
    }

    /** The byte order mark; empty when there is none. UTF-8's is left to the readers of UTF-8. */
    byte[] mark() {
        return switch (this) {
            case UTF_16LE -> new byte[] {(byte) 0xff, (byte) 0xfe};
            case UTF_16BE -> new byte[] {(byte) 0xfe, (byte) 0xff};
            case UTF_8, WINDOWS_1252 -> new byte[0];
        };
    }

    /** Whether bytes begin with the byte order mark. */
    boolean marks(byte[] bytes, int filled) {
        byte[] mark = mark();
        return mark.length > 0 && filled >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    /**
     * How many bytes of the file a stretch of text takes that {@link RecodedInput} made UTF-8 of.
     *
     * @param utf8 holds whole characters in the stretch
     * @param from where it begins
     * @param to where it ends, not included
     */
    long bytesOf(byte[] utf8, int from, int to) {
        if (unit == 0) {
            return (long) to - from;
        }
        long units = 0;
        for (int at = from; at < to; at++) {
            int b = utf8[at] & 0xff;
            boolean continued = b >= 0x80 && b < 0xc0;
            // Four bytes of UTF-8 are a pair of UTF-16; 0xFF stands for one unit that is no text.
            boolean pair = unit == 2 && b >= 0xf0 && b != RecodedInput.NO_TEXT;
            units += continued ? 0 : pair ? 2 : 1;
        }
        return units * unit;
    }
}
