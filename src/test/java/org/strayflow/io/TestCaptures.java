package org.strayflow.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** Small files and readings of them. */
final class TestCaptures {
    private TestCaptures() {}

    static Path file(Path folder, String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    static Capture read(Path... files) throws StrayflowException {
        return CaptureReader.read(List.of(files), ReadOptions.defaults()).run(Feedback.none());
    }

    static Capture read(Path file, int chunkSize, int threads) throws StrayflowException {
        ReadOptions options = ReadOptions.defaults().withParallel(new Parallel(threads));
        return CaptureReader.read(List.of(file), options, chunkSize).run(Feedback.none());
    }

    /** Everything a reading gives, in words: two readings are the same when this is. */
    static List<String> described(Capture capture) {
        List<String> all = new ArrayList<>();
        FlowTable table = capture.table();
        all.add(capture.layout().id() + " " + table.fields() + " " + table.heapBytes());
        for (int row = 0; row < table.rows(); row++) {
            all.add(String.join("|", cells(table, row)));
        }
        capture.rejects().kept().forEach(reject -> all.add(reject.toString()));
        capture.files().forEach(file -> all.add(file.toString()));
        return all;
    }

    /** The cells of a row as text, numbers with every digit. */
    static List<String> cells(FlowTable table, int row) {
        List<String> cells = new ArrayList<>();
        for (Column column : table.columns()) {
            cells.add(
                    column instanceof NumberColumn numbers && !numbers.isIntegral()
                            ? Double.toString(numbers.value(row))
                            : column.text(row));
        }
        return cells;
    }

    /** The texts of a column. */
    static List<String> column(Capture capture, String name) {
        Column column = capture.table().column(name).orElseThrow();
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            texts.add(column.text(row));
        }
        return texts;
    }

    /** A feedback that is cancelled at its n-th check; counts the checks. */
    static final class CancelAt implements Feedback {
        private final int at;
        final AtomicInteger checks = new AtomicInteger();

        CancelAt(int at) {
            this.at = at;
        }

        @Override
        public void stage(String text) {
            // not looked at
        }

        @Override
        public void progress(long done, long total) {
            // not looked at
        }

        @Override
        public void warn(Problem problem) {
            // not looked at
        }

        @Override
        public void check() {
            if (checks.incrementAndGet() >= at) {
                throw new CancellationException("at check " + at);
            }
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }
}
