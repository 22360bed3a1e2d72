package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.GrowingHead.Log;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/** Makes flows of the bytes of a growing file as they come. Not for several threads. */
final class GrowingRecords {
    /** Behind so many bytes without a header or a flow none is expected. */
    private static final int HEAD_LIMIT = 1 << 20;

    private final Log log;
    private byte[] bytes = new byte[1 << 16];
    private int from;
    private int to;
    private long offset;
    private long lines;
    private TailAnchor anchor = TailAnchor.NONE;
    private @Nullable GrowingHead head;
    private boolean begun;
    private boolean headerPending;
    private boolean rowsPassed;

    /** Before the first byte of a file. */
    GrowingRecords(Log log) {
        this.log = log;
    }

    /** Goes on where another reading ended. */
    void resume(LogPoint point) throws StrayflowException {
        know(point);
        offset = point.offset();
        lines = point.lines();
        anchor = new TailAnchor(point.before());
        begun = point.begun() && head != null;
        rowsPassed = begun;
    }

    /** Knows the columns of an earlier reading, in case that the file does not name them again. */
    void know(LogPoint point) throws StrayflowException {
        byte[] sample = point.head();
        head = sample.length == 0 ? null : GrowingHead.find(log, sample, 0, sample.length, true);
    }

    /** Begins at the start of another file, or of the same when it was cut; what is not read yet is dropped. */
    void restart() {
        from = 0;
        to = 0;
        offset = 0;
        lines = 0;
        anchor = TailAnchor.NONE;
        begun = false;
    }

    /** Takes bytes that were written behind the earlier ones; they are copied. */
    void add(byte[] more, int count) {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, to + count));
        }
        System.arraycopy(more, 0, bytes, to, count);
        to += count;
    }

    /** How many bytes wait for what follows them. */
    int pending() {
        return to - from;
    }

    /** Where the first of them is. */
    LogPoint point(String file) {
        return new LogPoint(
                file, offset, lines, anchor.bytes(), head == null ? new byte[0] : head.sample(), begun && head != null);
    }

    /**
     * The flows of the records that are whole.
     *
     * @param ended whether nothing will follow, so that a last line without an end is whole
     * @return {@code null} when there is none
     */
    @Nullable
    GrownRows next(boolean ended, Feedback feedback) throws StrayflowException {
        GrowingHead known = begun ? head : begin(ended);
        if (known == null) {
            return null;
        }
        int whole = RecordCutter.end(bytes, from, to, ended, known.file().dialect());
        whole = known.file().form() instanceof ZeekForm ? beforeNewHeader(whole) : whole;
        if (whole == from && begun) {
            if (to - from > ChunkSource.FIELD_LIMIT) {
                throw IoProblems.recordTooLong(log.file(), offset, ChunkSource.FIELD_LIMIT);
            }
            return null;
        }
        return begun ? read(known, whole, feedback) : next(ended, feedback);
    }

    /** Finds out what the columns are; {@code null} as long as the bytes do not tell. */
    private @Nullable GrowingHead begin(boolean ended) throws StrayflowException {
        skip(zeros());
        if (offset == 0) {
            skip(ChunkSource.markLength(
                    Arrays.copyOfRange(bytes, from, Math.min(to, from + 3)), Math.min(3, to - from)));
        }
        GrowingHead known = head;
        GrowingHead found;
        try {
            found = GrowingHead.find(log, bytes, from, to, ended);
        } catch (StrayflowException e) {
            if (known == null) {
                throw e;
            }
            return begin(known, false);
        }
        if (found == null && to - from > HEAD_LIMIT) {
            throw FollowProblems.noFlows(log.file(), HEAD_LIMIT);
        }
        if (found != null && known != null && goesOn(known, found)) {
            return begin(known, false);
        }
        return found == null ? null : begin(found, found.file().header());
    }

    private GrowingHead begin(GrowingHead taken, boolean header) {
        head = taken;
        begun = true;
        headerPending = header;
        rowsPassed = false;
        return taken;
    }

    /**
     * Whether a file without a header goes on with the columns known: who cuts a file, or begins another one without telling its writer,
     * gets no second header, and the first line is a flow or a part of one.
     */
    private boolean goesOn(GrowingHead known, GrowingHead found) {
        boolean better = known.covers(log.wanted()) && !found.covers(log.wanted());
        return better && !found.isJson() && (known.isJson() || found.beginsWithFlow());
    }

    private int zeros() {
        int at = from;
        while (at < to && bytes[at] == 0) {
            at++;
        }
        return at - from;
    }

    private void skip(int count) {
        anchor = anchor.and(bytes, from, from + count);
        from += count;
        offset += count;
    }

    /** Where the lines of Zeek end that the header known stands for: before another one. */
    private int beforeNewHeader(int whole) {
        int line = from;
        while (line < whole) {
            int end = line;
            while (end < whole && bytes[end] != '\n') {
                end++;
            }
            if (bytes[line] == '#') {
                String directive = new String(bytes, line, Math.min(12, end - line), StandardCharsets.ISO_8859_1);
                if (rowsPassed && (directive.startsWith("#separator") || directive.startsWith("#fields"))) {
                    begun = line > from;
                    return line;
                }
                rowsPassed |= directive.startsWith("#close");
            } else if ((bytes[line] & 0xff) > ' ') {
                rowsPassed = true;
            }
            line = end + 1;
        }
        return whole;
    }

    private GrownRows read(GrowingHead known, int whole, Feedback feedback) throws StrayflowException {
        RowPlaces places = new RowPlaces();
        Chunk chunk = new Chunk(bytes, from, whole, offset, headerPending, places);
        ChunkResult result =
                known.file().form().parser(known.file(), known.plan(), feedback).parse(chunk);
        int[] starts = places.toArray();
        long[] offsets = new long[starts.length];
        for (int row = 0; row < starts.length; row++) {
            offsets[row] = chunk.offsetOf(starts[row]);
        }
        List<Reject> rejects = new ArrayList<>();
        result.kept().forEach(reject -> rejects.add(reject.shifted(lines + 1)));
        GrownRows rows = new GrownRows(
                known.plan().layout(),
                TableJoin.table(known.plan(), log.options(), result),
                offsets,
                lineNumbers(starts),
                result.rejected(),
                rejects,
                result.skipped());
        headerPending = false;
        lines += result.lineEnds();
        skip(whole - from);
        return rows;
    }

    /** The line of each start, counted from 1. */
    private long[] lineNumbers(int[] starts) {
        long[] numbers = new long[starts.length];
        long number = lines + 1;
        int at = from;
        for (int row = 0; row < starts.length; row++) {
            number += new Chunk(bytes, at, starts[row], 0, false).lineEnds();
            at = starts[row];
            numbers[row] = number;
        }
        return numbers;
    }
}
