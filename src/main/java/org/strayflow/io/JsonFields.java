package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.JsonNames.Node;

/**
 * The fields of one JSON object after the other, straight from the bytes. Objects within the object are opened: their values are fields of
 * their own. A list is one field, as it stands in the file. Strict but for {@code NaN} and {@code Infinity}, which many programs write: what
 * is no JSON (RFC 8259), has a name twice (lists aside) or goes beyond the limits is broken. Not for several threads.
 */
final class JsonFields implements Cells {
    /** What a record is. */
    enum Found {
        /** An object with fields. */
        FLOW,
        /** An object of another type than asked for. */
        OTHER,
        /** Nothing that can be read: {@link #fault}. */
        BROKEN
    }

    /** Which objects are asked for: those with a text under a name. */
    record Filter(String name, String text) {}

    /** Objects and lists within each other. */
    static final int DEPTH = 64;

    /** Fields of one record. */
    static final int FIELDS = 16_384;

    /** Bytes of one field. */
    static final int FIELD_BYTES = 16 << 20;

    /** Characters of a number. */
    static final int NUMBER_LENGTH = 1000;

    private static final String ENDS = "the object ends too early";
    private static final byte PLAIN = 0;
    private static final byte ESCAPED = 1;
    private static final byte UNQUOTED = 2;
    private static final String[] WORDS = {"true", "false", "null", "NaN", "Infinity", "-Infinity"};

    private final byte[] bytes;
    private final JsonNames names;
    private final int width;
    private final @Nullable Node filtered;
    private final byte[] wanted;
    private int at;
    private int start;
    private int end;
    private boolean escaped;
    private boolean other;
    private boolean passed;
    private String fault = "";

    private int record;
    private int count;
    private int[] order = new int[64];
    private int[] records = new int[64];
    private int[] froms = new int[64];
    private int[] tos = new int[64];
    private byte[] kinds = new byte[64];

