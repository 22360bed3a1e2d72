package org.strayflow.io;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.strayflow.flow.Fingerprint;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * One file on its way through the threads: this one reads and cuts, the others parse, and the results come back in the order of the file.
 */
final class FileReading {
    /** Told how many bytes have come from the disk and how many rows are read. */
    @FunctionalInterface
    interface Watcher {
        /** Called once a chunk. */
        void told(long bytesFromDisk, long rows);
    }

    /**
     * A file that was read.
     *
     * @param file where from
     * @param fingerprint its content
     * @param chunks in the order of the file
     * @param rows how many
     * @param rejects those of the file
     * @param skipped records that are no flows
     * @param late columns that rows have and the plan has not
     */
    record Result(
            Path file,
            Fingerprint fingerprint,
            List<ChunkResult> chunks,
            long rows,
            RejectCollector rejects,
            long skipped,
            List<LateColumn> late) {}

    private final List<ChunkResult> chunks = new ArrayList<>();
    private final RejectCollector rejects = new RejectCollector();
    private final Deque<FutureTask<ChunkResult>> underway = new ArrayDeque<>();
    private long rows;
    private long skipped;
    private long lineEnds;

    private FileReading() {}

    /**
     * What is the same for every file.
     *
     * @param plan what the columns are
     * @param chunkSize how many bytes a chunk has about
     * @param limit how much a packed file may unpack to
     * @param threads run the parsing
     * @param atOnce how many chunks may be underway, so that memory stays small
     * @param feedback tells of a cancel
     */
    record Setup(ReadPlan plan, int chunkSize, UnpackLimit limit, Executor threads, int atOnce, Feedback feedback) {}

    /**
     * Reads a file.
     *
     * @param head the file and its dialect
     * @param setup how
     * @param watcher is told of the progress
     */
    static Result read(FileHead head, Setup setup, Watcher watcher) throws StrayflowException {
        FileReading reading = new FileReading();
        try (RawInput in = RawInput.open(head.file(), head.encoding(), setup.limit)) {
            RecodedOffsets offsets = new RecodedOffsets(in);
            ChunkSource source = new ChunkSource(head.file(), in, head.dialect(), setup.chunkSize);
            ChunkParser parser = head.form().parser(head, setup.plan, setup.feedback);
            for (Chunk next = source.next(); next != null; next = source.next()) {
                setup.feedback.check();
                Chunk chunk = next;
                long start = offsets.begin(chunk);
                FutureTask<ChunkResult> task = new FutureTask<>(() -> {
                    ChunkResult result = offsets.located(parser.parse(chunk), chunk, start);
                    source.giveBack(chunk);
                    return result;
                });
                reading.underway.add(task);
                setup.threads.execute(task);
                if (reading.underway.size() >= setup.atOnce) {
                    reading.collectOne();
                }
                watcher.told(in.bytesFromDisk(), reading.rows);
            }
            Fingerprint fingerprint = in.fingerprint();
            while (!reading.underway.isEmpty()) {
                setup.feedback.check();
                reading.collectOne();
                watcher.told(in.bytesFromDisk(), reading.rows);
            }
            return new Result(
                    head.file(),
                    fingerprint,
                    reading.chunks,
                    reading.rows,
                    reading.rejects,
                    reading.skipped,
                    parser.late());
        }
    }

    private void collectOne() throws StrayflowException {
        ChunkResult result = Parallel.await(underway.remove());
        for (Reject reject : result.kept()) {
            rejects.add(reject.shifted(lineEnds + 1));
        }
        rejects.addUnkept(result.rejected() - result.kept().size());
        lineEnds += result.lineEnds();
        rows += result.rows();
        skipped += result.skipped();
        chunks.add(result);
    }
}
