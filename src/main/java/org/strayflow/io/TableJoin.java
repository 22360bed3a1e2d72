package org.strayflow.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.NumberColumnBuilder;
import org.strayflow.flow.TextColumn;
import org.strayflow.flow.TextColumnBuilder;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** Joins what the chunks gave to one table. */
final class TableJoin {
    private final ReadPlan plan;
    private final ReadOptions options;
    private final Feedback feedback;

    TableJoin(ReadPlan plan, ReadOptions options, Feedback feedback) {
        this.plan = plan;
        this.options = options;
        this.feedback = feedback;
    }

    /** The capture of the files; takes the builders out of the results. */
    Capture join(List<FileReading.Result> results) throws StrayflowException {
        feedback.stage("joining columns");
        List<SourceFile> files = new ArrayList<>();
        RejectCollector rejects = new RejectCollector();
        List<ChunkResult> chunks = new ArrayList<>();
        int rows = 0;
        for (FileReading.Result result : results) {
            RejectCollector own = result.rejects();
            int ownRows = Math.toIntExact(result.rows());
            files.add(
                    new SourceFile(result.file(), result.fingerprint(), rows, ownRows, own.count(), result.skipped()));
            rows += ownRows;
            own.kept().forEach(rejects::add);
            rejects.addUnkept(own.count() - own.kept().size());
            chunks.addAll(result.chunks());
        }
        FlowTable table = new FlowTable(columns(chunks), plan.roles(), plan.meanings()).withTimes(options.times());
        return Capture.of(files, plan.layout(), table, options, rejects.log());
    }

    /** The flows of one chunk by itself; takes the builders out of the result. */
    static FlowTable table(ReadPlan plan, ReadOptions options, ChunkResult chunk) throws StrayflowException {
        ReadOptions alone = options.withParallel(new Parallel(1));
        List<Column> columns = new TableJoin(plan, alone, Feedback.none()).columns(List.of(chunk));
        return new FlowTable(columns, plan.roles(), plan.meanings()).withTimes(options.times());
    }

    private List<Column> columns(List<ChunkResult> chunks) throws StrayflowException {
        @Nullable Column[] columns = new Column[plan.width()];
        options.parallel().forBlocks(columns.length, 1, feedback, (from, to) -> {
            for (int place = from; place < to; place++) {
                columns[place] = plan.texts().contains(place) ? texts(chunks, place) : numbers(chunks, place);
            }
        });
        List<Column> joined = new ArrayList<>();
        Arrays.stream(columns).forEach(joined::add);
        return joined;
    }

    private NumberColumn numbers(List<ChunkResult> chunks, int place) {
        List<NumberColumnBuilder> parts = new ArrayList<>();
        for (ChunkResult chunk : chunks) {
            NumberColumnBuilder part = chunk.numbers()[place];
            if (part != null) {
                parts.add(part);
                chunk.numbers()[place] = null;
            }
        }
        return NumberColumnBuilder.concat(plan.name(place), parts);
    }

    private TextColumn texts(List<ChunkResult> chunks, int place) {
        List<TextColumnBuilder> parts = new ArrayList<>();
        for (ChunkResult chunk : chunks) {
            TextColumnBuilder part = chunk.texts()[place];
            if (part != null) {
                parts.add(part);
                chunk.texts()[place] = null;
            }
        }
        return TextColumnBuilder.concat(plan.name(place), parts);
    }
}
