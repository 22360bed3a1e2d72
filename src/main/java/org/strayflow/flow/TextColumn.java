package org.strayflow.flow;

import java.util.List;

/**
 * A column of texts: a dictionary of the distinct texts in order of first appearance, and one code a row in the narrowest array.
 * Made by {@link TextColumnBuilder}.
 */
public final class TextColumn implements Column {
    /** The code of a missing text. */
    public static final int MISSING = -1;

    private final String name;
    private final List<String> dictionary;
    private final NarrowNumbers codes;
    private final int missingCount;

    TextColumn(String name, List<String> dictionary, NarrowNumbers codes, int missingCount) {
        this.name = name;
        this.dictionary = List.copyOf(dictionary);
        this.codes = codes;
        this.missingCount = missingCount;
    }

    /** A column of the given texts; an empty one means missing. For tests and computed columns. */
    public static TextColumn of(String name, String... texts) {
        TextColumnBuilder builder = new TextColumnBuilder();
        for (String text : texts) {
            builder.add(text);
        }
        return builder.build(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return codes.size();
    }

    /** The distinct texts; a code is a place in this list. */
    public List<String> dictionary() {
        return dictionary;
    }

    /** The place of the row's text in the {@link #dictionary()}, {@link #MISSING} when there is none. */
    public int code(int row) {
        return (int) codes.get(row);
    }

    /** Copies the codes of rows {@code from..to-1} into the first places of {@code out}. Much faster than one by one. */
    public void copyTo(int from, int to, double[] out) {
        codes.copyTo(from, to, out);
    }

    /** Copies the codes of the first {@code count} of some rows into the first places of {@code out}. */
    public void copyRows(int[] rows, int count, double[] out) {
        codes.copyRows(rows, count, out);
    }

    @Override
    public boolean isMissing(int row) {
        return code(row) == MISSING;
    }

    @Override
    public int missingCount() {
        return missingCount;
    }

    @Override
    public String text(int row) {
        int code = code(row);
        return code == MISSING ? "" : dictionary.get(code);
    }

    @Override
    public Field.Type type() {
        return Field.Type.TEXT;
    }

    @Override
    public long heapBytes() {
        long texts = 0;
        for (String text : dictionary) {
            texts += 56L + text.length();
        }
        return codes.heapBytes() + texts;
    }

    @Override
    public TextColumn renamed(String newName) {
        return new TextColumn(newName, dictionary, codes, missingCount);
    }
}
