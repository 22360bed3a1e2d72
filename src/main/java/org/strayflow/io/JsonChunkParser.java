package org.strayflow.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.RowSink.Fault;
import org.strayflow.task.Feedback;

/**
 * Turns the chunks of a file of JSON objects, one a line, into columns. Fields that the plan does not know are told afterwards, so that
 * nothing is lost.
 */
final class JsonChunkParser implements ChunkParser {
    /** No flow is shorter, in bytes: room is made for so many rows at most. */
    private static final int SHORTEST = 64;

    private final String file;
    private final JsonForm form;
    private final ReadPlan plan;
    private final Feedback feedback;
    private final Map<Long, List<LateColumn>> late = new ConcurrentSkipListMap<>();

    /**
     * A parser for a file.
     *
     * @param file its name, for rejects
     * @param form which objects are flows and what their fields are called
     * @param plan what the columns are, in the order of the names
     * @param feedback tells of a cancel
     */
    JsonChunkParser(String file, JsonForm form, ReadPlan plan, Feedback feedback) {
        this.file = file;
        this.form = form;
        this.plan = plan;
        this.feedback = feedback;
    }

    @Override
    public ChunkResult parse(Chunk chunk) {
        int most = (chunk.to() - chunk.from()) / SHORTEST;
        RowSink sink = new RowSink(plan, Math.clamp(most, 1, RowSink.FEW), null);
        Run run = new Run(chunk, sink);
        ChunkResult result = LineReading.read(file, chunk, plan, sink, run, feedback);
        late.put(chunk.fileOffset(), run.late());
        return result;
    }

    @Override
    public List<LateColumn> late() {
        List<LateColumn> all = new ArrayList<>();
        late.values().forEach(all::addAll);
        return LateColumn.merged(all);
    }

    /** One pass over one chunk. */
    private final class Run implements LineReading.Taker {
        private final JsonNames names = new JsonNames(form.paths());
        private final NumberText numbers = new NumberText();
        private final RowSink sink;
        private final JsonFields fields;
        /** By place, in the order in which rows first had them. */
        private final Map<Integer, Boolean> texts = new LinkedHashMap<>();

        Run(Chunk chunk, RowSink sink) {
            this.sink = sink;
            fields = new JsonFields(chunk.bytes(), names, form.filter());
        }

        @Override
        public @Nullable Fault take(int from, int to) {
            return switch (fields.read(from, to)) {
                case OTHER -> LineReading.SKIPPED;
                case BROKEN -> Fault.ofRecord(fields.fault());
                case FLOW -> takeFields();
            };
        }

        private @Nullable Fault takeFields() {
            Fault fault = sink.take(fields);
            for (int i = 0; fault == null && i < fields.count(); i++) {
                int place = fields.place(i);
                if (place >= fields.size()) {
                    boolean text = numbers.read(fields.latin(place)) == NumberText.Kind.TEXT;
                    texts.merge(place, text, Boolean::logicalOr);
                }
            }
            return fault;
        }

        List<LateColumn> late() {
            return texts.entrySet().stream()
                    .map(entry -> new LateColumn(names.path(entry.getKey()), entry.getValue()))
                    .toList();
        }
    }
}
