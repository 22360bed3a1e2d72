package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Role;
import org.strayflow.io.zstd.ZstdInputStream;
import org.strayflow.task.InputException;
import org.strayflow.task.StrayflowException;

/**
 * How the records of a growing file become rows. Unlike for a file that is whole, this is known as soon as there is a header or, without
 * one, a first record, and never changes: the model says which columns hold numbers and which texts, for the others the layout does, and
 * what neither knows is text. So a flow is read alike however its file came to be.
 *
 * @param file the form of the records
 * @param plan what the columns are
 * @param sample the bytes from which all that is known; the same are found in them again
 */
record GrowingHead(FileHead file, ReadPlan plan, byte[] sample) {
    /** What is followed: the file's name, what a model takes from it, and what the analyst has decided. */
    record Log(Path file, WantedColumns wanted, ReadOptions options) {}

    private static final FileStamp NO_STAMP = new FileStamp(0, "", null);
    private static final int MAGIC = 4;

    /**
     * Looks at the first bytes of a file, or those behind a new header in it.
     *
     * @param log what is followed
     * @param bytes hold them
     * @param from where they begin
     * @param to where they end
     * @param ended whether nothing will follow
     * @return {@code null} when they do not tell yet
     * @throws InputException when this is no text that can be followed
     */
    static @Nullable GrowingHead find(Log log, byte[] bytes, int from, int to, boolean ended)
            throws StrayflowException {
        checkText(log.file, bytes, from, to);
        int start = firstOfText(bytes, from, to);
        if (start == to) {
            return null;
        }
        int whole = ended ? to : RecordCursor.lastWholeRecord(bytes, from, to, Dialect.jsonLines());
        return switch (bytes[start]) {
            case '{' -> json(log, bytes, start, whole);
            case '#' -> directives(log, bytes, from, whole);
            default -> record(log, bytes, from, to, ended);
        };
    }

    private static void checkText(Path file, byte[] bytes, int from, int to) throws InputException {
        int length = Math.min(MAGIC, to - from);
        byte[] first = Arrays.copyOfRange(bytes, from, from + length);
        if (GzipInput.begins(first, length) || (length == MAGIC && ZstdInputStream.begins(first))) {
            throw FollowProblems.packed(file);
        }
        if (TextEncoding.UTF_16LE.marks(first, length) || TextEncoding.UTF_16BE.marks(first, length)) {
            throw FollowProblems.otherEncoding(file);
        }
    }

    private static int firstOfText(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private static @Nullable GrowingHead json(Log log, byte[] bytes, int from, int to) throws StrayflowException {
        GrowingJson.Sample found = GrowingJson.find(log, bytes, from, to);
        if (found == null) {
            return null;
        }
        JsonForm form = found.form();
        FileHead head = new FileHead(
                log.file,
                NO_STAMP,
                TextEncoding.UTF_8,
                Dialect.jsonLines(),
                form,
                form.head(),
                true,
                FileHead.settled(found.layout(), form));
        return of(log, head, bytes, found.from(), found.to());
    }

    /** The lines that begin with {@code #}, up to the first that does not. */
    private static @Nullable GrowingHead directives(Log log, byte[] bytes, int from, int to) throws StrayflowException {
        RecordCursor cursor = new RecordCursor(bytes, from, to, Dialect.jsonLines());
        while (cursor.next()) {
            if (ZeekForm.directive(bytes, cursor.start(), cursor.end()).isEmpty()) {
                boolean zeek = ZeekForm.find(bytes, from, cursor.start()) != null;
                return zeek ? text(log, bytes, from, cursor.end()) : record(log, bytes, from, to, true);
            }
        }
        return null;
    }

    /** The first record, be it a header or not. */
    private static @Nullable GrowingHead record(Log log, byte[] bytes, int from, int to, boolean ended)
            throws StrayflowException {
        Dialect dialect = log.options.dialect() == null ? Dialect.csv(',') : log.options.dialect();
        int whole = RecordCutter.end(bytes, from, to, ended, dialect);
        RecordCursor cursor = new RecordCursor(bytes, from, whole, dialect);
        while (cursor.next()) {
            if (!isBlank(bytes, cursor.start(), cursor.end())) {
                return text(log, bytes, cursor.start(), cursor.end());
            }
        }
        return null;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).isBlank();
    }

    private static GrowingHead text(Log log, byte[] bytes, int from, int to) throws StrayflowException {
        byte[] sample = Arrays.copyOfRange(bytes, from, to);
        FileHead head = FileHead.of(log.file, NO_STAMP, TextEncoding.UTF_8, sample, sample.length, true, log.options);
        GrowingHead found = of(log, head, bytes, from, to);
        GrowingHead numbered = found.covers(log.wanted) ? found : of(log, withoutHeader(head), bytes, from, to);
        return numbered.covers(log.wanted) ? numbered : found;
    }

    /** The same for a table of no known layout whose first record is one of many. */
    private static FileHead withoutHeader(FileHead head) {
        List<ColumnPlan> columns = GenericLayout.numbered(head.head().width()).stream()
                .map(name -> new ColumnPlan(name, Role.FEATURE, ColumnPlan.Kind.EITHER))
                .toList();
        return head.with(new Layouts.Recognised(new GenericLayout(), new Layout.Recognition(false, columns)));
    }

    private static GrowingHead of(Log log, FileHead head, byte[] bytes, int from, int to) throws StrayflowException {
        List<ColumnPlan> columns = ColumnChoice.apply(log.file, head.columns(), log.options);
        Set<Integer> texts = new HashSet<>();
        for (int place = 0; place < columns.size(); place++) {
            ColumnPlan column = columns.get(place);
            boolean number = column.kind() == ColumnPlan.Kind.NUMBER || log.wanted.isNumber(column.name());
            if (!number || log.wanted.isText(column.name())) {
                texts.add(place);
            }
        }
        ReadPlan plan = new ReadPlan(head.found().layout(), columns, texts);
        return new GrowingHead(head, plan, Arrays.copyOfRange(bytes, from, to));
    }

    /** Whether there is every column that a model takes. */
    boolean covers(WantedColumns wanted) {
        return plan.names().containsAll(wanted.numbers().keySet());
    }

    /** Whether its records are objects of JSON. */
    boolean isJson() {
        return file.form() instanceof JsonForm;
    }

    /** Whether the first record may be a flow rather than a header: there is a number in it. */
    boolean beginsWithFlow() {
        NumberText numbers = new NumberText();
        return file.form() instanceof PlainForm
                && file.head().records().getFirst().stream()
                        .anyMatch(cell -> numbers.read(cell).isNumber());
    }
}
