package org.strayflow.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.Job;
import org.strayflow.task.StrayflowException;

/**
 * Opens captures: one or several CSV files of one layout, plain or gzip, as one table.
 *
 * <p>A file is read in chunks of whole records; every chunk is parsed on a thread of its own into narrow columns, which are joined in
 * order at the end. The table depends neither on the number of threads nor on the size of the chunks.
 *
 * <p>What a column holds is decided before reading, by the layout and the first {@value Head#RECORDS} records of every file. A record
 * that does not fit (other number of fields, text where a number belongs, bytes that are no UTF-8, NUL, a broken quote, the header once
 * more) becomes a {@link Reject}; reading goes on. Lines without text are skipped. When a column turns out to hold more than stray
 * texts, the files are read once more with that column as text, and a warning says so.
 */
public final class CaptureReader {
    /** About how many bytes are parsed in one go. */
    private static final int CHUNK_SIZE = 4 << 20;

    /** The share of the progress that reading takes; joining takes the rest. */
    private static final double READING = 0.95;

    /** How many column names a message shows. */
    private static final int SHOWN = 5;

    private final List<FileHead> heads = new ArrayList<>();
    private final ReadOptions options;
    private final int chunkSize;
    private final Feedback reading;
    private final Feedback feedback;

    private CaptureReader(ReadOptions options, int chunkSize, Feedback feedback) {
        this.options = options;
        this.chunkSize = chunkSize;
        this.feedback = feedback;
        this.reading = feedback.sub(READING);
    }

    /**
     * Reads files.
     *
     * @param files at least one; all of the layout and the columns of the first
     * @param options label column, benign texts, threads
     * @return a job that gives the capture. Its progress counts the bytes of the files. It throws an {@link InputException} (codes
     *     IO-100 to IO-111) when a file cannot be read, holds no flows or other columns than the first, a
     *     {@link org.strayflow.task.ConfigurationException} (IO-112) when there is no such label column, and a
     *     {@link org.strayflow.task.LimitException} (IO-121 to IO-123)
     */
    public static Job<Capture> read(List<Path> files, ReadOptions options) {
        return read(files, options, CHUNK_SIZE);
    }

    /** The same with chunks of about so many bytes, at least 1. */
    static Job<Capture> read(List<Path> files, ReadOptions options, int chunkSize) {
        List<Path> all = List.copyOf(files);
        return feedback -> new CaptureReader(options, chunkSize, feedback).run(all);
    }

    private Capture run(List<Path> files) throws StrayflowException {
        if (files.isEmpty()) {
            throw IoProblems.noFiles();
        }
        ReadPlan plan = plan(files);
        List<FileReading.Result> results = readAll(plan);
        ReadPlan after = withLateTexts(plan, results);
        while (after.texts().size() > plan.texts().size()) {
            plan = after;
            results.clear();
            results = readAll(plan);
            after = withLateTexts(plan, results);
        }
        return new TableJoin(plan, options, feedback.sub(1 - READING)).join(results);
    }

    private ReadPlan plan(List<Path> files) throws StrayflowException {
        for (Path file : files) {
            feedback.check();
            feedback.stage("looking at " + file.getFileName());
            FileHead head = FileHead.read(file);
            heads.add(head);
            checkSameColumns(heads.getFirst(), head);
        }
        FileHead first = heads.getFirst();
        if (!first.header() && first.found().layout() instanceof GenericLayout) {
            feedback.warn(IoProblems.noHeader(first.file()));
        }
        List<ColumnPlan> columns = options.labelColumn() == null
                ? first.columns()
                : LabelChoice.override(first.columns(), options.labelColumn());
        return ReadPlan.of(columns, heads);
    }

    /** Names what differs, for an analyst who chose a file too many. One file may have a header and another none. */
    private static void checkSameColumns(FileHead first, FileHead other) throws InputException {
        List<String> wanted = first.found().columns().names();
        List<String> names = other.found().columns().names();
        if (names.equals(wanted)) {
            return;
        }
        List<String> lacking = wanted.stream()
                .filter(name -> !names.contains(name))
                .limit(SHOWN)
                .toList();
        List<String> foreign = names.stream()
                .filter(name -> !wanted.contains(name))
                .limit(SHOWN)
                .toList();
        String difference;
        if (names.size() != wanted.size()) {
            difference = names.size() + " columns instead of " + wanted.size();
        } else if (lacking.isEmpty()) {
            difference = "the same columns in another order";
        } else {
            difference = "it lacks " + String.join(", ", lacking) + " and has " + String.join(", ", foreign);
        }
        throw IoProblems.otherLayout(other.file(), first.file(), difference);
    }

    private List<FileReading.Result> readAll(ReadPlan plan) throws StrayflowException {
        int workers = options.parallel().threads();
        if (workers == 1) {
            return readWith(plan, Runnable::run, 1);
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().daemon().name("strayflow-read-", 1).factory())) {
            return readWith(plan, pool, workers + 1);
        }
    }

    private List<FileReading.Result> readWith(ReadPlan plan, Executor threads, int atOnce) throws StrayflowException {
        ReadProgress progress =
                new ReadProgress(reading, heads.stream().map(FileHead::file).toList());
        FileReading.Setup setup = new FileReading.Setup(plan, chunkSize, threads, atOnce, reading);
        List<FileReading.Result> results = new ArrayList<>();
        for (FileHead head : heads) {
            progress.begin(head.file());
            FileReading.Result result = FileReading.read(head, setup, progress::told);
            progress.end(result.rows());
            if (result.rows() + result.rejects().count() == 0) {
                throw IoProblems.headerOnly(head.file());
            }
            if (progress.rows() > Integer.MAX_VALUE) {
                throw IoProblems.tooManyRows(head.file());
            }
            results.add(result);
        }
        if (progress.rows() == 0) {
            RejectCollector rejects = results.getFirst().rejects();
            throw IoProblems.nothingRead(
                    heads.getFirst().file(), rejects.count(), rejects.kept().getFirst());
        }
        return results;
    }

    private ReadPlan withLateTexts(ReadPlan plan, List<FileReading.Result> results) {
        long[] numbers = new long[plan.width()];
        long[] others = new long[plan.width()];
        for (FileReading.Result result : results) {
            for (ChunkResult chunk : result.chunks()) {
                for (int place = 0; place < plan.width(); place++) {
                    var column = chunk.numbers()[place];
                    numbers[place] += column == null ? 0 : column.size() - column.missingCount();
                    others[place] += chunk.noNumbers()[place];
                }
            }
        }
        List<Integer> found = plan.textsAfterAll(numbers, others);
        if (!found.isEmpty()) {
            feedback.warn(IoProblems.readAgain(found.stream().map(plan::name).toList()));
        }
        return plan.withTexts(found);
    }
}