    /**
     * A reader of records.
     *
     * @param bytes hold them
     * @param names the places of their fields; learns those it does not know
     * @param filter which are asked for; {@code null} for all
     */
    JsonFields(byte[] bytes, JsonNames names, @Nullable Filter filter) {
        this.bytes = bytes;
        this.names = names;
        width = names.size();
        filtered = filter == null ? null : names.child(names.root(), filter.name);
        wanted = filter == null ? new byte[0] : filter.text.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the record between two places. */
    Found read(int from, int to) {
        start = from;
        at = from;
        end = to;
        count = 0;
        other = false;
        passed = filtered == null;
        record++;
        names.beginRecord();
        skipBlanks();
        boolean whole = (at < end && bytes[at] == '{') ? object(names.root(), 1) : fail("no JSON object");
        if (whole) {
            skipBlanks();
            whole = at == end || fail("more text behind the object");
        }
        if (other || (whole && !passed)) {
            return Found.OTHER;
        }
        whole = whole && (count > 0 || fail("no field has a value"));
        return whole ? Found.FLOW : Found.BROKEN;
    }

    /** Why the record is broken. */
    String fault() {
        return fault;
    }

    /** How many fields the record has. */
    int count() {
        return count;
    }

    /** The place of the record's i-th field. */
    int place(int i) {
        return order[i];
    }

    @Override
    public int size() {
        return width;
    }

    /** The field at a place, empty when the record has none. A leading apostrophe that reading would take away is doubled. */
    @Override
    public String get(int place) {
        String text = latin(place);
        return !text.isEmpty() && text.charAt(0) == '\'' ? CsvText.guard(text) : text;
    }

    /** The field at a place as it is, in Latin 1; empty when the record has none. */
    String latin(int place) {
        if (place >= records.length || records[place] != record) {
            return "";
        }
        return kinds[place] == ESCAPED
                ? JsonText.decoded(bytes, froms[place], tos[place])
                : new String(bytes, froms[place], tos[place] - froms[place], StandardCharsets.ISO_8859_1);
    }

    private boolean object(@Nullable Node node, int depth) {
        if (depth > DEPTH) {
            return fail("more than " + DEPTH + " objects and lists within each other");
        }
        at++;
        skipBlanks();
        if (at < end && bytes[at] == '}') {
            at++;
            return true;
        }
        Node before = null;
        while (at < end) {
            Node child = name(node, before);
            if (!fault.isEmpty() || !value(child, depth) || (child == filtered && child != null && !passes(child))) {
                return false;
            }
            skipBlanks();
            if (at < end && bytes[at] == '}') {
                at++;
                return true;
            }
            if (at < end && bytes[at] != ',') {
                return unexpected();
            }
            at++;
            skipBlanks();
            before = child;
        }
        return fail(ENDS);
    }

    /** Reads a name and its colon; {@code null} within a list, where names do not matter. */
    private @Nullable Node name(@Nullable Node parent, @Nullable Node before) {
        fault = "";
        if (bytes[at] != '"') {
            unexpected();
            return null;
        }
        int from = at + 1;
        if (!string()) {
            return null;
        }
        int to = at - 1;
        boolean decode = escaped;
        skipBlanks();
        if (at >= end || bytes[at] != ':') {
            unexpected();
            return null;
        }
        at++;
        skipBlanks();
        if (parent == null) {
            return null;
        }
        Node child = decode
                ? names.child(parent, JsonText.decoded(bytes, from, to))
                : names.child(parent, before, bytes, from, to);
        if (!child.isUtf8()) {
            fail("a name that is not valid UTF-8");
        } else if (!names.isNew(child)) {
            fail("the name " + child.path() + " twice");
        }
        return child;
    }

    private boolean value(@Nullable Node node, int depth) {
        if (at >= end) {
            return fail(ENDS);
        }
        int from = at;
        return switch (bytes[at]) {
            case '{' -> object(node, depth + 1);
            case '"' -> string() && put(node, from + 1, at - 1, escaped ? ESCAPED : PLAIN);
            case '[' -> list(depth + 1) && put(node, from, at, UNQUOTED);
            default -> word(node);
        };
    }

    private boolean list(int depth) {
        if (depth > DEPTH) {
            return fail("more than " + DEPTH + " objects and lists within each other");
        }
        at++;
        skipBlanks();
        if (at < end && bytes[at] == ']') {
            at++;
            return true;
        }
        while (at < end) {
            if (!value(null, depth)) {
                return false;
            }
            skipBlanks();
            if (at < end && bytes[at] == ']') {
                at++;
                return true;
            }
            if (at < end && bytes[at] != ',') {
                return unexpected();
            }
            at++;
            skipBlanks();
        }
        return fail(ENDS);
    }

    /** Goes behind the closing quote. */
    private boolean string() {
        escaped = false;
        at++;
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                at++;
                return true;
            }
            if (b == '\\') {
                escaped = true;
                int behind = JsonText.behindEscape(bytes, at, end);
                if (behind < 0) {
                    return fail("an escape that is none at byte " + (at - start) + " of the record");
                }
                at = behind;
            } else if (b >= 0 && b < ' ') {
                return fail("a control character at byte " + (at - start) + " of the record");
            } else {
                at++;
            }
        }
        return fail("a text is not closed");
    }

    /** A number, true, false, null. */
    private boolean word(@Nullable Node node) {
        int from = at;
        while (at < end && isWordByte(bytes[at])) {
            at++;
        }
        if (at - from > NUMBER_LENGTH) {
            return fail("a number of more than " + NUMBER_LENGTH + " characters");
        }
        if (isNumber(from, at)) {
            return put(node, from, at, UNQUOTED);
        }
        String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
        if (!Arrays.asList(WORDS).contains(text)) {
            at = from;
            return unexpected();
        }
        return text.equals("null") || put(node, from, at, UNQUOTED);
    }

    private static boolean isWordByte(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || b == '.'
                || b == '-'
                || b == '+';
    }

    private boolean isNumber(int from, int to) {
        int digits = bytes[from] == '-' ? from + 1 : from;
        int point = behindDigits(digits, to);
        boolean leadingZero = point - digits > 1 && bytes[digits] == '0';
        if (point == digits || leadingZero) {
            return false;
        }
        int exponent = point;
        if (point < to && bytes[point] == '.') {
            exponent = behindDigits(point + 1, to);
            if (exponent == point + 1) {
                return false;
            }
        }
        if (exponent < to && (bytes[exponent] | 0x20) == 'e') {
            int sign = exponent + 1;
            int power = sign < to && (bytes[sign] == '-' || bytes[sign] == '+') ? sign + 1 : sign;
            return power < to && behindDigits(power, to) == to;
        }
        return exponent == to;
    }

    private int behindDigits(int from, int to) {
        int digit = from;
        while (digit < to && bytes[digit] >= '0' && bytes[digit] <= '9') {
            digit++;
        }
        return digit;
    }

    private boolean put(@Nullable Node node, int from, int to, byte kind) {
        if (to - from > FIELD_BYTES) {
            return fail("a field of more than " + (FIELD_BYTES >> 20) + " MiB");
        }
        if (node == null) {
            return true;
        }
        int place = names.place(node);
        if (place >= records.length) {
            grow(place);
        }
        if (records[place] == record) {
            return fail("the name " + names.path(place) + " twice");
        }
        if (count == FIELDS) {
            return fail("more than " + FIELDS + " fields");
        }
        records[place] = record;
        froms[place] = from;
        tos[place] = to;
        kinds[place] = kind;
        order[count++] = place;
        return true;
    }

    private void grow(int place) {
        int length = Math.max(records.length * 2, place + 1);
        order = Arrays.copyOf(order, length);
        records = Arrays.copyOf(records, length);
        froms = Arrays.copyOf(froms, length);
        tos = Arrays.copyOf(tos, length);
        kinds = Arrays.copyOf(kinds, length);
    }

    /** Whether the object is of the type asked for; otherwise the rest of it is not looked at. */
    private boolean passes(Node node) {
        int place = names.place(node);
        passed = place < records.length
                && records[place] == record
                && Arrays.equals(wanted, 0, wanted.length, bytes, froms[place], tos[place]);
        other = !passed;
        return passed;
    }

    private void skipBlanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
    }

    private boolean unexpected() {
        return at >= end ? fail(ENDS) : fail("no JSON at byte " + (at - start) + " of the record");
    }

    private boolean fail(String reason) {
        fault = reason;
        return false;
    }
}
