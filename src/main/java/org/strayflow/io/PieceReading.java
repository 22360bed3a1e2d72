package org.strayflow.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumnBuilder;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumnBuilder;
import org.strayflow.io.FlowStream.Fault;
import org.strayflow.io.FlowStream.Part;

/**
 * Reads one chunk of a stream: all records at once, and where one of them is at fault, once more one by one, so that it is known where it
 * stands.
 */
final class PieceReading {
    private final StreamPlan plan;
    private final Chunk chunk;
    private final long firstLine;
    private final boolean strict;
    private final ChunkParser parser;
    private final List<ChunkResult> good = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int rows;

    PieceReading(StreamPlan plan, Chunk chunk, long firstLine, boolean strict) {
        this.plan = plan;
        this.chunk = chunk;
        this.firstLine = firstLine;
        this.strict = strict;
        parser = plan.parsers().get();
    }

    Part read() {
        ChunkResult all = parser.parse(chunk);
        if (all.rejected() == 0 && (!strict || parser.late().isEmpty())) {
            good.add(all);
            rows = all.rows();
        } else {
            oneByOne();
        }
        return new Part(table(), faults);
    }

    private void oneByOne() {
        RecordCursor cursor = new RecordCursor(chunk.bytes(), chunk.from(), chunk.to(), plan.dialect());
        boolean first = chunk.first();
        while (cursor.next()) {
            Chunk record =
                    new Chunk(chunk.bytes(), cursor.start(), cursor.nextStart(), chunk.offsetOf(cursor.start()), first);
            first = false;
            ChunkParser own = plan.parsers().get();
            ChunkResult result = own.parse(record);
            List<String> unknown = own.late().stream().map(LateColumn::path).toList();
            if (strict && !unknown.isEmpty()) {
                faults.add(new Fault(rows, firstLine + cursor.line(), null, "has fields that are not known", unknown));
            } else if (result.rejected() > 0) {
                Reject reject = result.kept().getFirst();
                faults.add(new Fault(rows, firstLine + cursor.line(), reject.column(), reject.reason(), List.of()));
            } else if (result.rows() > 0) {
                good.add(result);
                rows += result.rows();
            }
        }
    }

    private FlowTable table() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < plan.wanted().size(); i++) {
            columns.add(column(plan.wanted().get(i), plan.places()[i]));
        }
        return new FlowTable(columns, Collections.nCopies(columns.size(), Role.FEATURE));
    }

    private Column column(ColumnPlan wanted, int place) {
        String name = wanted.name();
        if (wanted.kind() == ColumnPlan.Kind.TEXT) {
            return TextColumnBuilder.concat(name, place < 0 ? List.of(noTexts()) : texts(place));
        }
        return NumberColumnBuilder.concat(name, place < 0 ? List.of(noNumbers()) : numbers(place));
    }

    private List<TextColumnBuilder> texts(int place) {
        return good.stream()
                .map(result -> Objects.requireNonNull(result.texts()[place]))
                .toList();
    }

    private List<NumberColumnBuilder> numbers(int place) {
        return good.stream()
                .map(result -> Objects.requireNonNull(result.numbers()[place]))
                .toList();
    }

    private TextColumnBuilder noTexts() {
        TextColumnBuilder none = new TextColumnBuilder();
        for (int row = 0; row < rows; row++) {
            none.add("");
        }
        return none;
    }

    private NumberColumnBuilder noNumbers() {
        NumberColumnBuilder none = new NumberColumnBuilder(Math.max(1, rows), null);
        for (int row = 0; row < rows; row++) {
            none.addMissing();
        }
        return none;
    }
}
