package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fields of one line of a Zeek log after the other, straight from the bytes. Not for several threads. */
final class ZeekFields implements Cells {
    private final byte[] bytes;
    private final byte separator;
    private final byte[] unset;
    private final byte[] empty;
    private final boolean[] list;
    /** The field in which the last columns are, blanks between them. */
    private final int tailField;

    private final int width;
    private final int[] froms;
    private final int[] tos;
    private int size;

    /**
     * A reader of lines.
     *
     * @param bytes hold them
     * @param form how they are written
     */
    ZeekFields(byte[] bytes, ZeekForm form) {
        this.bytes = bytes;
        separator = (byte) form.separator();
        unset = form.unset().getBytes(StandardCharsets.UTF_8);
        empty = form.empty().getBytes(StandardCharsets.UTF_8);
        width = form.names().size();
        tailField = form.tail() > 1 ? width - form.tail() : Integer.MAX_VALUE;
        froms = new int[width];
        tos = new int[width];
        list = new boolean[width];
        for (int place = 0; place < width; place++) {
            list[place] = form.isList(place);
        }
    }

    /** Cuts the line between two places; false when it has not as many fields as there are columns. */
    boolean read(int from, int to) {
        size = 0;
        int at = from;
        int start = from;
        while (at < to) {
            if (bytes[at] == separator) {
                end(start, at);
                start = at + 1;
            } else if (size == tailField && isTailSeparator(at, to)) {
                return readTail(start, to);
            }
            at++;
        }
        end(start, to);
        return size == width;
    }

    private boolean readTail(int from, int to) {
        int start = from;
        for (int at = from; at < to; at++) {
            if (isTailSeparator(at, to)) {
                end(start, at);
                start = at + ZeekForm.TAIL.length();
                at = start - 1;
            } else if (bytes[at] == separator) {
                end(start, at);
                start = at + 1;
            }
        }
        end(start, to);
        return size == width;
    }

    private boolean isTailSeparator(int at, int to) {
        return bytes[at] == ' ' && at + 2 < to && bytes[at + 1] == ' ' && bytes[at + 2] == ' ';
    }

    private void end(int from, int to) {
        if (size < width) {
            froms[size] = from;
            tos[size] = to;
        }
        size++;
    }

    @Override
    public int size() {
        return size;
    }

    /** The field at a place, empty when it is unset. A leading apostrophe that reading would take away is doubled. */
    @Override
    public String get(int place) {
        String text = latin(place);
        return !text.isEmpty() && text.charAt(0) == '\'' ? CsvText.guard(text) : text;
    }

    /** The fields of the line. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int place = 0; place < width; place++) {
            String latin = latin(place);
            String text = Utf8.ofCell(latin);
            texts.add(text == null ? latin : text);
        }
        return texts;
    }

    private String latin(int place) {
        int from = froms[place];
        int to = tos[place];
        if (is(unset, from, to)) {
            return "";
        }
        if (is(empty, from, to)) {
            return ZeekForm.EMPTY;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return list[place] || text.indexOf('\\') < 0 ? text : unescaped(text);
    }

    private boolean is(byte[] text, int from, int to) {
        return text.length == to - from && Arrays.equals(text, 0, text.length, bytes, from, to);
    }

    /** With every {@code \x09} as the byte it stands for; as it is when the bytes would be no UTF-8. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            boolean hex = text.startsWith("\\x", at) && at + 4 <= text.length();
            int high = hex ? Character.digit(text.charAt(at + 2), 16) : -1;
            int low = hex ? Character.digit(text.charAt(at + 3), 16) : -1;
            if (high >= 0 && low >= 0) {
                plain.append((char) (high * 16 + low));
                at += 4;
            } else {
                plain.append(text.charAt(at));
                at += text.startsWith("\\\\", at) ? 2 : 1;
            }
        }
        String decoded = plain.toString();
        return Utf8.ofCell(decoded) == null ? text : decoded;
    }
}
