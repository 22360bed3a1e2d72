package org.strayflow.io;

/**
 * Guesses how a file is encoded from its first bytes. A byte order mark says it; UTF-16 without one shows in the zeros between ASCII
 * characters. Windows-1252 cannot be told for certain from damaged UTF-8, so it takes a header, or at least
 * {@value #LINES_AT_LEAST} lines, in which every byte beyond ASCII is a letter or a mark where a word may have one, and no sequence that
 * is UTF-8; whoever reads says so to the analyst.
 */
final class EncodingGuess {
    private static final int LINES_AT_LEAST = 3;
    private static final int ZEROS_AT_LEAST = 4;
    private static final int ZEROS_LOOKED_AT = 1024;
    private static final int LONGEST_RUN = 3;

    private final byte[] bytes;
    private final int filled;

    private EncodingGuess(byte[] bytes, int filled) {
        this.bytes = bytes;
        this.filled = filled;
    }

    /**
     * The encoding of a file.
     *
     * @param bytes its first bytes, unpacked
     * @param filled how many
     */
    static TextEncoding of(byte[] bytes, int filled) {
        for (TextEncoding encoding : TextEncoding.values()) {
            if (encoding.marks(bytes, filled)) {
                return encoding;
            }
        }
        EncodingGuess guess = new EncodingGuess(bytes, filled);
        int zeros = guess.zerosOnOneSide();
        if (zeros != 0) {
            return zeros > 0 ? TextEncoding.UTF_16LE : TextEncoding.UTF_16BE;
        }
        return guess.looksWestern() ? TextEncoding.WINDOWS_1252 : TextEncoding.UTF_8;
    }

    /** Positive when the zeros that ASCII has in UTF-16 are the second bytes, negative when the first, 0 when it is no such text. */
    private int zerosOnOneSide() {
        int first = 0;
        int second = 0;
        int controls = 0;
        int pairs = Math.min(filled, ZEROS_LOOKED_AT) / 2;
        for (int at = 0; at < 2 * pairs; at += 2) {
            first += bytes[at] == 0 ? 1 : 0;
            second += bytes[at + 1] == 0 ? 1 : 0;
            boolean ascii = bytes[at] == 0 || bytes[at + 1] == 0;
            int other = bytes[at] == 0 ? bytes[at + 1] : bytes[at];
            controls += ascii && other >= 0 && other < ' ' && other != '\t' && other != '\n' && other != '\r' ? 1 : 0;
        }
        int most = Math.max(first, second);
        // Separators, digits and line ends are ASCII in every language.
        boolean text = most >= ZEROS_AT_LEAST && most * 2L >= pairs && Math.min(first, second) == 0;
        return text && controls == 0 ? second - first : 0;
    }

    private boolean looksWestern() {
        int lines = 0;
        int lineOfLast = -1;
        int line = 0;
        int at = 0;
        while (at < filled) {
            byte b = bytes[at];
            if (b >= 0) {
                line += b == '\n' || (b == '\r' && !(at + 1 < filled && bytes[at + 1] == '\n')) ? 1 : 0;
                at++;
                continue;
            }
            int end = endOfRun(at);
            if (end == filled) {
                break;
            }
            if (!isWordLike(at, end)) {
                return false;
            }
            lines += line == lineOfLast ? 0 : 1;
            if (lineOfLast < 0 && line == 0) {
                lines = LINES_AT_LEAST;
            }
            lineOfLast = line;
            at = end;
        }
        return lines >= LINES_AT_LEAST;
    }

    private int endOfRun(int from) {
        int at = from;
        while (at < filled && bytes[at] < 0) {
            at++;
        }
        return at;
    }

    /** Whether bytes beyond ASCII may be letters or marks of a western text, and are not UTF-8. */
    private boolean isWordLike(int from, int to) {
        if (to - from > LONGEST_RUN || Utf8.strict(bytes, from, to) != null) {
            return false;
        }
        for (int at = from; at < to; at++) {
            int b = bytes[at] & 0xff;
            boolean undefined = b == 0x81 || b == 0x8d || b == 0x8f || b == 0x90 || b == 0x9d;
            if (undefined || b == 0xff || b == 0xd7 || b == 0xf7) {
                return false;
            }
        }
        boolean letter = (bytes[from] & 0xff) >= 0xc0;
        return touches(from - 1, letter) || touches(to, letter);
    }

    /** A letter stands beside letters; a dash, a quote or a degree sign may stand beside a blank as well. */
    private boolean touches(int at, boolean letter) {
        if (at < 0 || at >= filled) {
            return false;
        }
        int b = bytes[at] | 0x20;
        return (b >= 'a' && b <= 'z') || (!letter && bytes[at] == ' ');
    }
}
