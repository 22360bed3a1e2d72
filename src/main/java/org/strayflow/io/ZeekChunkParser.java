package org.strayflow.io;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.RowSink.Fault;
import org.strayflow.task.Feedback;

/**
 * Turns the chunks of a Zeek log into columns. Lines that begin with {@code #} are skipped; but one that names other fields, where logs
 * were put one behind the other, is rejected, so that it is told.
 */
final class ZeekChunkParser implements ChunkParser {
    private final String file;
    private final ZeekForm form;
    private final ReadPlan plan;
    private final Feedback feedback;

    /**
     * A parser for a file.
     *
     * @param file its name, for rejects
     * @param form how its lines are written
     * @param plan what the columns are
     * @param feedback tells of a cancel
     */
    ZeekChunkParser(String file, ZeekForm form, ReadPlan plan, Feedback feedback) {
        this.file = file;
        this.form = form;
        this.plan = plan;
        this.feedback = feedback;
    }

    @Override
    public ChunkResult parse(Chunk chunk) {
        RowSink sink = new RowSink(plan, RowSink.FEW, null);
        ZeekFields fields = new ZeekFields(chunk.bytes(), form);
        LineReading.Taker taker = (from, to) -> take(chunk.bytes(), from, to, fields, sink);
        return LineReading.read(file, chunk, plan, sink, taker, feedback);
    }

    private @Nullable Fault take(byte[] bytes, int from, int to, ZeekFields fields, RowSink sink) {
        byte first = bytes[from];
        if (first == '#' || first <= ' ') {
            String directive = ZeekForm.directive(bytes, from, to);
            if (!directive.isEmpty()) {
                return checked(directive);
            }
        }
        fields.read(from, to);
        return sink.take(fields);
    }

    private Fault checked(String directive) {
        List<String> names = ZeekForm.fieldNames(directive, form.separator());
        boolean others = !names.isEmpty() && !names.equals(form.names());
        return others ? Fault.ofRecord("names other fields than the start of the file") : LineReading.SKIPPED;
    }
}
