package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.strayflow.task.InputException;

/** Tells files that are no tables, the well-known ones by name. Read as a table they would give nonsense instead of a message. */
final class ForeignContent {
    private static final int LOOKED_AT = 8192;

    /** A file format that begins with fixed bytes. */
    private record Magic(byte[] start, String what, String remedy) {
        static Magic of(String hex, String what, String remedy) {
            return new Magic(HexFormat.of().parseHex(hex), what, remedy);
        }
    }

    /** Text that is no table begins with one of these, blanks aside. */
    private enum Wording {
        JSON("{", "This is JSON, but not an object a line.", AS_LINES),
        LIST("[{", "This is a list in JSON, not an object a line.", AS_LINES),
        ZEEK("#separator", "This is a log of Zeek that does not name its fields.", AS_TABLE),
        PAGE("<!doctype", "This is a web page, not a table.", "Download the file itself."),
        HTML("<html", "This is a web page, not a table.", "Download the file itself."),
        XML("<?xml", "This is XML, not a table.", AS_TABLE);

        private final String start;
        private final String what;
        private final String remedy;

        Wording(String start, String what, String remedy) {
            this.start = start;
            this.what = what;
            this.remedy = remedy;
        }
    }

    private static final String AS_LINES = "Write an object a line first, for example with jq -c.";
    private static final String AS_TABLE = "Convert it to CSV with a header first.";
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
            Magic.of("425a68", "This is compressed with bzip2.", "Unpack it first."),
            Magic.of("fd377a585a00", "This is compressed with xz.", "Unpack it first."),
            Magic.of("377abcaf271c", "This is a 7z archive.", "Unpack it first."),
            Magic.of("526172211a07", "This is a rar archive.", "Unpack it first."),
            Magic.of("d0cf11e0a1b1", "This is a spreadsheet or another office document.", AS_CSV),
            Magic.of("255044462d", "This is a PDF document.", "Choose a file of flows."),
            Magic.of("53514c69746520666f726d6174", "This is an SQLite database.", AS_CSV),
            Magic.of("4f626a01", "This is an Avro file.", AS_CSV),
            Magic.of("4152524f5731", "This is an Arrow file.", AS_CSV));

    private ForeignContent() {}

    /**
     * Checks that a file may be a table, by its first bytes.
     *
     * @throws InputException when there are none or they are of something else
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

    /**
     * Checks that a text that is no log may be a table, by its first words.
     *
     * @throws InputException when they are of something else
     */
    static void checkWording(Path file, byte[] bytes, int filled) throws InputException {
        String start = new String(bytes, 0, Math.min(filled, LOOKED_AT), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        for (Wording wording : Wording.values()) {
            if (start.startsWith(wording.start)) {
                throw IoProblems.notText(file, wording.what, wording.remedy);
            }
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
