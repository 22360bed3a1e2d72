package org.strayflow.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Grows a {@link TextColumn}. Not for several threads; a reader that works on chunks fills one builder a chunk and joins them with
 * {@link #concat}.
 */
public final class TextColumnBuilder {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> dictionary = new ArrayList<>();
    private int[] rows = new int[1024];
    private int size;
    private int missingCount;
    private String last = "";
    private int lastCode = TextColumn.MISSING;

    /** Texts so far, missing ones included. */
    public int size() {
        return size;
    }

    /** Adds a text; an empty one is missing. */
    public void add(String text) {
        if (text.isEmpty()) {
            missingCount++;
            addCode(TextColumn.MISSING);
        } else {
            addCode(codeOf(text));
        }
    }

    /** The code that a text has from now on, {@link TextColumn#MISSING} for an empty one; adds no row. For {@link #addAll}. */
    public int code(String text) {
        return text.isEmpty() ? TextColumn.MISSING : codeOf(text);
    }

    /** Adds many at once by their codes. */
    public void addAll(int[] codesOfRows, int count) {
        for (int i = 0; i < count; i++) {
            missingCount += codesOfRows[i] == TextColumn.MISSING ? 1 : 0;
            addCode(codesOfRows[i]);
        }
    }

    /** The column; the builder is not to be used afterwards. */
    public TextColumn build(String name) {
        return new TextColumn(name, dictionary, narrowed(), missingCount);
    }

    /** The column of all the parts' texts, one part after the other. The dictionary is in order of first appearance. */
    public static TextColumn concat(String name, List<TextColumnBuilder> parts) {
        TextColumnBuilder all = new TextColumnBuilder();
        for (TextColumnBuilder part : parts) {
            all.append(part);
        }
        return all.build(name);
    }

    private void append(TextColumnBuilder part) {
        int[] translated = new int[part.dictionary.size()];
        for (int code = 0; code < translated.length; code++) {
            translated[code] = codeOf(part.dictionary.get(code));
        }
        for (int row = 0; row < part.size; row++) {
            int code = part.rows[row];
            addCode(code == TextColumn.MISSING ? TextColumn.MISSING : translated[code]);
        }
        missingCount += part.missingCount;
    }

    private int codeOf(String text) {
        // Labels come in long runs of the same.
        if (text.equals(last)) {
            return lastCode;
        }
        Integer known = codes.get(text);
        int code = known == null ? dictionary.size() : known;
        if (known == null) {
            codes.put(text, code);
            dictionary.add(text);
        }
        last = text;
        lastCode = code;
        return code;
    }

    private void addCode(int code) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, Math.toIntExact(Math.min(Integer.MAX_VALUE - 8, size * 2L)));
        }
        rows[size++] = code;
    }

    private NarrowNumbers narrowed() {
        if (dictionary.size() <= Byte.MAX_VALUE) {
            byte[] narrow = new byte[size];
            for (int row = 0; row < size; row++) {
                narrow[row] = (byte) rows[row];
            }
            return new NarrowNumbers.Bytes(narrow);
        }
        if (dictionary.size() <= Short.MAX_VALUE) {
            short[] narrow = new short[size];
            for (int row = 0; row < size; row++) {
                narrow[row] = (short) rows[row];
            }
            return new NarrowNumbers.Shorts(narrow);
        }
        return NarrowNumbers.trimmed(new NarrowNumbers.Ints(rows), size);
    }
}
