package org.strayflow.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Any table: takes every file that no other layout recognises. What the columns are for is guessed from their names and first values.
 * A first record that holds numbers wherever the others do is no header; the columns are then called {@code column 1} and so on.
 */
final class GenericLayout implements Layout {
    /** Its id. */
    static final String ID = "generic";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Table";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        boolean header = hasHeader(head);
        List<String> names = header ? head.names() : numbered(head.width());
        List<ColumnPlan> columns = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            columns.add(RoleGuess.of(head, place, header, names.get(place)));
        }
        return Optional.of(new Recognition(header, LabelChoice.settle(columns, head, header)));
    }

    /** Names for columns without a header. */
    static List<String> numbered(int width) {
        return IntStream.rangeClosed(1, width)
                .mapToObj(n -> HeaderNames.UNNAMED + n)
                .toList();
    }

    private static boolean hasHeader(Head head) {
        NumberText numbers = new NumberText();
        int numeric = 0;
        boolean counting = true;
        for (int place = 0; place < head.width(); place++) {
            NumberText.Kind first = numbers.read(head.records().getFirst().get(place));
            counting &= first == NumberText.Kind.INTEGER && numbers.integer() == place;
            if (isNumeric(head.column(place, true), numbers)) {
                numeric++;
                if (!first.isNumber()) {
                    return true;
                }
            }
        }
        // 0, 1, 2 … are the names that some programs give to columns without one.
        return numeric == 0 || (counting && head.records().size() > 1);
    }

    private static boolean isNumeric(List<String> cells, NumberText numbers) {
        long like = cells.stream().filter(cell -> numbers.read(cell).isNumber()).count();
        long missing = cells.stream()
                .filter(cell -> numbers.read(cell) == NumberText.Kind.MISSING)
                .count();
        return like * 2 > cells.size() - missing;
    }
}
