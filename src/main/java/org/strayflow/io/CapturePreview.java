package org.strayflow.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Fingerprint;
import org.strayflow.flow.TimeColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * A first look at a capture: its layout and its first flows, read from the first bytes of its first files, so that it takes the same short
 * time whatever their size. Says what {@link CaptureReader} will do with the same options.
 */
public final class CapturePreview {
    /** How many records are read, a header not counted. */
    public static final int ROWS = 1000;

    /** How many files of a folder or archive are looked at. */
    private static final int FILES = 8;

    private static final int BYTES = 2 << 20;

    private CapturePreview() {}

    /**
     * Looks at files.
     *
     * @param files as {@link CaptureReader#read} takes them
     * @param options what the analyst has decided so far
     * @return a job that gives the preview; it fails as reading does when the files cannot be opened
     */
    public static Job<Preview> of(List<Path> files, ReadOptions options) {
        List<Path> all = List.copyOf(files);
        return feedback -> look(all, options, feedback);
    }

    private static Preview look(List<Path> files, ReadOptions options, Feedback feedback) throws StrayflowException {
        Doubts doubts = new Doubts(feedback);
        CaptureStart start = CaptureStart.of(files, options, FILES, doubts);
        FileHead head = start.heads().getFirst();
        Capture capture = firstRows(head, start.plan(), options, doubts);
        TimeColumn times = capture.table().startTimes().orElse(null);
        if (times != null && (!times.isOrderClear() || !times.isClockClear())) {
            doubts.warn(IoProblems.timesUnclear(times));
        }
        return new Preview(
                head.file(),
                TableFiles.of(files, options.limit(), feedback).size(),
                RawInput.bytesOnDisk(head.file()),
                head.found().layout(),
                head.dialect(),
                head.encoding(),
                head.header(),
                start.plan().columns(),
                capture.table(),
                capture.rejects(),
                doubts.found);
    }

    private static Capture firstRows(FileHead head, ReadPlan plan, ReadOptions options, Feedback feedback)
            throws StrayflowException {
        RejectCollector rejects = new RejectCollector();
        List<ChunkResult> results = new ArrayList<>();
        long rows = 0;
        long skipped = 0;
        try (RawInput in = RawInput.look(head.file(), head.encoding(), options.limit())) {
            RecodedOffsets offsets = new RecodedOffsets(in);
            Chunk chunk = cut(new ChunkSource(head.file(), in, head.dialect(), BYTES).next(), head);
            if (chunk != null) {
                ChunkParser parser = head.form().parser(head, plan, feedback);
                ChunkResult result = offsets.located(parser.parse(chunk), chunk, offsets.begin(chunk));
                result.kept().forEach(reject -> rejects.add(reject.shifted(1)));
                rejects.addUnkept(result.rejected() - result.kept().size());
                rows = result.rows();
                skipped = result.skipped();
                results.add(result);
            }
        }
        Fingerprint none = new Fingerprint(String.valueOf(head.file().getFileName()), 0, "");
        FileReading.Result reading =
                new FileReading.Result(head.file(), none, results, rows, rejects, skipped, List.of());
        return new TableJoin(plan, options, feedback).join(List.of(reading));
    }

    /** Its first records. */
    private static @Nullable Chunk cut(@Nullable Chunk chunk, FileHead head) {
        if (chunk == null) {
            return null;
        }
        RecordCursor cursor = new RecordCursor(chunk.bytes(), chunk.from(), chunk.to(), head.dialect());
        int left = head.form().previewed(head, ROWS);
        while (left > 0 && cursor.next()) {
            left--;
        }
        return left > 0
                ? chunk
                : new Chunk(chunk.bytes(), chunk.from(), cursor.nextStart(), chunk.fileOffset(), chunk.first());
    }

    /** Keeps what would be a warning. */
    private static final class Doubts implements Feedback {
        private final Feedback feedback;
        private final List<Problem> found = new ArrayList<>();

        Doubts(Feedback feedback) {
            this.feedback = feedback;
        }

        @Override
        public void stage(String text) {
            feedback.stage(text);
        }

        @Override
        public void progress(long done, long total) {
            feedback.progress(done, total);
        }

        @Override
        public void warn(Problem problem) {
            found.add(problem);
        }

        @Override
        public void check() {
            feedback.check();
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }
}
