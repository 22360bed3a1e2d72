package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.ColumnPlan.Kind;
import org.strayflow.task.Feedback;

/**
 * A log of Zeek as its own writer makes it: lines that begin with {@code #} say how the others are to be read. Some data sets have labels
 * behind the last field, with three blanks before each ({@value #TAIL}); they are columns of their own.
 *
 * @param separator between fields
 * @param unset stands for no value
 * @param empty stands for an empty text or list
 * @param names of the columns
 * @param types of the columns, as many as names; {@code ?} where the file does not say
 * @param tail how many of the columns are in the last field
 */
record ZeekForm(char separator, String unset, String empty, List<String> names, List<String> types, int tail)
        implements RecordForm {
    /** Between the columns within the last field. */
    static final String TAIL = "   ";

    /** What an empty text or list is shown as, whatever the file writes. */
    static final String EMPTY = "(empty)";

    private static final String UNKNOWN = "?";
    private static final String HEX_ESCAPE = "\\x";

    ZeekForm {
        names = List.copyOf(names);
        types = List.copyOf(types);
    }

    /**
     * Looks at the start of a file.
     *
     * @param bytes the first ones
     * @param from where the text begins
     * @param limit where it ends
     * @return {@code null} when this is no log of Zeek, or does not name its fields
     */
    static @Nullable ZeekForm find(byte[] bytes, int from, int limit) {
        RecordCursor cursor = new RecordCursor(bytes, from, limit, Dialect.jsonLines());
        Header header = new Header();
        while (cursor.next()) {
            String line = directive(bytes, cursor.start(), cursor.end());
            if (line.isEmpty()) {
                break;
            }
            header.add(line);
        }
        return header.form();
    }

    /** The line without blanks before it when it begins with {@code #}; empty when it does not. */
    static String directive(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at < to && bytes[at] == '#' ? new String(bytes, at, to - at, StandardCharsets.UTF_8) : "";
    }

    /** How the lines are cut. */
    Dialect dialect() {
        return new Dialect(Dialect.Syntax.DELIMITED, separator, Dialect.NONE, Dialect.NONE, '#');
    }

    /** The names in a line that begins with {@code #fields}; empty for another line. */
    static List<String> fieldNames(String directive, char separator) {
        List<String> parts = split(directive, separator);
        return parts.getFirst().equals("#fields") ? withTail(parts.subList(1, parts.size())) : List.of();
    }

    private static List<String> split(String line, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
            parts.add(line.substring(from, at));
            from = at + 1;
        }
        parts.add(line.substring(from));
        return parts;
    }

    private static List<String> withTail(List<String> fields) {
        if (fields.isEmpty()) {
            return fields;
        }
        List<String> all = new ArrayList<>(fields.subList(0, fields.size() - 1));
        Arrays.stream(fields.getLast().split(TAIL, -1)).map(String::strip).forEach(all::add);
        return all;
    }

    /** The first records as a table: the names, and the lines below. */
    Head head(byte[] bytes, int from, int limit) {
        List<List<String>> records = new ArrayList<>();
        records.add(names);
        ZeekFields fields = new ZeekFields(bytes, this);
        RecordCursor cursor = new RecordCursor(bytes, from, limit, Dialect.jsonLines());
        while (records.size() < Head.RECORDS && cursor.next()) {
            boolean row = directive(bytes, cursor.start(), cursor.end()).isEmpty();
            if (row && fields.read(cursor.start(), cursor.end())) {
                records.add(fields.texts());
            }
        }
        return new Head(records);
    }

    @Override
    public ChunkParser parser(FileHead head, ReadPlan plan, Feedback feedback) {
        return new ZeekChunkParser(String.valueOf(head.file().getFileName()), this, plan, feedback);
    }

    @Override
    public int previewed(FileHead head, int rows) {
        return rows;
    }

    @Override
    public List<ColumnPlan> settle(List<ColumnPlan> columns) {
        List<ColumnPlan> settled = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            ColumnPlan plan = columns.get(place);
            Kind kind = plan.kind() == Kind.EITHER ? kind(types.get(place)) : plan.kind();
            settled.add(plan.with(plan.role(), kind));
        }
        return settled;
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "time", "interval", "double", "count", "int", "port" -> Kind.NUMBER;
            case UNKNOWN -> Kind.EITHER;
            default -> Kind.TEXT;
        };
    }

    /** Whether the column holds lists, whose escapes stay as they are: the separator may be among them. */
    boolean isList(int place) {
        return types.get(place).endsWith("]");
    }

    /** The lines that begin with {@code #}, one after the other. */
    private static final class Header {
        private char separator = '\t';
        private String unset = "-";
        private String empty = EMPTY;
        private @Nullable List<String> fields;
        private List<String> types = List.of();

        void add(String line) {
            if (line.startsWith("#separator")) {
                String text = unescaped(line.substring("#separator".length()).strip());
                separator = text.length() == 1 && text.charAt(0) < 0x80 ? text.charAt(0) : separator;
                return;
            }
            List<String> parts = split(line, separator);
            List<String> values = parts.subList(1, parts.size());
            String value = values.isEmpty() ? "" : values.getFirst();
            switch (parts.getFirst()) {
                case "#unset_field" -> unset = unescaped(value);
                case "#empty_field" -> empty = unescaped(value);
                case "#fields" -> fields = values;
                case "#types" -> types = values;
                default -> {}
            }
        }

        /** {@code \x09} as the character it stands for. */
        private static String unescaped(String text) {
            if (text.length() == 4 && text.startsWith(HEX_ESCAPE)) {
                int high = Character.digit(text.charAt(2), 16);
                int low = Character.digit(text.charAt(3), 16);
                return high < 0 || low < 0 ? text : String.valueOf((char) (high * 16 + low));
            }
            return text;
        }

        @Nullable
        ZeekForm form() {
            boolean usable = separator != '#' && separator != '\n' && separator != '\r' && separator != Dialect.NONE;
            if (fields == null || fields.isEmpty() || !usable) {
                return null;
            }
            List<String> names = withTail(fields);
            List<String> known = new ArrayList<>(withTail(types));
            while (known.size() < names.size()) {
                known.add(UNKNOWN);
            }
            int tail = names.size() - fields.size() + 1;
            return new ZeekForm(separator, unset, empty, names, known.subList(0, names.size()), tail);
        }
    }
}
