package org.strayflow.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.strayflow.task.InputException;

/** Tells files that are no text, the well-known ones by name. */
final class BinaryContent {
    private static final int LOOKED_AT = 8192;

    /** A file format that begins with fixed bytes. */
    private record Magic(byte[] start, String what, String remedy) {
        static Magic of(String hex, String what, String remedy) {
            return new Magic(HexFormat.of().parseHex(hex), what, remedy);
        }
    }

    private static final String MAKE_FLOWS = "Make flow records of it first, for example with Zeek or CICFlowMeter.";
    private static final String AS_CSV = "Save the table as CSV in UTF-8.";
    private static final List<Magic> KNOWN = List.of(
            Magic.of("d4c3b2a1", "This is a packet capture, not a file of flows.", MAKE_FLOWS),
            Magic.of("a1b2c3d4", "This is a packet capture, not a file of flows.", MAKE_FLOWS),
            Magic.of("4d3cb2a1", "This is a packet capture, not a file of flows.", MAKE_FLOWS),
            Magic.of("a1b23c4d", "This is a packet capture, not a file of flows.", MAKE_FLOWS),
            Magic.of("0a0d0d0a", "This is a packet capture, not a file of flows.", MAKE_FLOWS),
            Magic.of("504b0304", "This is a zip archive or a spreadsheet.", "Unpack it, or save the table as CSV."),
            Magic.of("50415231", "This is a Parquet file.", AS_CSV),
            Magic.of("28b52ffd", "This is compressed with zstd.", "Unpack it first."),
            Magic.of("425a68", "This is compressed with bzip2.", "Unpack it first."),
            Magic.of("fd377a585a00", "This is compressed with xz.", "Unpack it first."),
            Magic.of("fffe", "This text is UTF-16.", AS_CSV),
            Magic.of("feff", "This text is UTF-16.", AS_CSV));

    private BinaryContent() {}

    /**
     * Checks that a file's first bytes are text.
     *
     * @throws InputException when there are none or they are not
     */
    static void check(Path file, byte[] bytes, int filled) throws InputException {
        if (filled == 0) {
            throw IoProblems.empty(file);
        }
        for (Magic magic : KNOWN) {
            int length = magic.start.length;
            if (filled >= length && Arrays.equals(bytes, 0, length, magic.start, 0, length)) {
                throw IoProblems.notText(file, magic.what, magic.remedy);
            }
        }
        if (hasControls(bytes, Math.min(filled, LOOKED_AT))) {
            throw IoProblems.notText(file, "This is no text file.", "Choose a CSV file of flows.");
        }
    }

    /** Whether the first line holds a control character, or more than every tenth byte is one. */
    private static boolean hasControls(byte[] bytes, int length) {
        int controls = 0;
        boolean firstLine = true;
        for (int at = 0; at < length; at++) {
            byte b = bytes[at];
            boolean lineEnd = b == '\n' || b == '\r';
            firstLine &= !lineEnd || at == 0;
            if (b >= 0 && b < ' ' && b != '\t' && !lineEnd) {
                controls++;
                if (firstLine) {
                    return true;
                }
            }
        }
        return controls * 10L > length;
    }
}
