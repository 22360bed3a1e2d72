package org.strayflow.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.JsonFields.Filter;
import org.strayflow.io.JsonFields.Found;
import org.strayflow.task.StrayflowException;

/**
 * The columns of a growing log of JSON lines, from the first flow alone. Such logs leave out what is not set, so columns that the model
 * wants are taken for granted where the log is of the layout that it was trained on.
 */
final class GrowingJson {
    private GrowingJson() {}

    /**
     * A form and the line that it was made of.
     *
     * @param form the columns
     * @param layout what they were recognised as
     * @param from where the line begins
     * @param to where it ends, its line end not included
     */
    record Sample(JsonForm form, Layouts.Recognised layout, int from, int to) {}

    /**
     * Looks for the first flow.
     *
     * @param log what is looked for
     * @param bytes the first ones
     * @param from where the text begins
     * @param to where its last whole line ends
     * @return {@code null} when there is none yet
     */
    static @Nullable Sample find(GrowingHead.Log log, byte[] bytes, int from, int to) throws StrayflowException {
        boolean everything = GenericLayout.ID.equals(log.options().layout());
        RecordCursor cursor = new RecordCursor(bytes, from, to, Dialect.jsonLines());
        while (cursor.next()) {
            Map<String, String> record = record(bytes, cursor.start(), cursor.end());
            if (record == null) {
                continue;
            }
            Filter filter = everything ? null : filter(record);
            boolean event = JsonForm.EVE_FLOW.equals(filter);
            boolean flow = filter == null || filter.text().equals(record.get(filter.name()));
            if (event || flow) {
                return sample(log, flow ? record : Map.of(), filter, cursor);
            }
        }
        return null;
    }

    private static @Nullable Map<String, String> record(byte[] bytes, int from, int to) {
        JsonNames names = new JsonNames(List.of());
        JsonFields fields = new JsonFields(bytes, names, null);
        Map<String, String> record = fields.read(from, to) == Found.FLOW ? JsonForm.record(fields, names) : Map.of();
        return record.isEmpty() ? null : record;
    }

    private static @Nullable Filter filter(Map<String, String> record) {
        if (record.containsKey(JsonForm.EVE_FLOW.name()) && record.containsKey("timestamp")) {
            return JsonForm.EVE_FLOW;
        }
        return record.containsKey(JsonForm.ZEEK_CONN.name()) ? JsonForm.ZEEK_CONN : null;
    }

    private static Sample sample(
            GrowingHead.Log log, Map<String, String> record, @Nullable Filter filter, RecordCursor cursor)
            throws StrayflowException {
        Set<String> paths = new LinkedHashSet<>();
        if (JsonForm.EVE_FLOW.equals(filter)) {
            paths.addAll(SuricataFlowLayout.ALWAYS);
        }
        paths.addAll(record.keySet());
        JsonForm form = form(paths, record, filter);
        Layouts.Recognised found =
                Layouts.recognise(log.file(), form.head(), log.options().layout());
        if (found.layout().id().equals(log.wanted().layout())
                && !(found.layout() instanceof GenericLayout)
                && paths.addAll(log.wanted().numbers().keySet())) {
            form = form(paths, record, filter);
            found = Layouts.recognise(log.file(), form.head(), log.options().layout());
        }
        return new Sample(form, found, cursor.start(), cursor.end());
    }

    private static JsonForm form(Set<String> paths, Map<String, String> record, @Nullable Filter filter) {
        List<Map<String, String>> sample = new ArrayList<>();
        if (!record.isEmpty()) {
            sample.add(new LinkedHashMap<>(record));
        }
        return new JsonForm(List.copyOf(paths), Set.of(), filter, sample, 1);
    }
}
