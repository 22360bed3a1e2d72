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
 * Opens captures: one or several files of one layout as one table, plain or packed, UTF-8 or of another {@link TextEncoding}, also all
 * those of a folder or an archive.
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
     * @param files at least one: files, zip archives, paths into zip archives, folders. All named files have the columns of the first;
     *     of the files in a folder or archive those count that have the columns of the first recognised one
     * @param options what the analyst has decided
     * @return a job that gives the capture. Its progress counts the bytes of the files. It throws an {@link InputException} (codes
     *     IO-100 to IO-111, IO-113, IO-114, IO-117) when a file cannot be read, is damaged, holds no flows or other columns than the
     *     first, or is changed meanwhile, a {@link org.strayflow.task.ConfigurationException} (IO-112, IO-115, IO-116) when there is no
     *     such column or layout, and a {@link org.strayflow.task.LimitException} (IO-121 to IO-125)
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
        CaptureStart start = CaptureStart.of(files, options, Integer.MAX_VALUE, feedback);
        heads.addAll(start.heads());
        ReadPlan plan = start.plan();
        List<FileReading.Result> results = readAll(plan);
        ReadPlan after = withLateColumns(plan, results);
        while (!after.equals(plan)) {
            plan = after;
            results.clear();
            results = readAll(plan);
            after = withLateColumns(plan, results);
        }
        results.stream()
                .filter(CaptureReader::isNoUtf8)
                .forEach(result -> feedback.warn(IoProblems.noUtf8(result.file())));
        return new TableJoin(plan, options, feedback.sub(1 - READING)).join(results);
    }

    private static boolean isNoUtf8(FileReading.Result result) {
        return result.rejects().kept().stream()
                .anyMatch(reject -> reject.reason().equals(Reject.NO_UTF8));
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
        FileReading.Setup setup = new FileReading.Setup(plan, chunkSize, options.limit(), threads, atOnce, reading);
        List<FileReading.Result> results = new ArrayList<>();
        for (FileHead head : heads) {
            progress.begin(head.file());
            FileReading.Result result = FileReading.read(head, setup, progress::told);
            head.stamp().check(head.file());
            progress.end(result.rows());
            if (result.rows() + result.rejects().count() == 0) {
                throw result.skipped() > 0 && head.form() instanceof JsonForm
                        ? IoProblems.noFlowEvents(head.file(), result.skipped())
                        : IoProblems.headerOnly(head.file());
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

    /** The plan with the columns that turned up behind the first records; when there are none, with those that turned out to be text. */
    private ReadPlan withLateColumns(ReadPlan plan, List<FileReading.Result> results) throws StrayflowException {
        List<LateColumn> late = LateColumn.merged(
                results.stream().flatMap(result -> result.late().stream()).toList());
        if (late.isEmpty()) {
            return withLateTexts(plan, results);
        }
        FileHead first = heads.getFirst();
        if (plan.width() + late.size() > JsonFields.FIELDS) {
            throw IoProblems.tooManyNames(first.file(), plan.width() + late.size(), JsonFields.FIELDS);
        }
        feedback.warn(IoProblems.lateColumns(late.stream().map(LateColumn::path).toList()));
        heads.replaceAll(head -> head.form() instanceof JsonForm form ? head.with(form.with(late)) : head);
        ReadPlan more =
                ReadPlan.of(ColumnChoice.apply(first.file(), heads.getFirst().columns(), options), heads);
        return more.withTexts(List.copyOf(plan.texts()));
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
