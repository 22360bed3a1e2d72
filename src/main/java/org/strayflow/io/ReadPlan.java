package org.strayflow.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.strayflow.flow.Meant;
import org.strayflow.flow.Role;
import org.strayflow.io.ColumnPlan.Kind;

/**
 * How records become rows: decided once before reading, so that every chunk of every file is read alike.
 *
 * @param layout the layout of all files
 * @param columns one a column
 * @param texts the places of the columns that are read as text, the others hold numbers
 */
record ReadPlan(Layout layout, List<ColumnPlan> columns, Set<Integer> texts) {
    ReadPlan {
        columns = List.copyOf(columns);
        texts = Set.copyOf(texts);
    }

    /** In a column that may be either, so many cells in a thousand are strays among numbers; more make it a column of text. */
    private static final int STRAYS = 1;

    /** The same for the first records alone, where a few strays say little. */
    private static final int STRAYS_AT_FIRST = 100;

    /**
     * The plan for files that begin like this; all have the same columns.
     *
     * @param columns what the layout and the analyst say
     * @param heads the beginnings
     */
    static ReadPlan of(List<ColumnPlan> columns, List<FileHead> heads) {
        // When the first records are all there are, nothing is left to be found out.
        boolean complete = heads.stream().allMatch(FileHead::complete);
        Set<Integer> texts = new HashSet<>();
        for (int place = 0; place < columns.size(); place++) {
            Tally tally = new Tally();
            for (FileHead head : heads) {
                head.head().column(place, head.header()).forEach(tally::add);
            }
            if (tally.isText(columns.get(place).kind(), complete ? STRAYS : STRAYS_AT_FIRST)) {
                texts.add(place);
            }
        }
        return new ReadPlan(heads.getFirst().found().layout(), columns, texts);
    }

    /** The same with more columns of text. */
    ReadPlan withTexts(List<Integer> more) {
        Set<Integer> all = new HashSet<>(texts);
        all.addAll(more);
        return new ReadPlan(layout, columns, all);
    }

    /** How many columns. */
    int width() {
        return columns.size();
    }

    /** The name of the column at a place. */
    String name(int place) {
        return columns.get(place).name();
    }

    /** The names of all columns. */
    List<String> names() {
        return columns.stream().map(ColumnPlan::name).toList();
    }

    /** The roles of all columns. */
    List<Role> roles() {
        return columns.stream().map(ColumnPlan::role).toList();
    }

    /** The meanings of those columns that have one. */
    List<Meant> meanings() {
        return columns.stream().map(ColumnPlan::meant).filter(Objects::nonNull).toList();
    }

    /** The place of the label column, -1 when there is none. */
    int labelPlace() {
        return roles().indexOf(Role.LABEL);
    }

    /** The columns of numbers in which too many cells turned out to be none, by the counts of all files. */
    List<Integer> textsAfterAll(long[] numbers, long[] others) {
        List<Integer> found = new ArrayList<>();
        for (int place = 0; place < width(); place++) {
            Kind kind = columns.get(place).kind();
            if (!texts.contains(place) && tooManyTexts(kind, numbers[place], others[place], STRAYS)) {
                found.add(place);
            }
        }
        return found;
    }

    private static boolean tooManyTexts(Kind kind, long numbers, long texts, int strays) {
        return switch (kind) {
            case TEXT -> true;
            case NUMBER -> texts > numbers;
            case EITHER -> texts * 1000 > (numbers + texts) * strays;
        };
    }

    /** Counts what the cells of a column are. */
    private static final class Tally {
        private final NumberText reader = new NumberText();
        private int numbers;
        private int texts;
        private int placeholders;
        private int codes;

        void add(String cell) {
            codes += isCode(cell) ? 1 : 0;
            switch (reader.read(cell)) {
                case INTEGER, DECIMAL -> numbers++;
                case TEXT -> texts++;
                case PLACEHOLDER -> placeholders++;
                case MISSING -> {}
            }
        }

        boolean isText(Kind kind, int strays) {
            // A column of nothing but "-" says something, as long as nobody knows it for numbers.
            boolean speaks = kind == Kind.EITHER && numbers == 0 && placeholders > 0;
            boolean keepsZeros = kind == Kind.EITHER && tooManyTexts(kind, numbers - codes, texts + codes, strays);
            return speaks || keepsZeros || tooManyTexts(kind, numbers, texts, strays);
        }

        /** Whether it is a number that would lose a leading zero: a postcode, a serial number. */
        private static boolean isCode(String cell) {
            return cell.length() > 1 && cell.charAt(0) == '0' && cell.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }
}
