package org.strayflow.io;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.NumberColumnBuilder;
import org.strayflow.task.Feedback;

/**
 * Turns the chunks of a file of separated fields into columns. A record is read straight from its bytes as long as it is plain; anything
 * else in it (quotes that hide something, bytes that are no text, another number of fields, text where a number belongs, the header once
 * more) sends the whole record through {@link RecordReading}. Either way gives the same rows and the same rejects, which a test holds.
 */
final class CsvChunkParser implements ChunkParser {
    private static final int CHECK_EVERY = 1024;

    private final RecordReading.Setup setup;
    private final Feedback feedback;
    private final boolean[] isNumber;
    private final boolean watchesForHeader;
    private final AtomicBoolean toldOfQuotes = new AtomicBoolean();
    private final AtomicReference<@Nullable NumberColumnBuilder[]> like = new AtomicReference<>();

    /**
     * A parser for a file.
     *
     * @param head the file
     * @param plan what the columns are
     * @param feedback tells of a cancel
     */
    CsvChunkParser(FileHead head, ReadPlan plan, Feedback feedback) {
        this(
                new RecordReading.Setup(String.valueOf(head.file().getFileName()), plan, head.dialect(), head.header()),
                feedback);
    }

    CsvChunkParser(RecordReading.Setup setup, Feedback feedback) {
        this.setup = setup;
        this.feedback = feedback;
        ReadPlan plan = setup.plan();
        isNumber = new boolean[plan.width()];
        boolean headerPasses = true;
        for (int place = 0; place < isNumber.length; place++) {
            isNumber[place] = !plan.texts().contains(place);
            headerPasses &= !isNumber[place] || passesForNumber(plan.name(place));
        }
        // Elsewhere a repeated header is not plain anyway.
        watchesForHeader = headerPasses && plan.width() > 1;
    }

    /** Whether a column of numbers would take its own name: one without a name, or called 1 or NaN, or so and repeated. */
    private static boolean passesForNumber(String name) {
        String inFile = name.replaceFirst("\\.\\d+$", "");
        return name.startsWith(HeaderNames.UNNAMED) || new NumberText().read(inFile) != NumberText.Kind.TEXT;
    }

    @Override
    public ChunkResult parse(Chunk chunk) {
        ChunkResult result = new Run(chunk).parse();
        like.set(result.numbers().clone());
        return result;
    }

    /** One pass over one chunk. */
    private final class Run {
        private final Chunk chunk;
        private final byte[] bytes;
        private final RecordReading records;
        private final PlainRows rows;
        private int passed;

        Run(Chunk chunk) {
            this.chunk = chunk;
            bytes = chunk.bytes();
            records = new RecordReading(setup, chunk, like.get());
            rows = new PlainRows(bytes, setup.dialect(), isNumber, records.sink());
        }

        ChunkResult parse() {
            int plainTo = behindLastLineEnd();
            int at = chunk.from();
            while (at < chunk.to()) {
                if (passed++ % CHECK_EVERY == 0) {
                    feedback.check();
                }
                int next = at < plainTo ? plain(at) : -1;
                at = next < 0 ? notPlain(at) : next;
            }
            rows.flush();
            if (records.hasStrayQuotes() && toldOfQuotes.compareAndSet(false, true)) {
                feedback.warn(IoProblems.strayQuotes(setup.file()));
            }
            return records.result();
        }

        /** Reads a plain record or an empty line; -1 when it is neither. */
        private int plain(int at) {
            byte b = bytes[at];
            if (b == '\n' || b == '\r') {
                return behindLineEnd(at);
            }
            if (records.isHeaderPending() || (watchesForHeader && mayBeHeader(b))) {
                return -1;
            }
            int end = rows.read(at);
            if (end < 0) {
                return -1;
            }
            chunk.tookRow(at);
            return behindLineEnd(end);
        }

        private boolean mayBeHeader(byte first) {
            return first <= ' '
                    || first == setup.dialect().quote()
                    || first == setup.dialect().separator()
                    || first == setup.plan().name(0).charAt(0);
        }

        private int notPlain(int at) {
            // Rows keep the order of the file.
            rows.flush();
            return records.read(at);
        }

        private int behindLineEnd(int at) {
            records.passLine();
            boolean both = bytes[at] == '\r' && at + 1 < chunk.to() && bytes[at + 1] == '\n';
            return at + (both ? 2 : 1);
        }

        private int behindLastLineEnd() {
            int at = chunk.to();
            while (at > chunk.from() && bytes[at - 1] != '\n' && bytes[at - 1] != '\r') {
                at--;
            }
            return at;
        }
    }
}
