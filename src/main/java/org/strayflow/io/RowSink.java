package org.strayflow.io;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.NumberColumnBuilder;
import org.strayflow.flow.TextColumnBuilder;

/** Takes the records of one chunk: adds them to the columns whole or, when a cell is at fault, not at all. Not for several threads. */
final class RowSink {
    /**
     * Why a record was not taken.
     *
     * @param place the column at fault, -1 when the whole record is
     * @param reason in a few words
     */
    record Fault(int place, String reason) {
        static Fault ofRecord(String reason) {
            return new Fault(-1, reason);
        }
    }

    /** How many rows to make room for where nothing is known of them. */
    static final int FEW = 1024;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final ReadPlan plan;
    private final int width;
    private final int label;
    private final boolean rejectsEmpty;
    private final boolean windowsDashes;
    private final @Nullable NumberColumnBuilder[] numbers;
    private final @Nullable TextColumnBuilder[] texts;
    private final NumberText reader = new NumberText();
    private final NumberText.Kind[] kinds;
    private final long[] integers;
    private final double[] decimals;
    private final String[] cells;
    private final int[] textPlaces;
    private final long[] noNumbers;
    private int rows;

    /**
     * Empty columns.
     *
     * @param plan what they are
     * @param expectedRows about how many rows will be taken
     * @param like the columns of numbers of another chunk; {@code null} for none
     */
    RowSink(ReadPlan plan, int expectedRows, @Nullable NumberColumnBuilder @Nullable [] like) {
        this.plan = plan;
        width = plan.width();
        label = plan.labelPlace();
        rejectsEmpty = plan.layout().quirks().contains(Layout.Quirk.EMPTY_RECORDS);
        windowsDashes = plan.layout().quirks().contains(Layout.Quirk.WINDOWS_DASHES);
        numbers = new NumberColumnBuilder[width];
        texts = new TextColumnBuilder[width];
        kinds = new NumberText.Kind[width];
        integers = new long[width];
        decimals = new double[width];
        cells = new String[width];
        Arrays.fill(cells, "");
        textPlaces = plan.texts().stream().mapToInt(Integer::intValue).sorted().toArray();
        noNumbers = new long[width];
        for (int place = 0; place < width; place++) {
            if (plan.texts().contains(place)) {
                texts[place] = new TextColumnBuilder();
            } else {
                numbers[place] = new NumberColumnBuilder(expectedRows, like == null ? null : like[place]);
            }
        }
    }

    /** Adds the record as a row; otherwise says why not. */
    @Nullable
    Fault take(Cells record) {
        if (record.size() != width) {
            String fields = record.size() == 1 ? " field" : " fields";
            return Fault.ofRecord(record.size() + fields + " instead of " + width);
        }
        if (isRepeatedHeader(record)) {
            return Fault.ofRecord("repeated header");
        }
        Fault fault = readNumbers(record);
        fault = fault == null ? readTexts(record) : fault;
        if (fault == null && rejectsEmpty && isEmpty(record)) {
            fault = Fault.ofRecord("every field is empty");
        }
        if (fault == null) {
            add();
        }
        return fault;
    }

    /** A table of one column may well hold its own name. */
    private boolean isRepeatedHeader(Cells record) {
        if (width < 2 || !mayBeHeader(record, width - 1) || !mayBeHeader(record, 0)) {
            return false;
        }
        List<String> names = IntStream.range(0, width)
                .mapToObj(place -> headerName(record.get(place)))
                .toList();
        return !names.stream().allMatch(String::isEmpty)
                && HeaderNames.unique(names).equals(plan.names());
    }

    /** Quickly says no; a repeated or an empty name is longer in the table than in the file. */
    private boolean mayBeHeader(Cells record, int place) {
        String cell = headerName(record.get(place));
        return plan.name(place).startsWith(cell.isEmpty() ? HeaderNames.UNNAMED : cell);
    }

    private static String headerName(String cell) {
        String text = Utf8.ofCell(cell);
        return HeaderNames.clean(text == null ? cell : text);
    }

    private @Nullable Fault readNumbers(Cells record) {
        Fault fault = null;
        for (int place = 0; place < width; place++) {
            if (numbers[place] == null) {
                continue;
            }
            NumberText.Kind kind = reader.read(record.get(place));
            kinds[place] = kind;
            switch (kind) {
                case INTEGER -> integers[place] = reader.integer();
                case DECIMAL -> decimals[place] = reader.decimal();
                case TEXT -> {
                    noNumbers[place]++;
                    fault = fault == null ? new Fault(place, "not a number") : fault;
                }
                case MISSING, PLACEHOLDER -> {}
            }
        }
        return fault;
    }

    private @Nullable Fault readTexts(Cells record) {
        for (int place : textPlaces) {
            String text = text(place, record.get(place));
            if (text == null) {
                return new Fault(place, Reject.NO_UTF8);
            }
            cells[place] = text;
        }
        return null;
    }

    /** The text that a cell of a column stands for; {@code null} when its bytes are no UTF-8. */
    @Nullable
    String text(int place, String latin) {
        String text = Utf8.ofCell(latin);
        if (text == null && place == label && windowsDashes) {
            text = windowsText(latin);
        }
        if (text == null) {
            return null;
        }
        String plain = CsvText.unguard(text);
        return place == label ? plain.strip() : plain;
    }

    /** The column of numbers at a place; {@code null} when there is text. */
    @Nullable
    NumberColumnBuilder numbers(int place) {
        return numbers[place];
    }

    /** The column of texts at a place; {@code null} when there are numbers. */
    @Nullable
    TextColumnBuilder texts(int place) {
        return texts[place];
    }

    /** Says that so many rows were added to the columns from outside. */
    void addedRows(int count) {
        rows += count;
    }

    /** Whether a record without any value is no row. */
    boolean rejectsEmpty() {
        return rejectsEmpty;
    }

    /** The cell where Windows-1252 dashes and quotes stand among ASCII; {@code null} when that is not what is wrong. */
    private static @Nullable String windowsText(String latin) {
        boolean dashes = latin.chars().allMatch(c -> c < 0x80 || (c >= 0x91 && c <= 0x97));
        return dashes ? new String(latin.getBytes(StandardCharsets.ISO_8859_1), WINDOWS) : null;
    }

    private boolean isEmpty(Cells record) {
        for (int place = 0; place < width; place++) {
            if (!record.get(place).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private void add() {
        for (int place = 0; place < width; place++) {
            NumberColumnBuilder column = numbers[place];
            if (column != null) {
                addNumber(column, place);
            }
        }
        for (int place : textPlaces) {
            TextColumnBuilder column = texts[place];
            if (column != null) {
                column.add(cells[place]);
            }
        }
        rows++;
    }

    private void addNumber(NumberColumnBuilder column, int place) {
        switch (kinds[place]) {
            case INTEGER -> column.add(integers[place]);
            case DECIMAL -> column.add(decimals[place], false);
            default -> column.addMissing();
        }
    }

    /** What was taken; the sink is not to be used afterwards. */
    ChunkResult result(RejectCollector rejects, long skipped, long lineEnds) {
        List<Reject> kept = new ArrayList<>(rejects.kept());
        return new ChunkResult(numbers, texts, rows, rejects.count(), kept, noNumbers, skipped, lineEnds);
    }
}
