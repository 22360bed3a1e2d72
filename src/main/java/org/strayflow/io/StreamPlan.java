package org.strayflow.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.strayflow.io.ColumnPlan.Kind;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.StrayflowException;

/**
 * How the records of a stream become wanted columns.
 *
 * @param dialect says where records end
 * @param wanted the columns
 * @param places for every wanted column its place in the records, -1 where they have it not
 * @param unknown names in the header that mean no wanted column
 * @param parsers makes a parser for a chunk
 */
record StreamPlan(
        Dialect dialect, List<ColumnPlan> wanted, int[] places, List<String> unknown, Supplier<ChunkParser> parsers) {
    /** So many objects tell how their fields are called. */
    private static final int LOOKED_AT = 50;

    /**
     * The plan for a table.
     *
     * @param name stands for the file's in messages
     * @param encoding how it was written before it became UTF-8
     * @param first its first bytes, or all
     * @param wanted the columns
     */
    static StreamPlan ofTable(Path name, TextEncoding encoding, byte[] first, List<ColumnPlan> wanted)
            throws StrayflowException {
        FileStamp none = new FileStamp(0, "", null);
        FileHead head = FileHead.of(
                name, none, encoding, first, first.length, first.length < FileHead.BYTES, ReadOptions.defaults());
        List<ColumnPlan> columns = head.columns();
        Map<String, Integer> found =
                namesOf(wanted).resolved(columns.stream().map(ColumnPlan::name).toList());
        if (found.isEmpty()) {
            throw noColumn(name);
        }
        int[] places = new int[wanted.size()];
        Arrays.fill(places, -1);
        List<String> unknown = new ArrayList<>();
        Set<Integer> texts = new HashSet<>();
        for (int place = 0; place < columns.size(); place++) {
            String column = columns.get(place).name();
            Integer meant = found.get(column);
            if (meant == null) {
                unknown.add(column);
                texts.add(place);
            } else {
                places[meant] = place;
                addIfText(texts, place, wanted.get(meant));
            }
        }
        ChunkParser parser =
                head.form().parser(head, new ReadPlan(head.found().layout(), columns, texts), Feedback.none());
        return new StreamPlan(head.dialect(), wanted, places, unknown, () -> parser);
    }

    /**
     * The plan for JSON objects.
     *
     * @param name stands for the file's in messages
     * @param first the first bytes, or all: how the fields of the first objects are called
     * @param wanted the columns
     */
    static StreamPlan ofJson(Path name, byte[] first, List<ColumnPlan> wanted) {
        List<String> spoken = spokenNames(first);
        String[] paths = wanted.stream().map(ColumnPlan::name).toArray(String[]::new);
        namesOf(wanted).resolved(spoken).forEach((path, place) -> paths[place] = path);
        Set<Integer> texts = new HashSet<>();
        int[] places = new int[paths.length];
        for (int place = 0; place < places.length; place++) {
            places[place] = place;
            addIfText(texts, place, wanted.get(place));
        }
        ReadPlan plan = new ReadPlan(new GenericLayout(), wanted, texts);
        JsonForm form = new JsonForm(List.of(paths), Set.of(), null, List.of(), 0);
        String file = name.toString();
        return new StreamPlan(
                Dialect.jsonLines(),
                wanted,
                places,
                List.of(),
                () -> new JsonChunkParser(file, form, plan, Feedback.none()));
    }

    private static ColumnNames namesOf(List<ColumnPlan> wanted) {
        return new ColumnNames(wanted.stream().map(ColumnPlan::name).toList());
    }

    private static void addIfText(Set<Integer> texts, int place, ColumnPlan wanted) {
        if (wanted.kind() == Kind.TEXT) {
            texts.add(place);
        }
    }

    private static List<String> spokenNames(byte[] first) {
        JsonNames names = new JsonNames(List.of());
        JsonFields fields = new JsonFields(first, names, null);
        RecordCursor cursor = new RecordCursor(first, 0, first.length, Dialect.jsonLines());
        Set<String> spoken = new LinkedHashSet<>();
        for (int record = 0; record < LOOKED_AT && cursor.next(); record++) {
            fields.read(cursor.start(), cursor.end());
            for (int i = 0; i < fields.count(); i++) {
                spoken.add(names.path(fields.place(i)));
            }
        }
        return List.copyOf(spoken);
    }

    private static InputException noColumn(Path name) {
        return IoProblems.notText(
                name,
                "No column has the name of one that is wanted.",
                "Send a header, and the names that the model has.");
    }

    /** Wanted columns that the records have not. */
    List<String> absent() {
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                absent.add(wanted.get(i).name());
            }
        }
        return absent;
    }
}
