package org.strayflow.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.ColumnPlan.Kind;
import org.strayflow.io.JsonFields.Filter;
import org.strayflow.io.JsonFields.Found;
import org.strayflow.task.Feedback;

/**
 * A JSON object a line. Its fields are the columns, those of objects within it under both names, {@code flow.age}.
 *
 * @param paths the names of the columns as they stand in the file
 * @param texts those of them that hold texts, as far as the first records do not say so
 * @param filter which objects are flows; {@code null} for all
 * @param sample the first flows: the text of each field under its name
 * @param looked how many lines they and what stands between them take
 */
record JsonForm(
        List<String> paths, Set<String> texts, @Nullable Filter filter, List<Map<String, String>> sample, int looked)
        implements RecordForm {
    /** The type of event that is a flow in the logs of Suricata. */
    static final Filter EVE_FLOW = new Filter("event_type", "flow");

    /** The stream of a record in the logs that Zeek writes into one file. */
    static final Filter ZEEK_CONN = new Filter("_path", "conn");

    /** So many lines tell whether this is JSON and of which kind. */
    private static final int SNIFFED = 200;

    JsonForm {
        paths = List.copyOf(paths);
        texts = Set.copyOf(texts);
        sample = List.copyOf(sample);
    }

    /**
     * Looks at the start of a file.
     *
     * @param bytes the first ones
     * @param from where the text begins
     * @param limit where its last whole line ends
     * @param everything whether objects of every type are wanted
     * @return {@code null} when these are no lines of JSON objects
     */
    static @Nullable JsonForm find(byte[] bytes, int from, int limit, boolean everything) {
        Sniffed sniffed = Sniffed.of(bytes, from, limit);
        if (!sniffed.isJson()) {
            return null;
        }
        Filter filter = everything ? null : sniffed.filter();
        Set<String> paths = new LinkedHashSet<>();
        if (EVE_FLOW.equals(filter)) {
            // Flows may come late among other events.
            paths.addAll(SuricataFlowLayout.ALWAYS);
        }
        List<Map<String, String>> sample = new ArrayList<>();
        JsonNames names = new JsonNames(List.copyOf(paths));
        JsonFields fields = new JsonFields(bytes, names, filter);
        RecordCursor cursor = new RecordCursor(bytes, from, limit, Dialect.jsonLines());
        int lines = 0;
        int looked = 0;
        while (cursor.next()) {
            lines++;
            if (fields.read(cursor.start(), cursor.end()) != Found.FLOW) {
                continue;
            }
            Map<String, String> record = record(fields, names);
            paths.addAll(record.keySet());
            if (sample.size() < Head.RECORDS - 1) {
                sample.add(record);
                looked = lines;
            }
        }
        boolean all = sample.size() < Head.RECORDS - 1;
        return new JsonForm(List.copyOf(paths), Set.of(), filter, sample, all ? lines : looked);
    }

    /** The text of each field of the record that was read last, under its name. */
    static Map<String, String> record(JsonFields fields, JsonNames names) {
        Map<String, String> record = new LinkedHashMap<>();
        for (int i = 0; i < fields.count(); i++) {
            String latin = fields.latin(fields.place(i));
            String text = Utf8.ofCell(latin);
            record.put(names.path(fields.place(i)), text == null ? latin : text);
        }
        return record;
    }

    /** The same with other columns: the first ones in the same order, and more behind. */
    JsonForm with(List<LateColumn> columns) {
        Set<String> all = new HashSet<>(texts);
        columns.stream().filter(LateColumn::text).map(LateColumn::path).forEach(all::add);
        Set<String> joined = new LinkedHashSet<>(paths);
        columns.forEach(column -> joined.add(column.path()));
        return new JsonForm(List.copyOf(joined), all, filter, sample, looked);
    }

    /** The same with exactly these columns. */
    JsonForm withPaths(List<String> other) {
        return new JsonForm(other, texts, filter, sample, looked);
    }

    /** The first records as a table: the names, and the fields below. */
    Head head() {
        List<List<String>> records = new ArrayList<>();
        records.add(paths);
        for (Map<String, String> record : sample) {
            records.add(
                    paths.stream().map(path -> record.getOrDefault(path, "")).toList());
        }
        return new Head(records);
    }

    @Override
    public ChunkParser parser(FileHead head, ReadPlan plan, Feedback feedback) {
        return new JsonChunkParser(String.valueOf(head.file().getFileName()), this, plan, feedback);
    }

    @Override
    public int previewed(FileHead head, int rows) {
        return Math.max(looked, 1);
    }

    @Override
    public List<ColumnPlan> settle(List<ColumnPlan> columns) {
        List<ColumnPlan> settled = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            ColumnPlan plan = columns.get(place);
            boolean text = plan.kind() == Kind.EITHER && texts.contains(paths.get(place));
            settled.add(text ? plan.with(plan.role(), Kind.TEXT) : plan);
        }
        return settled;
    }

    /** What the first lines are, counted. */
    private record Sniffed(int lines, int objects, int events, int flowIds, int streams, int connections) {
        static Sniffed of(byte[] bytes, int from, int limit) {
            JsonNames names = new JsonNames(List.of("event_type", "timestamp", "flow_id", "_path"));
            JsonFields fields = new JsonFields(bytes, names, null);
            RecordCursor cursor = new RecordCursor(bytes, from, limit, Dialect.jsonLines());
            int lines = 0;
            int objects = 0;
            int events = 0;
            int flowIds = 0;
            int streams = 0;
            int connections = 0;
            while (lines < SNIFFED && cursor.next()) {
                lines++;
                if (fields.read(cursor.start(), cursor.end()) == Found.FLOW) {
                    objects++;
                    events += fields.latin(0).isEmpty() || fields.latin(1).isEmpty() ? 0 : 1;
                    flowIds += fields.latin(2).isEmpty() ? 0 : 1;
                    streams += fields.latin(3).isEmpty() ? 0 : 1;
                    connections += fields.latin(3).equals(ZEEK_CONN.text()) ? 1 : 0;
                }
            }
            return new Sniffed(lines, objects, events, flowIds, streams, connections);
        }

        boolean isJson() {
            return objects * 2 > lines;
        }

        @Nullable
        Filter filter() {
            if (events == objects && flowIds > 0) {
                return EVE_FLOW;
            }
            return streams == objects && connections > 0 ? ZEEK_CONN : null;
        }
    }
}
